"""``ssg``: what was typed becomes a command that runs."""

import io
import sys
from typing import TYPE_CHECKING

from ssg import __version__
from ssg.commands import COMMANDS, find_command

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from ssg.commands.protocol import Command


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run a command; returns the exit status: 0 done, 1 the site has errors, 2 wrong usage."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    if typed == ["--version"]:  # nothing else is needed to say it
        print(f"Tsugime {__version__}")
        return 0
    if typed and typed[0] in COMMANDS:
        return run_alone(typed[0], f"ssg {typed[0]}", typed[1:])
    _print_everywhere()
    from ssg.cli.parser import make_parser

    parser = make_parser()
    _, rest = parser.parse_known_args(typed)
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    parser.print_help()
    return 2


def run_alone(name: str, prog: str, arguments: "Sequence[str] | None" = None) -> int:
    """Run one command as a program of its own, as ``build.py`` does with ``build``."""
    _print_everywhere()
    from ssg.cli.parser import command_parser

    command = find_command(name)
    args = command_parser(command, prog).parse_args(arguments)
    return _run(command, args, prog)


def _print_everywhere() -> None:
    """Letters that the terminal's encoding does not have are printed by their number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _run(command: "Command", args: "argparse.Namespace", prog: str) -> int:
    import zoneinfo

    from ssg.commands.options import UsageError

    # Time zones come from the locked tzdata alone: a system's own differ with its age.
    zoneinfo.reset_tzpath(())
    try:
        status = command.run(args)
        sys.stdout.flush()  # or a full disk under it would be told by a traceback at exit
        return status
    except UsageError as error:
        print(f"{prog}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has left (``ssg schema | head``).
        sys.stderr.close()
        return 0
    except OSError as error:  # a fault of the machine, not of the program or the site
        where = f": {error.filename}" if error.filename else ""
        print(f"{prog}: {error.strerror or error}{where}", file=sys.stderr)
        _forget_output()
        return 1


def _forget_output() -> None:
    """Let go of text that could not be written, which Python would try to write again at exit."""
    sys.stdout = io.StringIO()
