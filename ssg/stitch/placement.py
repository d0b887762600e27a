"""A fragment laid over the draft: where both tell the same, and what is left on each side."""

from dataclasses import dataclass

from ssg.stitch.align import Gap, follow
from ssg.stitch.candidates import candidates
from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.seeds import Seeds

_MOST = 12
_MORE = 3


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
    return found


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

    back = follow(draft_back, fragment_back)
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
