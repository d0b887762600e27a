"""Whether a short match agrees in its signs and capitals too, and not in its letters alone."""

import re
import unicodedata

from ssg.stitch.blocks import ROW
from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.fresh import stops_alike
from ssg.stitch.ground import Ground
from ssg.stitch.placement import Placement
from ssg.stitch.sentences import STOP_CLASS

OPEN_TARGET = re.compile(r"\](?:\([^()\s]*)?\Z")  # the draft ends in a link, before its end
_MANY_SIGNS = 4
_JOINING = ("/", "\\", "_", "=", "@")  # names with each other, without a space


def is_literal(draft: Draft, fragment: Fragment, p: Placement, ground: Ground) -> bool:
    """Whether a short match agrees in its signs and capitals too, where that is asked of it.

    In code, and after a finished sentence, up to the draft's end; where a tail would be dropped for
    it, within the match. Spacing, width and the forms of quotation marks do not matter.
    """
    if p.tail:
        if OPEN_TARGET.search(draft.tail(300)) and p.rest:
            return False
        return _signs(draft.told(p.out, p.end)) == _signs(
            fragment.raw[fragment.raw_at(p.head) : fragment.raw_after(p.stop)]
        )
    end = draft.tail(300)
    by_signs = ground.code or ROW.match(end, end.rfind("\n") + 1) or OPEN_TARGET.search(end)
    if not by_signs and ground.unfinished:
        return _same_capitals(draft, fragment, p) and _signs_go_on(draft, fragment, p)
    if not by_signs and p.head == 0:
        return stops_alike(draft, fragment, p)
    mine = _signs(draft.told(p.out, draft.size))
    start = fragment.raw_at(p.head)
    theirs = _signs(fragment.raw[start : start + 2 * len(mine) + 200])
    return theirs[: len(mine)] == mine[: len(theirs)]


def _same_capitals(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether the letters of a match are large and small in both texts at the same places."""
    theirs = fragment.raw[fragment.raw_at(p.head) : fragment.raw_after(p.stop)]
    mine, theirs = (
        "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))
        for text in (draft.told(p.out, p.end), theirs)
    )
    return mine == theirs


def _signs_go_on(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether the fragment has the signs with which the draft ends, if they are many or join."""
    mine = _signs(draft.told(p.end - 1, draft.size)[1:])
    at = fragment.raw_after(p.stop)
    theirs = _signs(fragment.raw[at : min(fragment.end, at + 2 * len(mine) + 20)])
    joins = mine[:1] in _JOINING  # what stands behind the last one of a path is not the path's end
    return (len(mine) < _MANY_SIGNS and not joins) or theirs.startswith(mine)


def _signs(text: str) -> str:
    """A text without white space, its punctuation by class."""
    return "".join(unicodedata.normalize("NFKC", text).translate(STOP_CLASS).split())
