"""What stands in a fragment before its match: noise, other wording, or text of the article."""

from dataclasses import replace
from difflib import SequenceMatcher

from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.ground import Ground
from ssg.stitch.parallels import joins_as_told, leads_alike, led_up_to_alike
from ssg.stitch.placement import Placement
from ssg.stitch.preambles import begins, is_preamble, reads_on
from ssg.stitch.projection import weight
from ssg.stitch.sentences import (
    begins_block,
    begins_sentence,
    crosses_sentence,
)


def _lead(fragment: Fragment, head: int) -> str:
    """What stands before a match; of its line no more than the letters, if it begins one."""
    after = fragment.raw_after(head)
    signs = fragment.raw[after : fragment.raw_at(head)]
    end = after + (signs.rfind("\n") + 1 or len(signs))
    return fragment.raw[fragment.start : end]


def at_boundary(fragment: Fragment, p: Placement) -> Placement:
    """The placement without the few letters before a line or sentence of the fragment begins.

    A preamble may by chance end in the letters that stand before the match in the draft.
    """
    if p.head == 0 or begins(_lead(fragment, p.head)):
        return p
    run = (p.gaps[0].fragment[0] if p.gaps else p.stop) - p.head
    for step in range(1, min(6, run - 1) + 1):
        if begins(_lead(fragment, p.head + step)):
            return replace(p, out=p.out + step, head=p.head + step, matched=p.matched - step)
    if run > 6 or not p.gaps or not begins(_lead(fragment, p.gaps[0].fragment[1])):
        return p
    (_, out), (_, head) = p.gaps[0].out, p.gaps[0].fragment
    return replace(p, out=out, head=head, matched=p.matched - run, gaps=p.gaps[1:])


def is_noise(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float
) -> bool | None:
    """Whether the fragment's unmatched head is noise (True), other wording (False), or neither."""
    if p.head == 0 or p.head in ground.starts:
        return True
    if ground.unfinished and (ground.in_word or joins_as_told(draft, fragment)):
        return None
    text = _lead(fragment, p.head)
    size = weight(fragment.window(0, p.head))
    stripped = text.strip()
    worded = 0.6 if _alike(draft, fragment, p) else 0.35
    if (
        size <= 12
        and size <= worded * said + 1
        and p.out >= p.head // 2
        and (p.tail == 0 or p.head <= 2)
    ):
        inside = not begins_sentence(text) and not crosses_sentence(stripped)
        if inside and not begins_block(draft.before(p.out, 60)):
            return None if leads_alike(draft, p) else False
    if is_preamble(draft, fragment, p, ground, said, text):
        return True
    return False if _first_words_differ(draft, fragment, p, ground, said, size) else None


def _first_words_differ(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float, size: float
) -> bool:
    """Whether a fragment that tells the draft's last part anew begins with other words there."""
    if said < 60 or size > 14 or p.tail > 24 or p.out < p.head // 2:
        return False
    if ground.unfinished and reads_on(draft, fragment, ground, ""):
        return False
    if not begins_block(draft.before(p.out, 60)):
        return not led_up_to_alike(draft, p)
    return p.head <= 3 or fragment.raw[fragment.start] == "#"


def _alike(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether the fragment's head is another wording of what the draft says there."""
    if not 0 < p.head <= 24:
        return False
    mine = draft.window(max(0, p.out - p.head), min(p.head, p.out))
    return SequenceMatcher(None, mine, fragment.window(0, p.head), False).ratio() >= 0.4
