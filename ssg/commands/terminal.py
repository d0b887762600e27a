"""What the terminal can show."""

import os
import sys
from typing import TextIO


def has_color(stream: TextIO) -> bool:
    """Whether to colour what goes to ``stream``: a terminal, and NO_COLOR (no-color.org) unset."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def is_interactive() -> bool:
    """Whether a person watches the progress."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
