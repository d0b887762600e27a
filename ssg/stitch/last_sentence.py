"""The draft's last sentence told again with a few words changed."""

import re

from ssg.stitch.differences import differences
from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.parallels import echoes_closely
from ssg.stitch.placement import Placement
from ssg.stitch.sentences import CLOSERS, STOPS

_SHORT, _CLEAR = 12.0, 20.0
_LAST_LETTERS, _LAST_WORD = 4, 6  # so many may end a sentence in another way
FIRST_STOP = re.compile(
    rf"[{STOPS}]+[{re.escape(CLOSERS)}]*|\.(?:[{re.escape(CLOSERS)}]*)(?=\s|\Z)|\n"
)


def last_sentence_retold(draft: Draft, fragment: Fragment, p: Placement, said: float) -> bool:
    """Whether the draft's last sentence is told with a few words changed, and more in its line.

    Parallel sentences differ in what they begin with, and replace terms; a telling also changes
    grammar, adds words and leaves some out.
    """
    last = _LAST_LETTERS if p.gaps else _LAST_WORD
    if p.tail > last or said < _SHORT or p.lost * 5 > p.matched:
        return False
    if echoes_closely(draft, p) or (p.tail > 2 and not _stops_soon(fragment, p)):
        return False
    early = p.head > 0 or (bool(p.gaps) and p.gaps[0].fragment[0] < 4)
    if said >= _CLEAR and not early and not (p.tail > 2 and p.gaps):
        return True
    added = any(g.out[0] == g.out[1] or g.fragment[0] == g.fragment[1] for g in p.gaps)
    return (added and p.head == 0) or differences(draft, fragment, p).grammar > 0


def _stops_soon(fragment: Fragment, p: Placement) -> bool:
    """Whether the fragment ends its sentence in about as many letters as the draft's tail has."""
    at = fragment.raw_after(p.stop)
    stop = FIRST_STOP.search(fragment.raw, at, min(fragment.end, at + 12))
    return stop is not None and stop.start() - at <= p.tail + 2
