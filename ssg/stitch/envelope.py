"""A file taken apart as text: front matter's block and body, without reading the former."""

import re

from ssg.values import dataclass

_OPEN = re.compile(r"\ufeff?(?:[ \t]*\r?\n)*---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
# What the block begins with: else the first line is a thematic break, and all is body.
_ENTRY = re.compile(
    r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:[^\s:：#][^\n:：]{0,60}[ \t]*[:：]|---|\.\.\.)"
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A file's text in two parts; ``head + body`` is the text.

    Attributes:
        head: the front matter with both its fences; empty when there is none.
        line: the file's line (from 1) on which the body starts.
        offset: of the body, in code points from the file's start.
    """

    head: str
    body: str
    line: int
    offset: int


def open_envelope(text: str) -> Envelope:
    """Split a file at its front matter's closing line.

    A block is a first line ``---`` closed by a line ``---`` or ``...``; without the closing line
    there is none, and everything is body, as in a file whose first line is a thematic break.
    """
    opening = _OPEN.match(text)
    closing = None
    if opening is not None and _ENTRY.match(text, opening.end()):
        closing = _CLOSE.search(text, opening.end())
    offset = closing.end() if closing else int(text.startswith("\ufeff"))
    head = text[:offset]
    return Envelope(head, text[offset:], head.count("\n") + 1, offset)
