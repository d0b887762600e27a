"""Where in the raw text short pieces of the fragments' openings stand.

The probes of all fragments are gathered first, then the text is read once; a probe's places come
back in order. No index of the whole text is built, so that memory stays a fraction of the input.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

WIDE_SIZE = 6
NARROW_SIZE = 12
_REACH = 288
_SHARE = 32  # at most one probe for so many characters of text
_SAMPLE = 8192
# Of a probe that stands in very many places, only some are kept: the others lead to the same.
_MANY, _APART = 64, 512


def probe_size(chars: str) -> int:
    """The length of a probe: shorter where one character says more."""
    step = max(1, len(chars) // _SAMPLE)
    sample = chars[::step]
    narrow = sum(c < "\u2e80" for c in sample)
    return NARROW_SIZE if narrow * 10 > len(sample) * 6 else WIDE_SIZE


def probe_offsets(length: int, size: int, budget: int) -> Iterable[int]:
    """Where in a fragment's projection probes are taken: close together at first."""
    limit = min(length - size, _REACH)
    step = max(size // 2, _REACH // max(budget, 1))
    return range(0, limit + 1, step)


class Seeds:
    """The places of each probe in a projected text."""

    def __init__(self, chars: str, starts: Sequence[int]) -> None:
        """Read ``chars`` once for the probes of the fragments that begin at ``starts``."""
        self.size = probe_size(chars)
        self._budget = max(12, len(chars) // _SHARE // max(len(starts), 1))
        size = self.size
        places: dict[str, int | array[int]] = {}
        for start in starts:
            for offset in probe_offsets(len(chars) - start, size, self._budget):
                places[chars[start + offset : start + offset + size]] = -1
        # One place is kept as it is, several in an array.
        if places:
            for index in range(len(chars) - size + 1):
                probe = chars[index : index + size]
                hits = places.get(probe)
                if hits is None:
                    continue
                if isinstance(hits, int):
                    places[probe] = index if hits < 0 else array("I", (hits, index))
                elif len(hits) < _MANY or index - hits[-1] >= _APART:
                    hits.append(index)
        self._places = places

    def offsets(self, length: int) -> Iterable[int]:
        """The offsets of the probes of a fragment of this length."""
        return probe_offsets(length, self.size, self._budget)

    def before(self, probe: str, index: int, count: int) -> list[int]:
        """The last ``count`` places of a probe before ``index``, latest first, then the first."""
        hits = self._places.get(probe, -1)
        if isinstance(hits, int):
            return [hits] if 0 <= hits < index else []
        end = bisect_left(hits, index)
        latest = [hits[i] for i in range(end - 1, max(-1, end - 1 - count), -1)]
        if end > count:
            latest.append(hits[0])
        return latest
