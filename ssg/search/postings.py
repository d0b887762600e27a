"""A shard's bytes: grams, and for each the posts that have it and where in them.

Columns of numbers, each LEB128 (DWARF 5, 7.6), in a zlib stream (RFC 1950), which a browser opens
with ``DecompressionStream("deflate")`` whatever the host does:

- the number of grams; their first, second and, but for pairs, third and fourth characters (0 for
  none), in the order of the grams;
- for each gram how many posts have it; then, gram after gram, their slots (the first as it is, each
  other as the distance to the one before) and then their masks.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence

from ssg.search.grams import FOUR, characters

LEVEL = 6
# A gram, a post's slot, and the mask of where in the post the gram stands.
Posting = tuple[int, int, int]


def encode_shard(postings: Sequence[Posting], *, pair: bool) -> bytes:
    """The shard of these postings, which are in order."""
    return pack(leb128(_numbers(postings, pair=pair)))


def pack(data: bytes) -> bytes:
    """``data`` compressed."""
    return zlib.compress(data, LEVEL)


def leb128(numbers: Iterable[int]) -> bytes:
    """The numbers, seven bits a byte, the lowest first."""
    out = bytearray()
    for number in numbers:
        rest = number
        while rest > 0x7F:
            out.append(rest & 0x7F | 0x80)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def _numbers(postings: Sequence[Posting], *, pair: bool) -> Iterator[int]:
    grams: dict[int, list[tuple[int, int]]] = {}
    for gram, slot, mask in postings:
        grams.setdefault(gram, []).append((slot, mask))
    yield len(grams)
    texts = [characters(gram, pair=pair) for gram in grams]
    for column in range(2 if pair else 4):
        for text in texts:
            yield text[column]
    for listed in grams.values():
        yield len(listed)
    for listed in grams.values():
        before = 0
        for slot, _ in listed:
            yield slot - before
            before = slot
    for listed in grams.values():
        for _, mask in listed:
            yield mask


def decode_shard(data: bytes, *, pair: bool) -> list[Posting]:
    """The postings of a shard, in order.

    Raises:
        ValueError: when it is no shard.
    """
    try:
        numbers = read_leb128(zlib.decompress(data))
        count = next(numbers)
        columns = [[next(numbers) for _ in range(count)] for _ in range(2 if pair else 4)]
        counts = [next(numbers) for _ in range(count)]
        grams: list[int] = []
        for number, listed in enumerate(counts):
            grams += [_gram([column[number] for column in columns])] * listed
        slots: list[int] = []
        for listed in counts:
            slot = 0
            for _ in range(listed):
                slot += next(numbers)
                slots.append(slot)
        return [(gram, slot, next(numbers)) for gram, slot in zip(grams, slots, strict=True)]
    except (zlib.error, StopIteration, RuntimeError) as error:
        raise ValueError("this is no shard") from error


def _gram(text: Sequence[int]) -> int:
    if len(text) == 2:
        return text[0] << 21 | text[1]
    if text[3]:
        return FOUR | text[0] << 39 | text[1] << 26 | text[2] << 13 | text[3]
    return text[0] << 42 | text[1] << 21 | text[2]


def read_leb128(data: bytes) -> Iterator[int]:
    """The numbers that ``leb128`` wrote."""
    number = shift = 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0
