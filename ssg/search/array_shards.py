"""A shard's bytes from columns of numbers and back, by NumPy: as ``ssg.search.postings`` does."""

import zlib

import numpy as np
import numpy.typing as npt

from ssg.search.grams import FOUR
from ssg.search.postings import pack
from ssg.values import dataclass

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
    columns = [np.array([len(unique)]), *characters(unique, pair=pair), counts]
    numbers = np.concatenate([c.astype(np.uint32) for c in (*columns, steps, postings.masks)])
    return pack(_leb128(numbers))


def characters(grams: Numbers, *, pair: bool) -> tuple[Numbers, ...]:
    """The code points of each gram, two of a pair, else four; 0 where it has none."""
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
