"""``python -m ssg``, and the entry point of the ``ssg`` command."""

import sys


def main() -> int:
    """Run the command line."""
    from ssg.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
