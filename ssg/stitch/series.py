"""A series of passages that are told alike, in which a fragment simply goes on.

Where the fragment begins as the draft does at some place, and the draft ends as it does before that
place, both go on together as they did there: what is told next is the next one of the series. A
telling anew goes back behind what the draft ends with, so its beginning follows other words. Nor
does it begin once more with the same words where it is over, as the next of a series does.
"""

from difflib import SequenceMatcher

from ssg.stitch.align import common_prefix
from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.placement import Placement
from ssg.stitch.projection import projected, weight

_READ = 48  # letters before both places
_BEGINS = 5.0  # what the fragment must begin with
_LAST = 3.0  # what must stand before both amid a sentence, where they are alike on the whole
_AMID, _SENTENCE = 8.0, 24.0  # else: amid a sentence, and behind one
_ALIKE = 0.75
_TERM = 14  # letters of the longest term in which passages differ
_ONCE_MORE = 12.0
_LINE = 300  # characters in which a line's beginning is looked for


def goes_on_as_before(
    draft: Draft, fragment: Fragment, found: list[Placement], unfinished: bool
) -> bool:
    """Whether a fragment goes on from the draft's end as the text did behind the same words.

    Args:
        found: the places at which the fragment may be laid over the draft.
        unfinished: whether the draft ends amid a sentence; else sentences may end alike by chance.
    """
    end = draft.window(draft.size - _READ, _READ)
    for p in found:
        run = (p.gaps[0].fragment[0] if p.gaps else p.stop) - p.head
        if p.head > _TERM or is_exact(p) or weight(draft.window(p.out, run)) < _BEGINS:
            continue
        before = draft.window(max(0, p.out - _READ), min(_READ, p.out))
        if p.head:
            alike = unfinished and _ends_before_a_term(end, before)
        else:
            alike = _ends_alike(end, before, unfinished) or _begins_once_more(fragment, p)
            alike = alike or (unfinished and p.tail > 0 and _opens_alike(draft, p))
        if alike:
            return True
    return False


def _ends_before_a_term(end: str, before: str) -> bool:
    """Whether the draft's last words stand before a match and the term that a fragment replaces."""
    for size in (8, 16):
        if weight(end[-size:]) >= _AMID:
            return end[-size:] in before[-size - _TERM :]
    return False


def _opens_alike(draft: Draft, p: Placement) -> bool:
    """Whether the draft's last line begins as that did in which the match begins."""
    if not draft.breaks_line(p.out):
        return False
    last, other = (
        projected(text.rsplit("\n", 1)[-1])
        for text in (draft.tail(_LINE), draft.before(p.out, _LINE))
    )
    same, shorter = common_prefix(last, other), min(len(last), len(other))
    return same >= max(2, shorter / 2) and abs(len(last) - len(other)) <= _TERM


def _ends_alike(one: str, other: str, unfinished: bool) -> bool:
    said = weight(one[len(one) - common_prefix(one[::-1], other[::-1]) :])
    if said >= (_AMID if unfinished else _SENTENCE):
        return True
    if said < _LAST or len(other) < _READ:
        return False
    return SequenceMatcher(None, one, other, False).ratio() >= _ALIKE


def _begins_once_more(fragment: Fragment, p: Placement) -> bool:
    """Whether a fragment says again, where a match is over, the words with which it begins."""
    if p.tail > _READ:
        return False
    then = fragment.window(p.stop, p.tail + _READ)
    for size in (12, 24):
        first = fragment.window(0, size)
        if weight(first) >= _ONCE_MORE:
            return first in then
    return False


def is_exact(p: Placement) -> bool:
    """Whether a fragment begins with the draft's end, letter by letter."""
    return not (p.head or p.gaps or p.tail)
