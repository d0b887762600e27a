"""What a command's module has."""

import argparse
from typing import Protocol


class Command(Protocol):
    """A module of ``ssg.commands``.

    Attributes:
        NAME: as typed.
        HELP: one line.
        EXAMPLE: shown under ``--help``.
    """

    NAME: str
    HELP: str
    EXAMPLE: str

    def configure(self, parser: argparse.ArgumentParser, /) -> None:
        """Add the command's options."""

    def run(self, args: argparse.Namespace, /) -> int:
        """Do it; returns the exit status: 0 done, 1 the site has errors, 2 wrong usage."""
