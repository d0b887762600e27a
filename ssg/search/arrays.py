"""The same grams and shards by NumPy (the extra ``[search]``), many posts at once.

Each function here gives, byte for byte, what the plain one in ``grams`` or ``postings`` gives.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ssg.search.grams import FOUR, MIX, NARROW
from ssg.search.postings import Posting, pack

Numbers = npt.NDArray[np.uint64]
Small = npt.NDArray[np.uint32]
_21 = np.uint64(0x1FFFFF)
_13 = np.uint64(0x1FFF)


@dataclass(frozen=True, slots=True)
class Postings:
    """Postings in columns, in order of gram and slot."""

    grams: Numbers
    slots: Small
    masks: Small

    def __len__(self) -> int:
        return len(self.grams)


def gather(
    documents: Iterable[tuple[int, Iterable[tuple[str, int]]]],
) -> tuple[Postings, Postings]:
    """The postings of pairs and of grams in documents: each a slot, in order, and segments."""
    texts: list[str] = []
    lengths: list[int] = []
    masks: list[int] = []
    slots: list[int] = []
    for slot, segments in documents:
        for text, bits in segments:
            texts.append(text)
            lengths.append(len(text))
            masks.append(bits)
            slots.append(slot)
    data = ("".join(texts) + "\n\n\n").encode("utf-32-le", "surrogatepass")
    code = np.frombuffer(data, dtype="<u4").astype(np.uint64)
    at_mask = np.repeat(np.array(masks, np.uint32), lengths)
    at_slot = np.repeat(np.array(slots, np.uint32), lengths)
    a, b, c, d = code[:-3], code[1:-2], code[2:-1], code[3:]
    stop = code == 10
    narrow = (code < NARROW) & ~stop
    is_pair = ~(stop[:-3] | stop[1:-2])
    pairs = _merged((a << np.uint64(21) | b)[is_pair], at_slot[is_pair], at_mask[is_pair])
    is_gram = is_pair & ~stop[2:-1]
    four = narrow[:-3] & narrow[1:-2] & narrow[2:-1] & narrow[3:]
    long = np.uint64(FOUR) | a << np.uint64(39) | b << np.uint64(26) | c << np.uint64(13) | d
    grams = np.where(four, long, a << np.uint64(42) | b << np.uint64(21) | c)
    return pairs, _merged(grams[is_gram], at_slot[is_gram], at_mask[is_gram])


def _merged(grams: Numbers, slots: Small, masks: Small) -> Postings:
    """In order, the masks of one gram in one post put together; ``slots`` come in order."""
    order = np.argsort(grams, kind="stable")
    grams, slots, masks = grams[order], slots[order], masks[order]
    if not len(grams):
        return Postings(grams, slots, masks)
    first = np.empty(len(grams), bool)
    first[0] = True
    first[1:] = (grams[1:] != grams[:-1]) | (slots[1:] != slots[:-1])
    starts = np.flatnonzero(first)
    return Postings(grams[starts], slots[starts], np.bitwise_or.reduceat(masks, starts))


def shards(grams: Numbers, bits: int, *, pair: bool) -> npt.NDArray[np.uint16]:
    """The shard of each gram."""
    if pair:
        first, second, third = grams >> np.uint64(21), grams & _21, np.zeros(1, np.uint64)
    else:
        four = grams >= np.uint64(FOUR)
        first = np.where(four, grams >> np.uint64(39) & _13, grams >> np.uint64(42))
        second = np.where(four, grams >> np.uint64(26) & _13, grams >> np.uint64(21) & _21)
        third = np.where(four, grams >> np.uint64(13) & _13, grams & _21)
    mixed = first.astype(np.uint32) * np.uint32(MIX[0])
    mixed ^= second.astype(np.uint32) * np.uint32(MIX[1])
    mixed ^= third.astype(np.uint32) * np.uint32(MIX[2])
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(MIX[3])
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(MIX[0])
    return (mixed >> np.uint32(32 - bits)).astype(np.uint16)


def split(parts: Sequence[Postings], bits: int, *, pair: bool) -> list[Postings]:
    """The postings of each shard, in order of slots; the parts come in order of slots."""
    grams = np.concatenate([p.grams for p in parts] or [np.empty(0, np.uint64)])
    slots = np.concatenate([p.slots for p in parts] or [np.empty(0, np.uint32)])
    masks = np.concatenate([p.masks for p in parts] or [np.empty(0, np.uint32)])
    shard = shards(grams, bits, pair=pair)
    order = np.argsort(shard, kind="stable")
    grams, slots, masks = grams[order], slots[order], masks[order]
    ends = np.searchsorted(shard[order], np.arange((1 << bits) + 1))
    return [
        Postings(grams[start:end], slots[start:end], masks[start:end])
        for start, end in pairwise(ends.tolist())
    ]


def encode_part(postings: Postings, *, pair: bool) -> bytes:
    """A shard of ``split`` as bytes."""
    order = np.argsort(postings.grams, kind="stable")
    ordered = Postings(postings.grams[order], postings.slots[order], postings.masks[order])
    return encode(ordered, pair=pair)


def edit(data: bytes, removed: Sequence[Posting], added: Sequence[Posting], *, pair: bool) -> bytes:
    """A shard without some postings and with others.

    Raises:
        ValueError: when it is no shard, or does not hold what is to be removed.
    """
    held = decode(data, pair=pair)
    gone = [_place(held, gram, slot) for gram, slot, _ in removed]
    if any(n >= len(held) or _row(held, n) != row for n, row in zip(gone, removed, strict=True)):
        raise ValueError("the shard is of another index")
    left = Postings(
        np.delete(held.grams, gone), np.delete(held.slots, gone), np.delete(held.masks, gone)
    )
    new = sorted(added)
    places = [_place(left, gram, slot) for gram, slot, _ in new]
    changed = Postings(
        np.insert(left.grams, places, np.array([gram for gram, _, _ in new], np.uint64)),
        np.insert(left.slots, places, np.array([slot for _, slot, _ in new], np.uint32)),
        np.insert(left.masks, places, np.array([mask for _, _, mask in new], np.uint32)),
    )
    return encode(changed, pair=pair)


def _place(postings: Postings, gram: int, slot: int) -> int:
    """Where the posting of a gram and a slot stands, or would."""
    start = np.searchsorted(postings.grams, np.uint64(gram), "left")
    end = np.searchsorted(postings.grams, np.uint64(gram), "right")
    return int(start + np.searchsorted(postings.slots[start:end], np.uint32(slot)))


def _row(postings: Postings, number: int) -> Posting:
    columns = (postings.grams, postings.slots, postings.masks)
    gram, slot, mask = (int(column[number]) for column in columns)
    return gram, slot, mask


def rows(postings: Postings) -> Iterable[Posting]:
    """The postings one by one."""
    columns = (postings.grams, postings.slots, postings.masks)
    return zip(*(column.tolist() for column in columns), strict=True)


def encode(postings: Postings, *, pair: bool) -> bytes:
    """``encode_shard``."""
    grams, slots = postings.grams, postings.slots
    count = len(grams)
    first = np.empty(count, bool)
    first[:1] = True
    first[1:] = grams[1:] != grams[:-1]
    starts = np.flatnonzero(first)
    unique = grams[starts]
    steps = np.empty(count, np.uint32)
    steps[:1] = slots[:1]
    steps[1:] = slots[1:] - slots[:-1]
    steps[starts] = slots[starts]
    counts = np.diff(np.append(starts, count))
    columns = [np.array([len(unique)]), *_characters(unique, pair=pair), counts]
    numbers = np.concatenate([c.astype(np.uint32) for c in (*columns, steps, postings.masks)])
    return pack(_leb128(numbers))


def _characters(grams: Numbers, *, pair: bool) -> tuple[Numbers, ...]:
    if pair:
        return grams >> np.uint64(21), grams & _21
    four = grams >= np.uint64(FOUR)
    return (
        np.where(four, grams >> np.uint64(39) & _13, grams >> np.uint64(42)),
        np.where(four, grams >> np.uint64(26) & _13, grams >> np.uint64(21) & _21),
        np.where(four, grams >> np.uint64(13) & _13, grams & _21),
        np.where(four, grams & _13, np.uint64(0)),
    )


def _leb128(numbers: Small) -> bytes:
    sizes = np.ones(len(numbers), np.int64)
    for bits in (7, 14, 21, 28):
        sizes += numbers >= np.uint32(1 << bits)
    ends = np.cumsum(sizes)
    out = np.empty(int(ends[-1]), np.uint8)
    place = ends - sizes
    left, rest = numbers, sizes
    while True:
        more = rest > 1
        out[place] = (left & np.uint32(0x7F)) | more.astype(np.uint32) << np.uint32(7)
        if not more.any():
            return out.tobytes()
        place, left, rest = place[more] + 1, left[more] >> np.uint32(7), rest[more] - 1


def decode(data: bytes, *, pair: bool) -> Postings:
    """``decode_shard``.

    Raises:
        ValueError: when it is no shard.
    """
    try:
        numbers = _read_leb128(zlib.decompress(data))
        count = int(numbers[0])
        width = 2 if pair else 4
        text = numbers[1 : 1 + width * count].reshape(width, count).astype(np.uint64)
        counts = numbers[1 + width * count : 1 + (width + 1) * count].astype(np.int64)
        rest = numbers[1 + (width + 1) * count :]
        steps, masks = rest[: len(rest) // 2], rest[len(rest) // 2 :]
        if pair:
            unique = text[0] << np.uint64(21) | text[1]
        else:
            three = text[0] << np.uint64(42) | text[1] << np.uint64(21) | text[2]
            long = text[0] << np.uint64(39) | text[1] << np.uint64(26) | text[2] << np.uint64(13)
            unique = np.where(text[3] > 0, np.uint64(FOUR) | long | text[3], three)
        sums = np.cumsum(steps, dtype=np.int64)
        starts = np.cumsum(counts) - counts
        before = np.where(starts > 0, sums[starts - 1], 0)
        slots = (sums - np.repeat(before, counts)).astype(np.uint32)
        return Postings(np.repeat(unique, counts), slots, masks)
    except (zlib.error, IndexError) as error:
        raise ValueError("this is no shard") from error


def _read_leb128(data: bytes) -> Small:
    raw = np.frombuffer(data, np.uint8)
    last = raw < 0x80
    ends = np.flatnonzero(last)
    starts = np.empty(len(ends), np.int64)
    starts[:1] = 0
    starts[1:] = ends[:-1] + 1
    numbers = (raw[starts] & 0x7F).astype(np.uint32)
    sizes = ends - starts
    for byte in range(1, 5):
        longer = np.flatnonzero(sizes >= byte)
        if not len(longer):
            break
        part = (raw[starts[longer] + byte] & 0x7F).astype(np.uint32)
        numbers[longer] |= part << np.uint32(7 * byte)
    return numbers
