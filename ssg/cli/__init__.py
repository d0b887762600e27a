"""The command line."""

from ssg.cli.main import main

__all__ = ["main"]
