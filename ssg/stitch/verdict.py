"""Whether a placement is a second telling of the text, or a likeness within one article.

A match counts only if it reaches the end of the draft, or the fragment lies wholly inside it, or
what it leaves behind is a short tail that the fragment rewrites. This is what prevents loss.
"""

import re

from ssg.model.stitched import SeamKind
from ssg.stitch.differences import differences, heads_other_sections
from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.fresh import (
    follows_heading,
    goes_on_after_space,
    opens_block,
)
from ssg.stitch.ground import Ground, told_text
from ssg.stitch.heads import at_boundary, is_noise
from ssg.stitch.literal import OPEN_TARGET, is_literal
from ssg.stitch.parallels import (
    completes_word,
    echoes,
    goes_on_alike,
    joins_as_told,
    numbers_differ,
)
from ssg.stitch.placement import Placement, without_chance
from ssg.stitch.projection import projected, weight
from ssg.stitch.retold import retold_to_the_end
from ssg.stitch.rewritten import tail_rewritten
from ssg.stitch.sentences import begins_sentence, ends_sentence
from ssg.values import dataclass

_LEAST_LIKENESS = 0.58
_LONGEST_TAIL = 600  # that a fragment may rewrite
_LONGEST_REST = 60  # of a fragment that is held to lie inside
_TOLD_IN_LINK = 40.0  # addresses of one article are alike
_TOLD_BESIDE = 16.0
_TOLD_AT_LENGTH = 60.0  # a word that is left out may leave its space
_NEAR_END, _SOME = 60, 8  # letters
_LONGEST_TRY = 300
_SHORT_WORD = 4
_ADDRESS = re.compile(r"[\w.:/-]*//[^\s)\]]*")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A placement that counts.

    Attributes:
        kind: overlap, rewind or contained.
        worth: how much speaks for it, to choose between several.
        confidence: 0 to 1.
        noise: whether what stands before the match in the fragment is noise (else it is a
            different wording of what the draft says there).
    """

    placement: Placement
    kind: SeamKind
    worth: float
    confidence: float
    noise: bool


def judge(draft: Draft, fragment: Fragment, placement: Placement, ground: Ground) -> Verdict | None:
    """What a placement is, or None when it does not count."""
    if _cannot_count(placement) or opens_block(draft, fragment, placement, ground.begins):
        return None
    if not ground.code and follows_heading(draft, fragment, placement):
        return None
    p = without_chance(draft, fragment, placement)
    said = _said(draft, fragment, p, ground)
    if said < 5 and (p.tail or p.gaps):
        return None
    head = is_noise(draft, fragment, p, ground, said)
    if not head:
        later = at_boundary(fragment, p)
        weighs = _said(draft, fragment, later, ground) if later is not p else 0.0
        if later is not p and is_noise(draft, fragment, later, ground, weighs):
            p, said, head = later, weighs, True
    if head is None or p.stop <= ground.own:
        return None
    if ground.unfinished and (p.gaps or p.tail) and _reads_on(draft, fragment, ground):
        return None
    short = said < _TOLD_AT_LENGTH
    amid = p.tail or p.gaps if ground.unfinished else p.tail and short
    if amid and goes_on_after_space(draft, fragment, p, short):
        return None
    if numbers_differ(draft, fragment, p) and not _goes_on_inside(draft, p, ground):
        return None
    kind = _kind(draft, fragment, p, ground, said, head)
    if kind is None:
        return None
    worth = said - 0.5 * p.lost * 0.7 - 0.5 * p.head - 0.2 * min(p.tail, 300)
    sure = min(1.0, said / 24.0) * p.matched / max(1, p.matched + p.lost)
    confidence = round(0.6 + 0.39 * sure, 2)
    return Verdict(p, kind, worth, confidence, head)


def _reads_on(draft: Draft, fragment: Fragment, ground: Ground) -> bool:
    """Whether the letters on both sides of the seam are told together elsewhere."""
    in_word = ground.in_word or completes_word(draft, fragment, _SHORT_WORD)
    return in_word or joins_as_told(draft, fragment)


def _cannot_count(p: Placement) -> bool:
    """What can be told before anything is read: too little is alike, or too much is left."""
    if p.gaps and _likeness(p) < _LEAST_LIKENESS:
        return True
    return p.tail > _LONGEST_TAIL and p.rest > _LONGEST_REST


def _likeness(p: Placement) -> float:
    return p.matched / max(1, p.matched + p.lost)


def _goes_on_inside(draft: Draft, p: Placement, ground: Ground) -> bool:
    """Whether a fragment begins inside a sentence and tells all that the unfinished draft has left.

    No parallel passage does: it begins where a sentence does. A number is then a slip.
    """
    ends_meet = p.head == 0 and p.tail == 0 and ground.unfinished
    if not ends_meet or p.matched < 40 or p.lost * 20 > p.matched:
        return False
    return not begins_sentence(draft.before(p.out, 100))


def _said(draft: Draft, fragment: Fragment, p: Placement, ground: Ground) -> float:
    """The weight of what agrees; what is noise in any case, a heading said again, is no proof."""
    said = weight(draft.window(p.out, p.end - p.out)) * p.matched / max(1, p.end - p.out)
    if p.head < ground.own < p.stop and p.tail:
        said -= weight(fragment.window(p.head, ground.own - p.head))
    return said


def _kind(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float, noise: bool
) -> SeamKind | None:
    """Which of the three ways to count the placement has, if any."""
    back = SeamKind.REWIND if p.end - p.out > 400 else SeamKind.OVERLAP
    likeness = _likeness(p)
    headed = p.head < ground.own < p.stop  # the last heading is said again
    if p.matched < 30 and not (p.gaps or headed or is_literal(draft, fragment, p, ground)):
        return None
    in_link = said < _TOLD_IN_LINK and OPEN_TARGET.search(draft.tail(300))
    alike = heads_other_sections(draft, fragment, p)
    if p.gaps and (in_link or alike):
        return None
    if (p.gaps or (p.tail and p.rest)) and _mostly_address(draft, p):
        return None
    target = p.head == 0 and fragment.raw.startswith("](", fragment.start)
    if target and not draft.before(p.out, 4).endswith("]("):
        return None  # the label's letters are the address's, too
    if p.tail == 0 and not p.gaps and noise:
        return back if _exact_counts(draft, fragment, p, ground, said) else None
    if likeness < _LEAST_LIKENESS or said < 5:
        return None
    if p.rest <= min(12, 0.1 * p.matched):
        exactly = not p.gaps and p.rest == 0
        near = exactly and p.tail <= _NEAR_END and p.matched >= _SOME
        near = near and not ends_sentence(fragment.text())
        alike = likeness >= 0.75 and (p.tail > 0 or p.rest == 0)
        inside = alike and (said >= 8 or near) and (near or not echoes(draft, p))
        inside = inside or (exactly and said >= _TOLD_AT_LENGTH and not ground.unfinished)
        if inside and p.rest and ground.unfinished and goes_on_alike(draft, fragment, p):
            inside = False
        if inside and p.lost * 50 > p.matched:
            inside = differences(draft, fragment, p).grammar > 0  # a parallel passage keeps it
        return SeamKind.CONTAINED if inside else None
    if p.tail <= min(24, max(3, 0.2 * p.matched)) and p.rest >= p.tail:
        return back if retold_to_the_end(draft, fragment, p, ground, said, noise) else None
    if p.tail == 0:
        return None
    if p.rest > p.tail or (noise and _tries_again(draft, p, said)):
        return SeamKind.REWIND if tail_rewritten(draft, fragment, p, ground, said) else None
    alike = echoes(draft, p) or goes_on_alike(draft, fragment, p)
    inside = said >= 40 and p.rest <= _LONGEST_REST and p.matched >= 3 * p.rest
    if inside and ground.unfinished and not alike and not ends_sentence(fragment.text()):
        return SeamKind.CONTAINED  # a try that broke off
    return None


def _tries_again(draft: Draft, p: Placement, said: float) -> bool:
    """Whether two tries go back to one place, and go apart just where the first one left the text.

    The later one then counts, however short it is.
    """
    tries = p.rest >= _SOME and p.tail <= _LONGEST_TRY and not p.gaps and said >= _TOLD_BESIDE
    return tries and len(draft.pieces) > 1 and draft.pieces[-1].out in range(p.end - 2, p.end + 3)


def _mostly_address(draft: Draft, p: Placement) -> bool:
    """Whether hardly more agrees than the parts of an address."""
    told = told_text(draft, p)
    return "//" in told and weight(projected(_ADDRESS.sub("", told))) < _TOLD_BESIDE


def _exact_counts(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float
) -> bool:
    """Whether the draft's end, said again letter by letter, is enough to be a second telling."""
    if p.head > 0 and said < 4.5:
        return False
    if p.matched >= 4 and (said >= 4 or p.matched >= 5) and not ground.structured:
        return True
    raw = fragment.raw_after(p.stop) - fragment.raw_at(p.head)
    if ground.structured:
        return said >= (8 if p.head else 5) or (p.head == 0 and raw >= 8 and p.matched >= 4)
    if p.matched < 3 or p.head:
        return False
    return raw >= 5 or (p.matched >= 4)
