"""Taking the draft up again where a fragment says its end once more."""

from ssg.model.stitched import Drop, DropReason
from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.placement import Placement
from ssg.stitch.seam_noise import listed_noise
from ssg.stitch.sentences import STOP_CLASS

_MARKS = frozenset("*_)]」』`~>|）】〕》〉”’\"'")


def take_up(draft: Draft, fragment: Fragment, p: Placement, noise: bool) -> list[Drop]:
    """Append what the fragment has beyond the match; what it says again is dropped.

    The draft's copy stays, with its spacing, up to the last character on which both agree; a tail
    that the fragment rewrites goes.
    """
    if p.tail:
        superseded = draft.cut(draft.raw_at(p.end - 1) + 1)
        keep = fragment.raw_after(p.stop)
    else:
        own, keep = _past_punctuation(draft, fragment, p)
        superseded = draft.cut(own)
    drops = [Drop(a, b, DropReason.SUPERSEDED) for a, b in superseded if b > a]
    drops += dropped(draft, fragment, p, noise, keep)
    if keep < fragment.end:
        draft.append(keep, fragment.end)
    return drops


def dropped(draft: Draft, fragment: Fragment, p: Placement, noise: bool, until: int) -> list[Drop]:
    """The fragment's beginning, up to a raw offset, as spans with their surviving copies."""
    drops: list[Drop] = []
    begin = fragment.start
    if p.head:
        at_head = _line_marks(fragment, fragment.raw_at(p.head))
    else:
        at_head = begin + listed_noise(fragment.raw[begin : fragment.raw_at(0)])
    if noise and at_head > begin:
        drops.append(Drop(begin, at_head, DropReason.NOISE))
        begin = at_head
    borders = draft.borders(p.out, p.end)
    out = p.out
    for border in [*borders, p.end]:
        stop = until if border == p.end else fragment.raw_at(_across(p, border))
        if stop > begin and border > out:
            copy = (draft.raw_at(out), draft.raw_at(border - 1) + 1)
            drops.append(Drop(begin, stop, DropReason.OVERLAP, copy))
            begin = stop
        out = border
    return drops


def _line_marks(fragment: Fragment, at: int) -> int:
    """The start of the marks (of a list, heading, emphasis) just before a raw offset."""
    raw = fragment.raw
    while at > fragment.start and raw[at - 1] not in "\n。.:：" and not raw[at - 1].isalnum():
        at -= 1
    return at


def _across(p: Placement, out: int) -> int:
    """The fragment's offset that belongs to a draft's offset."""
    shift = p.head - p.out
    for gap in p.gaps:
        if gap.out[1] > out:
            break
        shift = gap.fragment[1] - gap.out[1]
    return min(max(out + shift, p.head), p.stop)


def _past_punctuation(draft: Draft, fragment: Fragment, p: Placement) -> tuple[int, int]:
    """How far the draft stays and from where the fragment goes on, after the last match.

    What both say between the last letter of the match and the draft's end is punctuation and
    space; the draft's is kept as far as the fragment agrees.
    """
    raw = draft.raw
    mine = _after_letters(draft, p)
    at, limit = fragment.raw_after(p.stop), fragment.raw_at(p.stop)
    end = draft.pieces[-1].end
    index = 0
    while index < len(mine):
        char, offset = mine[index]
        if char.isspace():
            stop = index
            while stop < len(mine) and mine[stop][0].isspace():
                stop += 1
            past = _past_space(raw, at, limit)
            said = "".join(c for c, _ in mine[index:stop])
            whole = stop == len(mine) and raw.startswith(said, at, past)
            at = at + len(said) if whole else past
            index = stop
            continue
        past = _past_space(raw, at, limit)
        if past < limit and _same_class(char, raw[past]):
            index, at = index + 1, past + 1
            continue
        if all(c in _MARKS or c.isspace() for c, _ in mine[index:]):
            return end, at
        return offset, at
    return end, at


def _after_letters(draft: Draft, p: Placement) -> list[tuple[str, int]]:
    """The signs and spaces of the draft after the match, each with its raw offset."""
    start = draft.raw_at(p.end - 1) + 1
    found: list[tuple[str, int]] = []
    for piece in reversed(draft.pieces):
        begin = max(piece.start, start)
        found[:0] = [(draft.raw[i], i) for i in range(begin, piece.end)]
        if piece.start <= start:
            break
    return found


def _past_space(raw: str, at: int, limit: int) -> int:
    while at < limit and raw[at].isspace():
        at += 1
    return at


def _same_class(a: str, b: str) -> bool:
    return a == b or a.translate(STOP_CLASS) == b.translate(STOP_CLASS)
