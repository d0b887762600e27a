"""What ``ssg`` can do, one module a command. A new command is a module and a line here.

The modules are light: what a command needs is imported when it runs, so that ``ssg --version`` and
a mistyped option answer at once.
"""

from ssg.commands import build, clean, new_site, schema, serve, stitch
from ssg.commands.protocol import Command

COMMANDS: tuple[Command, ...] = (build, serve, stitch, new_site, schema, clean)

__all__ = ["COMMANDS", "Command"]
