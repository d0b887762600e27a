"""Proof that what is dropped is covered: every span named, and its surviving copy like it."""

from ssg.model.stitched import Drop, DropReason
from ssg.stitch.projection import projected, weight

_CHUNK = 96
_GRAM = 3
_LEAST = 0.34
_LONGEST_RUN = 15.0  # the weight of what may stand nowhere in the copy, in one run


def covered(raw: str, drops: tuple[Drop, ...]) -> bool:
    """Whether each dropped span that claims a surviving copy is told by it.

    The spans are cut into short chunks; of each, a third of its trigrams must stand in the copy.
    A passage that stands nowhere else cannot hide in a long span that way.
    """
    for drop in drops:
        if drop.covered_by is None:
            if drop.reason not in (DropReason.NOISE, DropReason.SUPERSEDED):
                return False
            continue
        dropped = projected(raw[drop.start : drop.end])
        copy = projected(raw[drop.covered_by[0] : drop.covered_by[1]])
        if dropped == copy or dropped in copy:
            continue
        grams = {copy[i : i + _GRAM] for i in range(len(copy) - _GRAM + 1)}
        for begin in range(0, len(dropped), _CHUNK):
            chunk = dropped[begin : begin + _CHUNK]
            total = len(chunk) - _GRAM + 1
            if total < 8:
                continue
            found = sum(chunk[i : i + _GRAM] in grams for i in range(total))
            if found < _LEAST * total:
                return False
        if _longest_unmatched(dropped, grams) > _LONGEST_RUN:
            return False
    return True


def _longest_unmatched(text: str, grams: set[str]) -> float:
    """The weight of the longest run of a text of which no trigram stands in the copy."""
    longest, begin = 0.0, 0
    for index in range(len(text) - _GRAM + 1):
        if text[index : index + _GRAM] in grams:
            if index > begin:
                longest = max(longest, weight(text[begin:index]))
            begin = index + _GRAM
    return max(longest, weight(text[begin:]))
