"""``python -m ssg``, and the entry point of the ``ssg`` command."""

import os
import sys


def main() -> int:
    """Run the command line."""
    from ssg.cli.main import main as run

    status = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return status
    # Everything is written and closed. To take ten thousand posts out of memory one by one, as
    # Python does at its end, would take as long as to look whether they have changed.
    os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
