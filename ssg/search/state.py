"""What the last build's index was made from, for the next build to change only what it must."""

import json
from dataclasses import fields
from operator import attrgetter

from ssg.search.documents import Document
from ssg.values import dataclass

_FIELDS = attrgetter(*(field.name for field in fields(Document)))


@dataclass(frozen=True, slots=True)
class Indexed:
    """A document in the index: its slot, how many characters it has, how many files of text."""

    document: Document
    slot: int
    size: int
    parts: int


@dataclass(frozen=True, slots=True)
class State:
    """An index: its documents by slot, and for each kind of shard their digests in order.

    Attributes:
        pairs: ``2 ** bits - 1`` digests; grams have twice as many shards.
    """

    documents: tuple[Indexed, ...]
    pairs: tuple[str, ...]
    grams: tuple[str, ...]

    @property
    def bits(self) -> tuple[int, int]:
        """How many bits the numbers of the shards have: of pairs, of grams."""
        return len(self.pairs).bit_length() - 1, len(self.grams).bit_length() - 1


def encode_state(state: State) -> bytes:
    """The state as JSON."""
    documents = [[*_FIELDS(d.document), d.slot, d.size, d.parts] for d in state.documents]
    value = {"documents": documents, "pairs": state.pairs, "grams": state.grams}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def decode_state(data: bytes | None) -> State | None:
    """What ``encode_state`` wrote; None for anything else."""
    try:
        value = json.loads(data or b"")
        documents = tuple(_indexed(row) for row in value["documents"])
        return State(documents, tuple(value["pairs"]), tuple(value["grams"]))
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def _indexed(row: list[object]) -> Indexed:
    url, title, subtitle, date, lang, labels, body, slot, size, parts = row
    # A row is what ``encode_state`` wrote: its types are not asked again.
    document = Document(url, title, subtitle, date, lang, tuple(labels), body)  # type: ignore[arg-type]
    return Indexed(document, slot, size, parts)  # type: ignore[arg-type]
