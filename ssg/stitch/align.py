"""Two tellings followed side by side from a place where they agree.

A greedy chain of exact runs: at a difference, the nearest place where both agree again is looked
for in a short window, as seed-and-extend aligners do (Altschul et al. 1990, with an X-drop: Zhang
et al. 2000). The work is proportional to what was followed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import compress

Window = Callable[[int, int], str]

_BLOCK = 512
_X_DROP, _LEAST_DROP = 90.0, 30.0
_GAP_COST = 0.6
# Windows in which agreement is looked for again, with the length of a run that counts as such, and
# how many characters must have agreed for the search to be worth it.
_RESYNC = ((40, 4, 0), (120, 8, 12), (260, 14, 40))
_END_RUN = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """A difference: a span of the draft against a span of the fragment, either may be empty."""

    out: tuple[int, int]
    fragment: tuple[int, int]


@dataclass(slots=True)
class Path:
    """How far two texts were followed from a common start (both counted from it).

    Attributes:
        out, fragment: how much of each was used.
        matched: how many characters agreed.
    """

    out: int = 0
    fragment: int = 0
    matched: int = 0
    gaps: list[Gap] = field(default_factory=list)


def common_prefix(a: str, b: str) -> int:
    """The length of the longest common prefix."""
    limit = min(len(a), len(b))
    if a[:limit] == b[:limit]:
        return limit
    low, high = 0, limit
    while high - low > 1:
        middle = (low + high) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle
    return low


def follow(draft: Window, fragment: Window, known: int = 0) -> Path:
    """Follow both texts from their common start as far as they tell the same.

    Args:
        draft, fragment: give a text's next characters, from an offset and a count on.
        known: how many characters agree on the other side of the start. Where few have agreed,
            less is spent on looking for more.
    """
    best, best_score = Path(), 0.0
    o = f = matched = 0
    score = 0.0
    gaps: list[Gap] = []
    while True:
        run = _run(draft, fragment, o, f)
        o, f, matched = o + run, f + run, matched + run
        score += run
        if score > best_score or (run and score == best_score):
            best, best_score = Path(o, f, matched, list(gaps) if gaps else []), score
        step = _resync(draft, fragment, o, f, matched + known)
        if step is None:
            return best
        score -= _GAP_COST * max(step)
        if score < best_score - min(_X_DROP, _LEAST_DROP + 2 * (best_score + known)):
            return best
        gaps.append(Gap((o, o + step[0]), (f, f + step[1])))
        o, f = o + step[0], f + step[1]


def _run(draft: Window, fragment: Window, o: int, f: int) -> int:
    """How many characters agree from here on."""
    length, block = 0, 64
    while True:
        a, b = draft(o + length, block), fragment(f + length, block)
        same = common_prefix(a, b)
        length += same
        if same < block:
            return length
        block = min(block * 4, _BLOCK * 8)


def _resync(draft: Window, fragment: Window, o: int, f: int, agreed: int) -> tuple[int, int] | None:
    """How far to step in each text to the nearest place where they agree again."""
    for width, size, least in _RESYNC:
        if agreed < least:
            return None
        a, b = draft(o, width), fragment(f, width)
        if not a or not b:
            return None
        found = _nearest(a, b, size)
        if found is not None:
            return found
        if len(a) < width or len(b) < width:
            end = _end_run(a, b, len(a) < width, len(b) < width)
            if end is not None:
                return end
    return None


def _nearest(a: str, b: str, size: int) -> tuple[int, int] | None:
    """The offsets of a common run of ``size`` characters with the smallest detour.

    Any such run holds one of the parts that begin at every ``step``-th character of ``a``: only
    round those that stand in ``b`` is looked closer.
    """
    step = size // 2
    part = size - step + 1
    best: tuple[int, int] | None = None
    cost = len(a) + len(b)
    offsets = range(0, len(a) - part + 1, step)
    parts = [a[at : at + part] for at in offsets]
    for at in compress(offsets, map(b.__contains__, parts)):
        for i in range(max(0, at - step + 1), min(at, len(a) - size) + 1):
            if i >= cost:
                return best
            j = b.find(a[i : i + size])
            if j >= 0 and max(i, j) + abs(i - j) < cost:
                best, cost = (i, j), max(i, j) + abs(i - j)
    return best


def _end_run(a: str, b: str, a_ends: bool, b_ends: bool) -> tuple[int, int] | None:
    """Agreement up to the end of one of the texts, where a shorter run is proof enough."""
    for one, other, ends, swap in ((a, b, a_ends, False), (b, a, b_ends, True)):
        if not ends:
            continue
        for size in range(min(len(one) - 1, 16), _END_RUN - 1, -1):
            i = len(one) - size
            at = other.find(one[i:], max(0, i - 12), i + 12 + size)
            if at >= 0:
                return (at, i) if swap else (i, at)
    return None
