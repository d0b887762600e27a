"""The same grams and shards by NumPy (the extra ``[search]``), many posts at once.

Each function here gives, byte for byte, what the plain one in ``grams`` or ``postings`` gives.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ssg.search.alphabet import Alphabet
from ssg.search.array_shards import Numbers, Postings, Small, characters, decode, encode
from ssg.search.grams import FOUR, GROUP_BITS, GROUPS, MIX, NARROW
from ssg.search.postings import Posting
from ssg.values import dataclass

_BIT = 5  # bits that the number of a mask's bit takes
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Portions:
    """Some documents' postings by group of shards, each gram once: small, to go to a process.

    Attributes:
        grams: group after group, in order in each.
        counts: how many postings each has.
        slots, masks: of the postings, gram after gram.
        first_gram, first_posting: where each group begins; and the end.
    """

    grams: Numbers
    counts: npt.NDArray[np.uint16]
    slots: npt.NDArray[np.unsignedinteger]
    masks: npt.NDArray[np.unsignedinteger]
    first_gram: Places
    first_posting: Places


def gather(
    documents: Iterable[tuple[int, Iterable[tuple[str, int]]]],
) -> tuple[Postings, Postings]:
    """The postings of pairs and of grams in documents: each a slot, in order, and segments."""
    texts: list[str] = []
    lengths: list[int] = []
    where: list[int] = []  # each segment's document and bit
    slots: list[int] = []
    for number, (slot, segments) in enumerate(documents):
        slots.append(slot)
        for text, mask in segments:
            texts.append(text)
            lengths.append(len(text))
            where.append(number << _BIT | max(0, mask.bit_length() - 1))
    data = ("".join(texts) + "\n\n\n").encode("utf-32-le", "surrogatepass")
    code = np.frombuffer(data, dtype="<u4")
    alphabet = Alphabet(code)
    rank = alphabet.ranks(code)
    place = np.repeat(np.array(where, np.uint64), lengths)
    taken = _BIT + len(slots).bit_length()
    known = np.array(slots, np.uint32)

    stop = code == ord("\n")
    is_pair = ~(stop[:-3] | stop[1:-2])
    pairs = alphabet.packed([rank[:-3], rank[1:-2]])[is_pair]
    pairs, *rest = _merged(pairs, alphabet.bits_of(2), place[is_pair], taken, known)
    first, second = alphabet.unpacked(pairs, 2)
    found = Postings(first << np.uint64(21) | second, *rest)

    narrow = (code < NARROW) & ~stop
    four = narrow[:-3] & narrow[1:-2] & narrow[2:-1] & narrow[3:]
    at = [rank[:-3], rank[1:-2], rank[2:-1], rank[3:]]
    is_gram = is_pair & ~stop[2:-1]
    bits = max(alphabet.bits_of(3), alphabet.bits_of(4, narrow=True))
    mark = np.uint64(1 << bits)  # in order fours stand behind threes
    grams = np.where(four, mark | alphabet.packed(at, narrow=True), alphabet.packed(at[:3]))
    grams, *rest = _merged(grams[is_gram], bits + 1, place[is_gram], taken, known)
    a, b, c = alphabet.unpacked(grams, 3)
    short = a << np.uint64(42) | b << np.uint64(21) | c
    a, b, c, d = alphabet.unpacked(grams, 4, narrow=True)
    long = np.uint64(FOUR) | a << np.uint64(39) | b << np.uint64(26) | c << np.uint64(13) | d
    return found, Postings(np.where(grams >= mark, long, short), *rest)


def _merged(
    grams: Numbers, bits: int, place: Numbers, taken: int, slots: Small
) -> tuple[Numbers, Small, Small]:
    """In order, each gram's posts with their masks: one sort of gram, document and bit together."""
    unique = None
    if bits + taken > 64:  # too many different characters for one number
        unique, ranks = np.unique(grams, return_inverse=True)
        grams = ranks.astype(np.uint64)
    keys = grams << np.uint64(taken) | place
    keys.sort()
    same = keys >> np.uint64(_BIT)
    starts = _starts(same)
    marks = np.uint32(1) << (keys & np.uint64((1 << _BIT) - 1)).astype(np.uint32)
    masks = np.bitwise_or.reduceat(marks, starts) if len(starts) else marks
    same = same[starts]
    ordered = same >> np.uint64(taken - _BIT)
    document = same & np.uint64((1 << (taken - _BIT)) - 1)
    return (ordered if unique is None else unique[ordered]), slots[document], masks


def _starts(ordered: Numbers) -> Places:
    """Where each run of equal numbers begins."""
    first = np.empty(len(ordered), bool)
    first[:1] = True
    first[1:] = ordered[1:] != ordered[:-1]
    return np.flatnonzero(first)


def _mixed(grams: Numbers, *, pair: bool) -> Small:
    """``grams.mix`` of each gram's first characters."""
    first, second, *rest = characters(grams, pair=pair)
    mixed = first.astype(np.uint32) * np.uint32(MIX[0])
    mixed ^= second.astype(np.uint32) * np.uint32(MIX[1])
    if rest:
        mixed ^= rest[0].astype(np.uint32) * np.uint32(MIX[2])
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(MIX[3])
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(MIX[0])
    return mixed


def portions(postings: Postings, *, pair: bool) -> Portions:
    """Such postings by group of shards."""
    starts = _starts(postings.grams)
    grams = postings.grams[starts]
    counts = np.diff(np.append(starts, len(postings)))
    group = (_mixed(grams, pair=pair) >> np.uint32(32 - GROUP_BITS)).astype(np.uint8)
    order = np.argsort(group, kind="stable")
    grams, counts = grams[order], counts[order]
    by = _ranges(starts[order], counts)
    first_gram = np.searchsorted(group[order], np.arange(GROUPS + 1))
    ends = np.append(0, np.cumsum(counts))
    slots, masks = _small(postings.slots[by]), _small(postings.masks[by])
    return Portions(
        grams, counts.astype(np.uint16), slots, masks, first_gram, ends[first_gram]
    )  # fmt: skip


def _ranges(starts: Places, counts: Places) -> Places:
    """The numbers ``start`` to ``start + count`` of each, one after the other."""
    ends = np.cumsum(counts)
    shift = np.repeat(starts - (ends - counts), counts)
    numbers: Places = np.arange(len(shift)) + shift
    return numbers


def _small(numbers: Small) -> npt.NDArray[np.unsignedinteger]:
    fits = not len(numbers) or numbers.max() < 1 << 16
    return numbers.astype(np.uint16) if fits else numbers


def shards(
    parts: Sequence[Portions], bits: int, groups: tuple[int, int], *, pair: bool
) -> list[bytes]:
    """The shards of some groups (from, to), of several parts in order of slots."""
    one, other = groups
    g = [slice(p.first_gram[one], p.first_gram[other]) for p in parts]
    n = [slice(p.first_posting[one], p.first_posting[other]) for p in parts]
    grams = np.concatenate([p.grams[s] for p, s in zip(parts, g, strict=True)])
    counts = np.concatenate([p.counts[s] for p, s in zip(parts, g, strict=True)]).astype(np.int64)
    slots = np.concatenate([p.slots[s] for p, s in zip(parts, n, strict=True)])
    masks = np.concatenate([p.masks[s] for p, s in zip(parts, n, strict=True)])
    starts = np.cumsum(counts) - counts
    order = np.argsort(grams, kind="stable")
    shard = _mixed(grams[order], pair=pair) >> np.uint32(32 - bits)
    by_shard = np.argsort(shard.astype(np.uint16), kind="stable")
    order, shard = order[by_shard], shard[by_shard]
    counts = counts[order]
    by = _ranges(starts[order], counts)
    grams = np.repeat(grams[order], counts)
    slots, masks = slots[by].astype(np.uint32), masks[by].astype(np.uint32)
    numbers = np.arange((one << bits) // GROUPS, (other << bits) // GROUPS + 1)
    ends = np.append(0, np.cumsum(counts))[np.searchsorted(shard, numbers)]
    return [
        encode(Postings(grams[start:end], slots[start:end], masks[start:end]), pair=pair)
        for start, end in pairwise(ends.tolist())
    ]


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
