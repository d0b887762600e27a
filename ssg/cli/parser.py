"""The parser of the command line: every command's options, and suggestions for what is mistyped."""

import argparse
import re
import sys
from typing import NoReturn

from ssg import __version__
from ssg.commands import COMMANDS, find_command
from ssg.commands.protocol import Command

EPILOG = "Each command has its own help: ssg build --help"


class SuggestingParser(argparse.ArgumentParser):
    """A parser that exits with 2 and, for a misspelt command or option, names the nearest one."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with what was typed."""
        print(f"{self.prog}: {self._explained(message)}", file=sys.stderr)
        print(f"Try: {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)

    def _explained(self, message: str) -> str:
        if match := re.match(r"argument .*: invalid choice: '(.*?)' \(choose from (.*)\)", message):
            known = re.findall(r"[\w-]+", match[2])
            what = "command" if "COMMAND" in message else "value"
            return f"no {what} “{match[1]}”" + _nearest(match[1], known, ", ".join(known))
        if match := re.match(r"unrecognized arguments: (.*)", message):
            typed = match[1].split()[0]
            if not typed.startswith("-"):
                return f"“{typed}” is one argument too many"
            known = [s for action in self._actions for s in action.option_strings]
            if re.fullmatch("-[A-Za-z]", typed):  # one letter is like no other: what it begins
                known = [s for s in known if s[:2] == "--" and s[2] == typed[1].lower()]
                return f"no option “{typed}”" + (f"; there is “{known[0]}”" if known else "")
            return f"no option “{typed}”" + _nearest(typed.split("=")[0], known, "")
        return message


def _nearest(typed: str, known: list[str], otherwise: str) -> str:
    import difflib

    near = difflib.get_close_matches(typed, known, n=1, cutoff=0.5)
    if near:
        return f"; did you mean “{near[0]}”?"
    return f"; there are: {otherwise}" if otherwise else ""


def make_parser() -> SuggestingParser:
    """The parser of ``ssg`` itself, which knows of each command its name and its help."""
    parser = SuggestingParser(
        prog="ssg",
        description="Tsugime: mends analysis posts and publishes them as a static blog.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Tsugime {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", parser_class=SuggestingParser
    )
    for name in COMMANDS:
        commands.add_parser(name, help=find_command(name).HELP)
    return parser


def command_parser(command: Command, prog: str) -> SuggestingParser:
    """The parser of one command by itself.

    Args:
        prog: how it is called: ``ssg build``, or ``python build.py``.
    """
    parser = SuggestingParser(
        prog=prog,
        description=command.HELP[0].upper() + command.HELP[1:] + ".",
        epilog=f"Examples:\n{command.EXAMPLE}".replace(f"ssg {command.NAME}", prog),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.configure(parser)
    return parser
