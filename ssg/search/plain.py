"""Postings without NumPy: slower, with the same bytes as ``ssg.search.arrays``."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain

from ssg.search.grams import GROUP_BITS, GROUPS, gram_shard, grams_of, pair_shard
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


def portions(columns: Columns, *, pair: bool) -> list[Columns]:
    """Such postings by group of shards."""
    shard = pair_shard if pair else gram_shard
    found = [_columns() for _ in range(GROUPS)]
    places: dict[int, Columns] = {}
    for gram, slot, mask in rows(columns):
        group = places.get(gram)
        if group is None:
            group = places[gram] = found[shard(gram, GROUP_BITS)]
        group[0].append(gram)
        group[1].append(slot)
        group[2].append(mask)
    return found


def shards(
    parts: Sequence[Sequence[Columns]], bits: int, groups: tuple[int, int], *, pair: bool
) -> list[bytes]:
    """The shards of some groups (from, to), of several parts."""
    shard = pair_shard if pair else gram_shard
    found: dict[int, list[Posting]] = {}
    places: dict[int, list[Posting]] = {}
    for posting in chain.from_iterable(rows(part[n]) for part in parts for n in range(*groups)):
        held = places.get(posting[0])
        if held is None:
            held = places[posting[0]] = found.setdefault(shard(posting[0], bits), [])
        held.append(posting)
    numbers = range(groups[0] << bits >> GROUP_BITS, groups[1] << bits >> GROUP_BITS)
    return [encode_shard(sorted(found.get(number, ())), pair=pair) for number in numbers]


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
