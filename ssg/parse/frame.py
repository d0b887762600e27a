"""Where a file's front matter and its body begin and end."""

import re
from typing import NamedTuple

MAX_BLOCK = 64 * 1024  # characters of front matter: longer, it is not read
_OPENS = "---\n"
_OPENED = len(_OPENS)
# The end of a line, and the boundary below it.
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")


class Frame(NamedTuple):
    """A file taken apart; offsets are code points of its text.

    Attributes:
        opens: the offset of the first ``---``; -1 where the file has no front matter.
        block: the front matter between the two lines.
        block_start: its offset.
        body_start: the offset of the first character after the closing line.
        closed: whether the closing line is there.
        close_guess: the offset of a line that was likely meant to close the block, or -1.
    """

    opens: int
    block: str
    block_start: int
    body_start: int
    closed: bool = True
    close_guess: int = -1


def plain_frame(text: str) -> Frame | None:
    """Where they lie in a file that begins with its front matter, as nearly all do; else None."""
    closing = _CLOSING.search(text, _OPENED - 1) if text.startswith(_OPENS) else None
    if closing is None or "\r" in (block := text[_OPENED : closing.start() + 1]):
        return None
    return Frame(0, block, _OPENED, closing.end())
