"""An index made from nothing: every document is read."""

from collections.abc import Callable, Sequence
from typing import Any

from ssg.model.digests import digest_bytes
from ssg.prepare.cached import Spread
from ssg.search.documents import Document, read_text, segments
from ssg.search.makers import Maker
from ssg.search.passages import parts
from ssg.search.state import Indexed, State

_DOCUMENTS = 32  # that one task reads
_SHARDS = 16  # that one task writes
_LEAST_BITS = 4

Body = Callable[[str], str]


def make_whole(
    places: Sequence[tuple[Document, int]], body: Body, spread: Spread, maker: Maker
) -> tuple[State, dict[str, bytes]]:
    """The state of the index of these documents, in order of slots; its shards by their digest."""
    chunks = [places[n : n + _DOCUMENTS] for n in range(0, len(places), _DOCUMENTS)]

    def read(number: int) -> tuple[list[tuple[int, int]], tuple[Any, Any]]:
        return gathered(chunks[number], body, maker)

    found = list(spread(read, len(chunks)))
    sizes = [size for chunk, _ in found for size in chunk]
    documents = tuple(
        Indexed(document, slot, *size) for (document, slot), size in zip(places, sizes, strict=True)
    )
    bits = shard_bits(sum(size for size, _ in sizes))
    made: dict[str, bytes] = {}
    names: list[tuple[str, ...]] = []
    for kind, pair in enumerate((True, False)):
        shards = maker.split([postings[kind] for _, postings in found], bits[kind], pair=pair)
        data = _encoded(shards, spread, maker, pair=pair)
        digests = [digest_bytes(shard) for shard in data]
        made.update(zip(digests, data, strict=True))
        names.append(tuple(digests))
    return State(documents, *names), made


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


def _encoded(shards: Sequence[Any], spread: Spread, maker: Maker, *, pair: bool) -> list[bytes]:
    def write(number: int) -> list[bytes]:
        some = shards[number * _SHARDS : (number + 1) * _SHARDS]
        return [maker.encode_part(shard, pair=pair) for shard in some]

    return [data for some in spread(write, -(-len(shards) // _SHARDS)) for data in some]
