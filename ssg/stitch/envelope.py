"""A file taken apart as text: front matter's block and body, without reading the former."""

import re
from dataclasses import dataclass

_OPEN = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE)


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
    there is none, and everything is body. Nothing in the block is read.
    """
    opening = _OPEN.match(text)
    closing = _CLOSE.search(text, opening.end()) if opening else None
    offset = closing.end() if closing else 0
    head = text[:offset]
    return Envelope(head, text[offset:], head.count("\n") + 1, offset)
