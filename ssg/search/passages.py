"""What a result is made of: a post's own text, in files that hold a few blocks each."""

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise

from ssg.search.documents import Document, Text, read_text
from ssg.search.postings import pack
from ssg.typography import is_divided, joints, phrases
from ssg.values import dataclass

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
    places in UTF-16 units; none where it is broken at spaces), ``j`` where a phrase of it is kept
    together, if anywhere, ``d`` the day, ``l`` the language,
    ``g`` the labels, ``h`` the headings of the whole post (text, anchor, block, place in it), ``n``
    how many blocks it has, ``b`` the part's.
    """
    document, part = passages.document, passages.part
    text = read_text(document, body)
    pieces = _phrases(document)
    value: dict[str, object] = {
        "u": document.url,
        "t": document.title,
        "p": _units(pieces[:-1]),
        "d": document.date,
        "l": document.lang,
        "g": document.labels,
        "h": [[h.text, h.anchor, block, place] for h, block, place in text.headings],
        "n": len(text.blocks),
        "b": text.blocks[part * PART : (part + 1) * PART],
    }
    if held := _joints(pieces):
        value["j"] = held
    return pack(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    )


def _phrases(document: Document) -> tuple[str, ...]:
    return phrases(document.title, document.lang) if is_divided(document.lang) else ()


def _units(texts: Iterable[str]) -> list[int]:
    """Where each of the texts ends that stand one behind the other, in UTF-16 units."""
    return list(accumulate(len(t.encode("utf-16-le", "surrogatepass")) // 2 for t in texts))


def _joints(pieces: Sequence[str]) -> list[int]:
    """The places in the title at which a phrase has to be kept together."""
    parts = [
        piece[start:stop]
        for piece in pieces
        for start, stop in pairwise((0, *joints(piece), len(piece)))
    ]
    ends = set(_units(pieces))
    return [place for place in _units(parts) if place not in ends]
