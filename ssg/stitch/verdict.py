"""Whether a placement is a second telling of the text, or a likeness within one article.

A match counts only if it reaches the end of the draft, or the fragment lies wholly inside it, or
what it leaves behind is a short tail that the fragment rewrites. This is what prevents loss.
"""

import re
from dataclasses import dataclass, replace

from ssg.model.stitched import SeamKind
from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.placement import Placement
from ssg.stitch.projection import is_wide, projected, weight
from ssg.stitch.seam_noise import HEADING, listed_noise, speaks_of_the_work
from ssg.stitch.sentences import (
    STOPS,
    begins_block,
    begins_sentence,
    crosses_sentence,
    ends_sentence,
)
from ssg.stitch.signing import open_marks

_LONGEST_PREAMBLE = 110.0
_LONGEST_TAIL = 600
_STOP = re.compile(rf"[{STOPS}\n]|\.\s")
_LETTERS = "".join(map(chr, range(ord("a"), ord("z") + 1)))
_DIGITS = re.compile(r"\d+")


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


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of the place where the fragments meet.

    Attributes:
        unfinished: the draft ends in the middle of a sentence, word or mark.
        structured: it ends in a table, list or code, where likeness proves less.
        known_heads: projected headings that a model may say again (the last one, the title).
        starts: offsets in the fragment at which its own text may begin.
    """

    unfinished: bool
    structured: bool
    known_heads: tuple[str, ...]
    starts: tuple[int, ...]


def judge(draft: Draft, fragment: Fragment, placement: Placement, ground: Ground) -> Verdict | None:
    """What a placement is, or None when it does not count."""
    p = _at_boundary(fragment, placement)
    said = weight(draft.window(p.out, p.end - p.out)) * p.matched / max(1, p.end - p.out)
    head = _head(draft, fragment, p, ground, said)
    if head is None or _numbers_differ(draft, fragment, p):
        return None
    kind = _kind(draft, fragment, p, ground, said, head)
    if kind is None:
        return None
    worth = said - 0.5 * p.lost * 0.7 - 0.5 * p.head - 0.2 * min(p.tail, 300)
    sure = min(1.0, said / 24.0) * p.matched / max(1, p.matched + p.lost)
    confidence = round(0.6 + 0.39 * sure, 2)
    return Verdict(p, kind, worth, confidence, head)


def _at_boundary(fragment: Fragment, p: Placement) -> Placement:
    """The placement without the few letters before a line or sentence of the fragment begins.

    A preamble may by chance end in the letters that stand before the match in the draft.
    """
    if p.head == 0 or begins_sentence(fragment.raw[fragment.start : fragment.raw_at(p.head)]):
        return p
    room = min(6, (p.gaps[0].fragment[0] if p.gaps else p.stop) - p.head - 1)
    for step in range(1, room + 1):
        if begins_sentence(fragment.raw[fragment.start : fragment.raw_at(p.head + step)]):
            return replace(p, out=p.out + step, head=p.head + step, matched=p.matched - step)
    return p


def _kind(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float, noise: bool
) -> SeamKind | None:
    """Which of the three ways to count the placement has, if any."""
    back = SeamKind.REWIND if p.end - p.out > 400 else SeamKind.OVERLAP
    likeness = p.matched / max(1, p.matched + p.lost)
    if p.tail == 0 and not p.gaps and noise:
        return back if _exact_counts(draft, fragment, p, ground, said) else None
    if likeness < 0.45 or said < 5:
        return None
    if p.rest <= min(12, 0.1 * p.matched):
        return SeamKind.CONTAINED if said >= 8 and (p.tail or p.rest == 0) else None
    if p.tail <= min(24, max(3, 0.2 * p.matched)) and p.rest >= p.tail:
        return back if _reach_counts(draft, fragment, p, ground, said) else None
    if p.tail == 0:
        return None
    if p.rest > p.tail:
        return SeamKind.REWIND if _rewrite_counts(draft, fragment, p, ground, said) else None
    if said >= 40 and p.rest <= 60 and p.matched >= 3 * p.rest and ground.unfinished:
        return SeamKind.CONTAINED
    return None


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


def _reach_counts(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float
) -> bool:
    """Whether a telling in other words up to the end is one, and not a parallel passage."""
    middle = p.head == 0 and p.tail <= 2 and not begins_sentence(draft.before(p.out, 100))
    if said < (5.5 if middle and ground.unfinished else 8) or _echoes(draft, fragment, p):
        return False
    if ground.structured:
        return not p.tail and said >= 40 and p.lost * 8 <= p.matched and ground.unfinished
    if ground.unfinished:
        return not (p.tail and said < 10)
    if p.tail or p.lost * 6 > p.matched:
        return False
    before = draft.before(p.out, 100)
    after = fragment.raw[fragment.raw_after(p.stop) : fragment.raw_after(p.stop) + 12]
    if p.head <= 12 and (p.head > 0 or begins_sentence(before)):
        if "\n" in after or not after.strip():
            return False
        return crosses_sentence(_told(draft, p)[:-4])
    return said >= 12


def _rewrite_counts(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float
) -> bool:
    """Whether the fragment goes back and rewrites the draft's tail."""
    if p.tail > _LONGEST_TAIL or ground.structured or _echoes(draft, fragment, p):
        return False
    if _tail_is_parallel(draft, p):
        return False
    last = draft.pieces[-1]
    tried = last.last - last.first
    if p.head == 0 and p.out < last.out and len(draft.pieces) > 1:
        if draft.near_border(p.end, 3) and said >= 5:
            return True
        if tried <= 300 and p.end >= last.out and said >= 8:
            return True
    if ground.unfinished:
        return said >= 6 + p.tail / 15
    diverges_inside = not ends_sentence(draft.before(p.end, 80))
    if not diverges_inside:
        return False
    from_middle = p.head == 0 and not begins_sentence(draft.before(p.out, 100))
    return said >= (10 + p.tail / 12 if from_middle else 60 + p.tail / 10)


def _tail_is_parallel(draft: Draft, p: Placement) -> bool:
    """Whether the draft's tail is told like the passage that the fragment matches, or what led to it.

    So it is where paragraphs differ in a word or a number: the fragment goes on with the last one,
    and an earlier one goes on in the same words.
    """
    tail = draft.window(p.end, p.tail)
    size = 3 if is_wide(tail[:1]) or is_wide(tail[-1:]) else 5
    if len(tail) < size + 4:
        return False
    passage = draft.window(
        p.out - p.tail - p.tail // 2 - 20, p.end - p.out + p.tail + p.tail // 2 + 20
    )
    grams = {passage[i : i + size] for i in range(len(passage) - size + 1)}
    total = len(tail) - size + 1
    return sum(tail[i : i + size] in grams for i in range(total)) * 4 > total


def _echoes(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether what stands before the match is alike if the fragment simply goes on.

    In parallel passages it is: the draft ends, and the fragment goes on, as an earlier passage did.
    """
    count = 8
    ahead = draft.window(draft.size - count, count) + fragment.window(0, min(p.head, count))
    context = draft.window(max(0, p.out - count), min(count, p.out))
    if len(context) < 2:
        return False
    pairs = list(zip(reversed(ahead), reversed(context), strict=False))
    same = sum(1.0 if is_wide(a) else 0.6 for a, b in pairs if a == b)
    close = 2 if is_wide(ahead[-1]) else 3
    return same >= 3 or ahead[-close:] == context[-close:]


def _numbers_differ(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether a number was replaced by another one: parallel passages do, tellings do not."""
    for gap in p.gaps:
        a = draft.window(gap.out[0] - 3, gap.out[1] - gap.out[0] + 6)
        b = fragment.window(gap.fragment[0] - 3, gap.fragment[1] - gap.fragment[0] + 6)
        mine, theirs = _DIGITS.findall(a), _DIGITS.findall(b)
        if mine and theirs and mine != theirs and max(len(a), len(b)) < 140:
            return True
    if p.tail and p.rest:
        one = _DIGITS.match(draft.window(p.end - 2, 12).lstrip(_LETTERS))
        other = _DIGITS.match(fragment.window(p.stop - 2, 12).lstrip(_LETTERS))
        return bool(one and other and one[0] != other[0])
    return False


def _told(draft: Draft, p: Placement) -> str:
    """The raw text of the draft's span, at most the last 400 characters of it."""
    before = draft.before(p.end, 400)
    start = draft.raw_at(p.out) if p.end - p.out < 300 else 0
    length = draft.raw_at(p.end - 1) + 1 - start
    return before[-length:] if 0 < length < len(before) else before


def _head(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float
) -> bool | None:
    """Whether the fragment's unmatched head is noise (True), other wording (False), or neither."""
    if p.head == 0 or p.head in ground.starts:
        return True
    text = fragment.raw[fragment.start : fragment.raw_at(p.head)]
    size = weight(fragment.window(0, p.head))
    stripped = text.strip()
    if size <= 12 and size <= 0.35 * said + 1 and p.out >= p.head // 2 and p.tail <= 4:
        inside = not begins_sentence(text) and not crosses_sentence(stripped)
        if inside and not begins_block(draft.before(p.out, 60)):
            return False
    if size > _LONGEST_PREAMBLE or p.tail or text.count("\n") > 8 or not begins_sentence(text):
        return None
    lines = stripped.splitlines()
    own_line = begins_block(text)
    if all(_droppable(line, ground.known_heads) for line in lines):
        return True if said >= 4 else None
    if ends_sentence(draft.before(p.end, 40) + _until_letter(draft, p)):
        meta = all(_droppable(i, ground.known_heads) or speaks_of_the_work(i) for i in lines)
        return True if meta and own_line and said >= 12 and not p.gaps else None
    if not ground.unfinished or _reads_on(draft, fragment, stripped):
        return None
    if _after_last_stop(draft, p) < 2:
        return True if own_line and said >= 12 and size <= 60 and not p.gaps else None
    if own_line:
        return True if said >= 5 and (size <= 60 or said >= 20) else None
    return True if said >= 7 and size <= 40 else None


def _reads_on(draft: Draft, fragment: Fragment, head: str) -> bool:
    """Whether the fragment's first words go on with the draft's last ones: then they are no noise."""
    if open_marks(head) or head.count("**") % 2:
        return True
    first = fragment.text()
    return re.match(r"[a-z,;)\]}、。，．）」』ー々っゃゅょをんぁぃぅぇぉ]", first) is not None


def _after_last_stop(draft: Draft, p: Placement) -> float:
    """How much of the match stands after the last sentence end: the rest may be a refrain."""
    told = _told(draft, p)
    return weight(projected(_STOP.split(told)[-1]))


def _until_letter(draft: Draft, p: Placement) -> str:
    """What stands in the draft between the match and its end: punctuation only."""
    return draft.raw[draft.raw_at(p.end - 1) + 1 : draft.pieces[-1].end][:20]


def _droppable(line: str, known_heads: tuple[str, ...]) -> bool:
    """Whether a line before the match is of the kinds that no article loses anything by."""
    bare = line.strip()
    if not bare or bare.startswith(("```", "~~~")) or listed_noise(bare + "\n") >= len(bare):
        return True
    match = HEADING.match(bare)
    text = match["text"] if match else bare
    return projected(text) in known_heads
