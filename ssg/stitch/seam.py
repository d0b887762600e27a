"""One seam: a fragment put to the draft, whichever way it fits."""

from dataclasses import replace

from ssg.model.stitched import Drop, DropReason, Seam, SeamKind
from ssg.stitch.accounting import covered
from ssg.stitch.blocks import Block, block_of
from ssg.stitch.draft import Draft
from ssg.stitch.ending import unfinished_at
from ssg.stitch.fences import fence_line
from ssg.stitch.fragment import Fragment
from ssg.stitch.fresh import is_headed
from ssg.stitch.ground import Ground
from ssg.stitch.letters import repeated_signs
from ssg.stitch.open_marks import open_code
from ssg.stitch.opening import Opening, read_opening
from ssg.stitch.parallels import completes_word
from ssg.stitch.placement import Placement, one_of_several, placements, starts_within
from ssg.stitch.projection import weight
from ssg.stitch.seeds import Seeds
from ssg.stitch.sentences import ends_sentence
from ssg.stitch.series import goes_on_as_before, is_exact
from ssg.stitch.takeup import dropped, take_up
from ssg.stitch.unmatched import joined
from ssg.stitch.unwrapping import unwrapped, without_closing
from ssg.stitch.verdict import Verdict, judge

_TAIL = 4000
_REFRAIN = 200
_TELLING = 12  # fewer letters said again exactly may stand within what is told in other words
_SIGNS = 3.0  # but for so many when each sign and space is the same


def mend(draft: Draft, fragment: Fragment, line: int, seeds: Seeds, title: str) -> Seam:
    """Put a fragment to the draft, and say what was done.

    Args:
        line: of the marker between them, in the raw body, from 0.
    """
    fence = draft.fence()
    tail = draft.tail(_TAIL)
    unfinished = unfinished_at(tail, fence)
    opening = read_opening(draft, fragment, title, fence, unfinished)
    last = tail.rsplit("\n", 1)[-1]
    structured = fence is not None or block_of(last) in (Block.ROW, Block.ITEM, Block.QUOTE)
    amid = unfinished and block_of(last) is not Block.HEADING
    amid = amid and (not ends_sentence(tail) or open_code(last))
    own = fragment.offset_of(opening.own)
    in_code = fence is not None and fence_line(last) is None
    in_word = completes_word(draft, fragment)
    ground = Ground(
        amid, structured, in_code, opening.known_heads, opening.starts, own, opening.own, in_word
    )
    for verdict in _ranked(draft, fragment, opening, ground, seeds):
        seam = _counted(draft, fragment, verdict, line)
        if seam is not None:
            return seam
    for at in dict.fromkeys((fragment.start, opening.own)):
        head = fragment.raw[at : min(fragment.end, at + 400)]
        again = 0 if not in_code and is_headed(tail, head) else repeated_signs(tail, head, in_code)
        if again:
            wrapped = opening.wrapped if at == opening.own else None
            return _signs_again(
                draft, fragment, replace(opening, own=at, wrapped=wrapped), again, line
            )
    return joined(draft, fragment, opening, tail, fence, unfinished, line)


def _signs_again(draft: Draft, fragment: Fragment, opening: Opening, again: int, line: int) -> Seam:
    """The seam of a fragment that begins with the draft's last signs."""
    body, closing = without_closing(fragment, opening.wrapped)
    at = opening.own + again
    end = draft.pieces[-1].end
    copy = (max(draft.pieces[-1].start, end - again), end)
    drops = [Drop(opening.own, at, DropReason.OVERLAP, copy), *closing]
    if opening.own > fragment.start:
        drops.insert(0, Drop(fragment.start, opening.own, DropReason.NOISE))
    if at < body.end:
        draft.append(at, body.end)
    return Seam(SeamKind.OVERLAP, line, False, 0.8, tuple(drops))


def _ranked(
    draft: Draft, fragment: Fragment, opening: Opening, ground: Ground, seeds: Seeds
) -> list[Verdict]:
    """The placements that count, that for which most speaks first."""
    found = placements(draft, fragment, opening.starts, seeds)
    judged = [
        verdict
        for placement in found
        if (verdict := judge(draft, fragment, placement, ground)) is not None
        and not (
            placement.gaps
            and not (ground.unfinished or starts_within(draft, fragment, placement))
            and not placement.head < ground.own < placement.stop  # the last heading is said again
            and one_of_several(placement, found)
        )
    ]
    if goes_on_as_before(draft, fragment, found, ground.unfinished):
        judged = [v for v in judged if is_exact(v.placement)]
    if _is_refrain(draft, judged, fragment, ground):
        judged = [v for v in judged if v.kind is not SeamKind.CONTAINED]
    return sorted(judged, key=lambda v: _rank(draft, fragment, v), reverse=True)


def _is_refrain(draft: Draft, judged: list[Verdict], fragment: Fragment, ground: Ground) -> bool:
    """Whether a short fragment stands in the draft more than once already: then it may again."""
    found = [v.placement for v in judged if v.kind is SeamKind.CONTAINED]
    most = max((p.matched for p in found), default=0)
    places = {p.out for p in found if p.matched == most}
    if len(places) < 2 or fragment.size > _REFRAIN:
        return False
    last = draft.window(draft.size - 1, 1)
    goes_on = any(out > 0 and draft.window(out - 1, 1) == last for out in places)
    return goes_on or (not ground.unfinished and ends_sentence(fragment.text()))


def _rank(draft: Draft, fragment: Fragment, verdict: Verdict) -> tuple[int, float, int]:
    """The end said again exactly goes before likeness, likeness before a rewritten tail."""
    p = verdict.placement
    if p.tail == 0 and not p.gaps and (p.matched >= _TELLING or _sign_by_sign(draft, fragment, p)):
        order = 3 if p.head == 0 else 2
    else:
        order = 1 if p.tail <= 24 or not p.gaps or verdict.kind is SeamKind.CONTAINED else 0
    return order, verdict.worth, p.out


def _sign_by_sign(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether a fragment begins with the draft's very last signs, and enough of them."""
    if p.head or weight(fragment.window(0, p.stop)) < _SIGNS:
        return False
    return fragment.raw.startswith(draft.told(p.out, draft.size).rstrip(), fragment.raw_at(0))


def _counted(draft: Draft, fragment: Fragment, verdict: Verdict, line: int) -> Seam | None:
    """The seam of a second telling; None when the proof that all is covered fails."""
    p = verdict.placement
    if verdict.kind is SeamKind.CONTAINED:
        drops = dropped(draft, fragment, p, verdict.noise, fragment.end)
        drops = [
            Drop(d.start, d.end, DropReason.CONTAINED, d.covered_by) if d.covered_by else d
            for d in drops
        ]
        if not covered(fragment.raw, tuple(drops)):
            return None
        return Seam(SeamKind.CONTAINED, line, False, verdict.confidence, tuple(drops))
    if not covered(
        fragment.raw, tuple(dropped(draft, fragment, p, verdict.noise, fragment.raw_after(p.stop)))
    ):
        return None
    body, closing = unwrapped(draft, fragment, p.out, p.head)
    drops = take_up(draft, body, p, verdict.noise)
    kind: SeamKind = verdict.kind
    if all(d.reason is not DropReason.SUPERSEDED for d in drops) and p.rest == 0:
        kind = SeamKind.CONTAINED
    return Seam(kind, line, False, verdict.confidence, (*drops, *closing))
