"""Postings without NumPy: slower, with the same bytes as ``ssg.search.arrays``."""

from array import array
from collections.abc import Iterable, Sequence

from ssg.search.grams import gram_shard, grams_of, pair_shard
from ssg.search.postings import Posting, decode_shard, encode_shard

Segments = Iterable[tuple[str, int]]
# Grams, slots and masks in columns: a tuple for each posting would be ten times as large.
Columns = tuple["array[int]", "array[int]", "array[int]"]

encode = encode_shard
decode = decode_shard


def gather(documents: Iterable[tuple[int, Segments]]) -> tuple[Columns, Columns]:
    """The postings of pairs and of grams in these documents: each a slot and its segments."""
    found = (_columns(), _columns())
    for slot, segments in documents:
        for columns, masks in zip(found, grams_of(segments), strict=True):
            columns[0].extend(masks.keys())
            columns[1].extend([slot] * len(masks))
            columns[2].extend(masks.values())
    return found


def _columns() -> Columns:
    return array("Q"), array("L"), array("L")


def rows(columns: Columns) -> Iterable[Posting]:
    """The postings one by one."""
    return zip(*columns, strict=True)


def split(parts: Sequence[Columns], bits: int, *, pair: bool) -> list[Columns]:
    """The postings of each shard."""
    shard = pair_shard if pair else gram_shard
    found = [_columns() for _ in range(1 << bits)]
    places: dict[int, int] = {}
    for part in parts:
        for gram, slot, mask in rows(part):
            place = places.get(gram)
            if place is None:
                place = places[gram] = shard(gram, bits)
            columns = found[place]
            columns[0].append(gram)
            columns[1].append(slot)
            columns[2].append(mask)
    return found


def encode_part(columns: Columns, *, pair: bool) -> bytes:
    """A shard of ``split`` as bytes."""
    return encode_shard(sorted(rows(columns)), pair=pair)


def edit(data: bytes, removed: Sequence[Posting], added: Sequence[Posting], *, pair: bool) -> bytes:
    """A shard without some postings and with others.

    Raises:
        ValueError: when it is no shard, or does not hold what is to be removed.
    """
    held = {(gram, slot): mask for gram, slot, mask in decode_shard(data, pair=pair)}
    for gram, slot, mask in removed:
        if held.pop((gram, slot), None) != mask:
            raise ValueError("the shard is of another index")
    held.update({(gram, slot): mask for gram, slot, mask in added})
    return encode_shard([(*key, held[key]) for key in sorted(held)], pair=pair)
