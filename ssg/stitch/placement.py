"""A fragment laid over the draft: where both tell the same, and what is left on each side."""

from dataclasses import replace

from ssg.stitch.align import Gap, common_prefix, follow
from ssg.stitch.candidates import candidates
from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.projection import projected, weight
from ssg.stitch.seeds import Seeds
from ssg.values import dataclass

_MOST = 12
_MORE = 3
_SLACK = 24
_ALIKE = 30
_CHANCE = 12  # so many letters at a match's end are looked at
_OPENING = ("`", "「", "『", "（", "(", "“", "[")
_LITTLE = 6.0  # what they must say, where the draft ends with them


@dataclass(frozen=True, slots=True)
class Placement:
    """The span on which draft and fragment agree, in projected offsets.

    Attributes:
        out, end: the span in the draft.
        head, stop: the span in the fragment; what stands before ``head`` agrees with nothing.
        matched: how many characters agree; the rest of both spans is in ``gaps``.
        tail: how many characters of the draft are left after ``end``.
        rest: how many characters of the fragment are left after ``stop``.
    """

    out: int
    end: int
    head: int
    stop: int
    matched: int
    gaps: tuple[Gap, ...]
    tail: int
    rest: int

    @property
    def lost(self) -> int:
        """How many characters stand in gaps, on the larger side."""
        return sum(max(g.out[1] - g.out[0], g.fragment[1] - g.fragment[0]) for g in self.gaps)


def placements(
    draft: Draft, fragment: Fragment, starts: tuple[int, ...], seeds: Seeds
) -> list[Placement]:
    """Every way to lay the fragment over the draft that is worth judging."""
    found: list[Placement] = []
    most = _MOST
    for o, f in candidates(draft, fragment, starts, seeds):
        if any(_on(p, o, f) for p in found):
            continue
        found.append(lay(draft, fragment, o, f))
        if _leaves_little_doubt(found[-1]):
            most = min(most, len(found) + _MORE)
        if len(found) >= most or _leaves_no_doubt(found[-1]):
            break
    costs = [(p, p.lost) for p in found]
    return [
        p
        for p, lost in costs
        if not lost or not any(less < lost and _follows_better(q, p) for q, less in costs)
    ]


def _follows_better(q: Placement, p: Placement) -> bool:
    """Whether another placement, with less left over, follows the same two tellings.

    A detour through a like passage must not count where the straight way does not.
    """
    if q.matched < p.matched:
        return False
    inside = q.out - _SLACK <= p.out and p.end <= q.end + _SLACK
    return inside and q.head - _SLACK <= p.head


def without_chance(draft: Draft, fragment: Fragment, p: Placement) -> Placement:
    """The placement without letters at its end that agree by chance, where a tail is rewritten.

    The tail may begin where a fragment does, or behind the last letter that is the same in the raw
    text too. What is left out here is taken from the fragment.
    """
    if not p.tail or p.rest <= _CHANCE:
        return p
    while p.gaps and _says_little(draft, p) and _is_wide_gap(p):
        p = _before_last_gap(draft, fragment, p)
    start = max(p.out, p.gaps[-1].out[1]) if p.gaps else p.out
    begin = max(p.end - _CHANCE, start + 1)
    keep = min(draft.borders(begin, p.end), default=p.end) - begin
    shift = p.stop - p.end
    mine = draft.told(begin, p.end)
    theirs = fragment.raw[fragment.raw_at(begin + shift) : fragment.raw_after(p.stop)]
    same = len(projected(mine[: common_prefix(mine, theirs)]))
    less = p.end - begin - min(keep, same or keep)
    if not less:
        return p
    return replace(
        p,
        end=p.end - less,
        stop=p.stop - less,
        matched=p.matched - less,
        tail=p.tail + less,
        rest=p.rest + less,
    )


def _says_little(draft: Draft, p: Placement) -> bool:
    """Whether what agrees after the last gap may do so by chance; less so at the draft's end."""
    last = p.gaps[-1].out[1]
    if p.end - last >= _CHANCE:
        return False
    return p.tail > 2 or weight(draft.window(last, p.end - last)) < _LITTLE


def _is_wide_gap(p: Placement) -> bool:
    """Whether hardly more agrees after the last gap than differs in it."""
    (a, b), (c, d) = p.gaps[-1].out, p.gaps[-1].fragment
    return max(b - a, d - c) * 2 > p.end - b


def _before_last_gap(draft: Draft, fragment: Fragment, p: Placement) -> Placement:
    gap, gaps = p.gaps[-1], p.gaps[:-1]
    return replace(
        p,
        end=gap.out[0],
        stop=gap.fragment[0],
        matched=p.matched - (p.end - gap.out[1]),
        gaps=gaps,
        tail=draft.size - gap.out[0],
        rest=fragment.size - gap.fragment[0],
    )


def starts_within(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether a fragment begins in the middle of what the draft has as one run of words.

    A further one of parallel passages begins where a sentence or clause does, and with the mark
    that opens its code or quotation.
    """
    before = draft.before(p.out, 2)
    if p.head == 0 and before[-1:] in _OPENING and fragment.raw_at(0) == fragment.start:
        before = before[:-1]
    return p.head == 0 and before[-1:].isalnum()


def one_of_several(placement: Placement, found: list[Placement]) -> bool:
    """Whether a fragment's beginning is alike to another place of the draft as well.

    So it is with a further one of several parallel passages.
    """
    return any(
        q.head <= _SLACK
        and q.matched >= max(_ALIKE, placement.matched // 3)
        and q.lost * 3 <= q.matched
        and abs((q.out - q.head) - (placement.out - placement.head)) > _SLACK
        and (q.end <= placement.out or q.out > placement.out + _SLACK)
        for q in found
        if q is not placement
    )


def _leaves_little_doubt(p: Placement) -> bool:
    """Whether the draft's end is said again letter by letter: few others are worth a look."""
    return not p.gaps and p.head == 0 and p.tail == 0 and p.matched >= 20


def _leaves_no_doubt(p: Placement) -> bool:
    """Whether a long exact agreement makes looking for others idle."""
    exact = not p.gaps and p.head == 0
    return exact and p.matched >= 300 and (p.tail == 0 or p.rest == 0)


def lay(draft: Draft, fragment: Fragment, o: int, f: int) -> Placement:
    """The placement that passes through a pair of offsets: followed forward and back from it."""
    ahead = follow(lambda i, n: draft.window(o + i, n), lambda i, n: fragment.window(f + i, n))

    def draft_back(i: int, n: int) -> str:
        begin = max(0, o - i - n)
        return draft.window(begin, o - i - begin)[::-1]

    def fragment_back(i: int, n: int) -> str:
        begin = max(0, f - i - n)
        return fragment.window(begin, f - i - begin)[::-1]

    back = follow(draft_back, fragment_back, ahead.matched)
    gaps = [
        Gap((o - g.out[1], o - g.out[0]), (f - g.fragment[1], f - g.fragment[0]))
        for g in reversed(back.gaps)
    ] + [
        Gap((o + g.out[0], o + g.out[1]), (f + g.fragment[0], f + g.fragment[1]))
        for g in ahead.gaps
    ]
    return Placement(
        o - back.out,
        o + ahead.out,
        f - back.fragment,
        f + ahead.fragment,
        back.matched + ahead.matched,
        tuple(gaps),
        draft.size - o - ahead.out,
        fragment.size - f - ahead.fragment,
    )


def _on(placement: Placement, o: int, f: int) -> bool:
    """Whether a pair of offsets lies on, or close by, a placement already made."""
    if not placement.out <= o < placement.end or not placement.head <= f < placement.stop:
        return False
    shift = (o - f) - (placement.out - placement.head)
    shifts = [0]
    for gap in placement.gaps:
        shifts.append(shifts[-1] + (gap.out[1] - gap.out[0]) - (gap.fragment[1] - gap.fragment[0]))
    return any(abs(shift - s) <= 1 for s in shifts)
