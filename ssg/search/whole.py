"""An index made from nothing: every document is read."""

from collections.abc import Callable, Sequence
from typing import Any

from ssg.model.digests import digest_bytes
from ssg.model.ports import Spread
from ssg.search.documents import Document, read_text, segments
from ssg.search.grams import GROUPS
from ssg.search.makers import Maker
from ssg.search.passages import parts
from ssg.search.state import Indexed, State

_TASKS = 64  # in which documents are read
_LEAST, _MOST = 8, 64  # documents that one of them reads
_LEAST_BITS = 4

Body = Callable[[str], str]


def make_whole(
    places: Sequence[tuple[Document, int]], body: Body, spread: Spread, maker: Maker
) -> tuple[State, dict[str, bytes]]:
    """The state of the index of these documents, in order of slots; its shards by their digest.

    Twice everything goes through all processes: documents become portions for each group of shards,
    which are all that is held at once; then each group becomes its shards.
    """
    size = min(_MOST, max(_LEAST, -(-len(places) // _TASKS)))
    chunks = [places[n : n + size] for n in range(0, len(places), size)] or [places]

    def read(number: int) -> tuple[list[tuple[int, int]], list[Any]]:
        sizes, postings = gathered(chunks[number], body, maker)
        kinds = zip(postings, (True, False), strict=True)
        return sizes, [maker.portions(part, pair=pair) for part, pair in kinds]

    found = list(spread(read, len(chunks)))
    sizes = [size for chunk, _ in found for size in chunk]
    documents = tuple(
        Indexed(document, slot, *size) for (document, slot), size in zip(places, sizes, strict=True)
    )
    bits = shard_bits(sum(size for size, _ in sizes))
    parts = [[portions[kind] for _, portions in found] for kind in (0, 1)]
    tasks = [(kind, groups) for kind in (0, 1) for groups in _groups(bits[kind])]

    def write(number: int) -> list[bytes]:
        kind, groups = tasks[number]
        return maker.shards(parts[kind], bits[kind], groups, pair=kind == 0)

    made: dict[str, bytes] = {}
    names: tuple[list[str], list[str]] = ([], [])
    for (kind, _), shards in zip(tasks, spread(write, len(tasks)), strict=True):
        for data in shards:
            digest = digest_bytes(data)
            made[digest] = data
            names[kind].append(digest)
    return State(documents, *map(tuple, names)), made


def _groups(bits: int) -> list[tuple[int, int]]:
    """The groups of shards that one task writes: one, or where there are few shards, several."""
    step = max(1, GROUPS >> bits)
    return [(first, first + step) for first in range(0, GROUPS, step)]


def gathered(
    places: Sequence[tuple[Document, int]], body: Body, maker: Maker
) -> tuple[list[tuple[int, int]], tuple[Any, Any]]:
    """For each document its size and parts; the postings of all of them."""
    texts = [read_text(document, body) for document, _ in places]
    indexed = [list(segments(place[0], text)) for place, text in zip(places, texts, strict=True)]
    sizes = [
        (sum(len(segment) for segment, _ in found), parts(text))
        for found, text in zip(indexed, texts, strict=True)
    ]
    slots = (slot for _, slot in places)
    return sizes, maker.gather(zip(slots, indexed, strict=True))


def shard_bits(size: int) -> tuple[int, int]:
    """How many shards (as powers of two) pairs and grams of so many characters are put into.

    As many as make their number and their size grow alike: some 500 for 1,000 posts.
    """
    shards = max(int(size**0.5) // 4, 1 << _LEAST_BITS)
    bits = (shards - 1).bit_length()
    return bits - 1, bits
