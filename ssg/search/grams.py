"""Grams: the short pieces of text that the index lists, and the shard that each is in.

Every place of a text has a pair (two characters) and a gram: four characters where all are narrow
(alphabets, digits, signs), three otherwise, or where a text ends. A gram is a number: its
characters, 21 bits each, or 13 each in a gram of four, marked by the highest of 64 bits. Whatever
is looked up begins with what the query says, so a query's end is a range of grams.
"""

from collections.abc import Iterable

NARROW = 0x1100  # below are the alphabets
FOUR = 1 << 63
GROUP_BITS = (
    6  # shards are made in so many groups (a power of two), by the first bits of their hash
)
GROUPS = 1 << GROUP_BITS
_32 = 0xFFFFFFFF
# Odd multipliers of xxHash (github.com/Cyan4973/xxHash, doc/xxhash_spec.md) and a finisher with
# two of them: any that mix well would do.
MIX = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)


def shard_of(first: int, second: int, third: int, bits: int) -> int:
    """The shard, of ``2 ** bits``, of grams that begin with these characters (a pair: third 0)."""
    mixed = (first * MIX[0] ^ second * MIX[1] ^ third * MIX[2]) & _32
    mixed ^= mixed >> 15
    mixed = mixed * MIX[3] & _32
    mixed ^= mixed >> 13
    mixed = mixed * MIX[0] & _32
    return mixed >> (32 - bits)


def pair_shard(gram: int, bits: int) -> int:
    """The shard of a pair."""
    return shard_of(*characters(gram, pair=True)[:2], 0, bits)


def gram_shard(gram: int, bits: int) -> int:
    """The shard of a gram of three or four."""
    return shard_of(*characters(gram)[:3], bits)


def characters(gram: int, *, pair: bool = False) -> tuple[int, int, int, int]:
    """The code points of a gram; 0 where it has none."""
    if pair:
        return gram >> 21, gram & 0x1FFFFF, 0, 0
    if gram & FOUR:
        return gram >> 39 & 0x1FFF, gram >> 26 & 0x1FFF, gram >> 13 & 0x1FFF, gram & 0x1FFF
    return gram >> 42, gram >> 21 & 0x1FFFFF, gram & 0x1FFFFF, 0


def grams_of(segments: Iterable[tuple[str, int]]) -> tuple[dict[int, int], dict[int, int]]:
    """The pairs and the grams of a document's segments, each with its mask.

    A newline ends a text; nothing is across it.
    """
    codes: list[int] = []
    masks: list[int] = []
    for text, mask in segments:
        codes += map(ord, text)
        masks += [mask] * len(text)
    pairs: dict[int, int] = {}
    grams: dict[int, int] = {}
    codes += (10, 10, 10)
    for n, mask in enumerate(masks):
        a, b = codes[n], codes[n + 1]
        if a == 10 or b == 10:
            continue
        pair = a << 21 | b
        pairs[pair] = pairs.get(pair, 0) | mask
        c, d = codes[n + 2], codes[n + 3]
        if c == 10:
            continue
        if a < NARROW and b < NARROW and c < NARROW and d < NARROW and d != 10:
            gram = FOUR | a << 39 | b << 26 | c << 13 | d
        else:
            gram = a << 42 | b << 21 | c
        grams[gram] = grams.get(gram, 0) | mask
    return pairs, grams
