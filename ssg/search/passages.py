"""What a result is made of: a post's own text, in files that hold a few blocks each."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from ssg.search.documents import Document, Text, read_text
from ssg.search.postings import pack
from ssg.typography import is_divided, phrases

PART = 4  # blocks in one file


@dataclass(frozen=True, slots=True)
class Passages:
    """A part of a document, to be written."""

    document: Document
    slot: int
    part: int

    @property
    def name(self) -> str:
        """The file, below the index's folder."""
        return f"t/{self.slot}-{self.part}.bin" if self.part else f"t/{self.slot}.bin"


def parts(text: Text) -> int:
    """How many files the text takes, at least one: its title is in it."""
    return max(1, -(-len(text.blocks) // PART))


def passage_bytes(passages: Passages, body: Callable[[str], str]) -> bytes:
    """The file of a part: JSON in a zlib stream.

    Its keys: ``u`` the path, ``t`` the title, ``p`` where a line of it may end (between phrases;
    places in UTF-16 units; none where it is broken at spaces), ``d`` the day, ``l`` the language,
    ``g`` the labels, ``h`` the headings of the whole post (text, anchor, block, place in it), ``n``
    how many blocks it has, ``b`` the part's.
    """
    document, part = passages.document, passages.part
    text = read_text(document, body)
    value = {
        "u": document.url,
        "t": document.title,
        "p": _line_ends(document),
        "d": document.date,
        "l": document.lang,
        "g": document.labels,
        "h": [[h.text, h.anchor, block, place] for h, block, place in text.headings],
        "n": len(text.blocks),
        "b": text.blocks[part * PART : (part + 1) * PART],
    }
    return pack(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    )


def _line_ends(document: Document) -> list[int]:
    if not is_divided(document.lang):
        return []
    pieces = phrases(document.title, document.lang)[:-1]
    return list(accumulate(len(p.encode("utf-16-le", "surrogatepass")) // 2 for p in pieces))
