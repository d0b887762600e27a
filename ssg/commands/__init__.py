"""What ``ssg`` can do, one module a command. A new command is a module and a line here."""

from ssg.commands import build, clean, new_site, schema, serve, stitch
from ssg.commands.protocol import Command

COMMANDS: tuple[Command, ...] = (build, serve, stitch, new_site, schema, clean)

__all__ = ["COMMANDS", "Command"]
