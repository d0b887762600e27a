"""Whether a telling in other words is one of the same text, or a passage that is only alike."""

from ssg.stitch.blocks import Block, block_of
from ssg.stitch.differences import (
    differences,
    differences_of_parallels,
    heading_differs,
    says_number_again,
)
from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.fresh import announces
from ssg.stitch.ground import Ground, told_text
from ssg.stitch.last_sentence import FIRST_STOP, last_sentence_retold
from ssg.stitch.parallels import (
    echoes,
    echoes_closely,
    ends_as_before_match,
    goes_on_alike,
    number_differs,
)
from ssg.stitch.placement import Placement
from ssg.stitch.projection import weight
from ssg.stitch.rewritten import goes_on_in_line, in_word
from ssg.stitch.sentences import (
    begins_block,
    begins_sentence,
    crosses_sentence,
)

_SENTENCE, _CLEAR = 12.0, 20.0
_UNDER_HEADING = 10.0
# The weights of a sentence with its heading, of a short paragraph, and of some sentences.
_SOME, _PASSAGE, _LONG = 30.0, 40.0, 60.0
_MANY, _ALL_OVER = 5, 8  # differences
_LONGER_WORD = 12


def retold_to_the_end(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float, noise: bool
) -> bool:
    """Whether a telling in other words up to the end is one, and not a parallel passage."""
    before = draft.before(p.out, 100)
    # The word that the fragment replaces may be the longer one.
    first = max(0, p.out - 2 * p.head - _LONGER_WORD) if p.head else p.out
    within = (p.head == 0 or not noise) and not any(
        begins_sentence(draft.before(out, 100)) for out in range(first, p.out + 1)
    )
    small = fragment.raw[fragment.start].islower() and not begins_block(before)
    within = within or (small and not noise and not ground.unfinished)
    whole = not ground.unfinished or announces(draft.tail(400))
    block = p.tail and whole and "\n" in draft.told(p.end - 1, draft.size).strip()
    if block or _goes_on_as_told(draft, fragment, p, ground, noise):
        return False  # what would go is a block of its own, or it goes on as an earlier passage did
    if _told_with_its_heading(draft, fragment, p, ground, said):
        return True
    if within and p.head == 0 and fragment.raw[fragment.start] == "#":
        return False  # no heading is told again from its middle on
    if within and not (ground.unfinished or ground.structured):
        # No article goes on in mid-sentence after a full stop.
        return said >= _enough_amid_a_sentence(draft, fragment, p) and p.lost * 5 <= p.matched * 2
    crosses = crosses_sentence(told_text(draft, p)[:-4])
    if said >= _SOME and crosses and not ground.structured:
        return _told_at_length(draft, fragment, p, ground, said)
    in_line = goes_on_in_line(fragment, fragment.raw_after(p.stop))
    finished = not (ground.structured or ground.unfinished)
    if finished and in_line and last_sentence_retold(draft, fragment, p, said):
        return True
    middle = p.head == 0 and within and p.tail <= 2
    if said < (5.5 if middle and ground.unfinished else 8) or (noise and echoes(draft, p)):
        return False
    if ground.structured:
        return not p.tail and said >= 40 and p.lost * 8 <= p.matched and ground.unfinished
    if ground.unfinished:
        if p.tail and said < 10:
            return False
        if said < _SENTENCE and p.head and not noise and (p.head + p.lost) * 2 > p.matched:
            return False  # hardly more agrees than differs
        chance = p.tail > 3 or (p.gaps and said < _CLEAR)
        return not (chance and goes_on_alike(draft, fragment, p))
    if p.tail or p.lost * 6 > p.matched:
        return False
    if p.head <= 12 and (p.head > 0 or begins_sentence(before)):
        return in_line and crosses
    return said >= 12


def _goes_on_as_told(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, noise: bool
) -> bool:
    """Whether a fragment goes on with the draft's last words as an earlier passage did.

    Or agrees with that passage neither at its beginning nor at its end.
    """
    if p.tail > 3 and p.head and not noise and (p.head + p.tail + p.lost) * 2 > p.matched:
        return True
    if not ground.unfinished or p.head:
        return False
    if p.gaps and ends_as_before_match(draft, p):
        return True
    anew = begins_sentence(draft.before(p.out, 100))
    return p.tail > 3 and not anew and goes_on_alike(draft, fragment, p)


def _told_with_its_heading(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float
) -> bool:
    """Whether the last heading is said again, or its number, with what stands under it."""
    enough = said >= _UNDER_HEADING and p.lost * 2 <= p.matched
    if enough and says_number_again(draft, fragment, p):
        return True
    again = p.head < ground.own < p.stop
    return again and _told_under_heading(fragment, p, ground, said)


def _told_under_heading(fragment: Fragment, p: Placement, ground: Ground, said: float) -> bool:
    """Whether, after the last heading said again, what stands under it is, as far as it goes."""
    if ground.structured:
        return False
    if ground.unfinished:
        return said >= 5 and p.lost * 5 <= p.matched * 2
    in_line = goes_on_in_line(fragment, fragment.raw_after(p.stop))
    return in_line and said >= _UNDER_HEADING and p.lost * 5 <= p.matched


def _enough_amid_a_sentence(draft: Draft, fragment: Fragment, p: Placement) -> float:
    """What must be said by a fragment that begins within a sentence, where the draft is finished.

    Less where it begins within a word, or in small letters.
    """
    tail = weight(draft.window(p.end, p.tail))
    if not p.gaps:
        return 8.0 + tail
    small = p.head == 0 and fragment.raw[fragment.raw_at(0)].islower()
    return (10.0 if small or in_word(draft.before(p.out, 100)) else 14.0) + tail


def _told_at_length(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float
) -> bool:
    """Whether sentences that agree in most of their words tell the draft's end anew.

    Parallel passages of that length differ in a few words, again and again the same, and each
    ends where its paragraph does; a telling anew differs all over, or goes on in the same line.
    """
    if p.lost > 0.7 * p.matched:
        return False
    if echoes_closely(draft, p):
        if ground.unfinished or said < _LONG or not p.gaps:
            return False
        words = differences(draft, fragment, p)
        return words.distinct >= _MANY and words.grammar > 1
    if ground.unfinished or (p.out == 0 and p.head == 0):
        return True  # a sentence is told to its end; no article goes on with its own beginning
    if p.head < ground.own < p.stop:
        return True  # the last heading is said again as well
    end = fragment.raw_after(p.stop)
    if p.tail > 2:
        stop = FIRST_STOP.search(fragment.raw, end, min(fragment.end, end + 200))
        if stop is None or weight(fragment.raw[end : stop.end()]) > 3 * p.tail + 12:
            return False
        end = stop.end()
    differing = {
        (draft.window(a, b - a), fragment.window(c, d - c))
        for (a, b), (c, d) in ((g.out, g.fragment) for g in p.gaps)
    }
    if goes_on_in_line(fragment, end):
        return len(differing) != 1 or p.gaps[0].fragment[0] >= 4
    listed = block_of(fragment.text()[:200].lstrip("\r\n")) not in (Block.TEXT, Block.HEADING)
    if said < _PASSAGE or not p.gaps:
        return False
    words = differences(draft, fragment, p)
    if number_differs(draft, fragment, p) or heading_differs(fragment, p):
        return said >= _LONG and words.distinct >= _ALL_OVER and words.grammar > 1
    if said < _LONG:
        return words.grammar > 2 and not listed
    if words.grammar > 1 and words.distinct >= (_MANY if listed else 3):
        return True
    added = sum(not mine or not theirs for mine, theirs in differing)
    if p.lost * 5 > p.matched or listed:
        return len(differing) >= _ALL_OVER and added > 1
    return len(differing) >= differences_of_parallels(draft, fragment, p, added > 0)
