"""What ``ssg`` can do, one module a command. A new command is a module and a line here.

Only the module of the command that was typed is imported, and it imports what it needs when it
runs: ``ssg --version`` and a mistyped option answer at once.
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ssg.commands.protocol import Command

COMMANDS = ("build", "serve", "stitch", "new-site", "schema", "clean")


@cache
def find_command(name: str) -> "Command":
    """The command of that name.

    Raises:
        KeyError: when there is none.
    """
    if name not in COMMANDS:
        raise KeyError(name)
    return cast("Command", import_module(f"ssg.commands.{name.replace('-', '_')}"))


__all__ = ["COMMANDS", "find_command"]
