"""``python -m ssg``, and the entry point of the ``ssg`` command."""

import gc
import os
import sys


def main() -> int:
    """Run the command line."""
    # Modules stay to the end: to look for circles among them while they are imported is lost time.
    gc.set_threshold(2_000_000, 20, 100)
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
