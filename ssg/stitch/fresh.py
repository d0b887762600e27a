"""Fragments that open a block of their own, of which words stand at the draft's end by chance."""

import re

from ssg.stitch.blocks import Block, block_of, names_what_follows
from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.placement import Placement
from ssg.stitch.projection import is_wide, weight
from ssg.stitch.sentences import STOP_CLASS, begins_block, crosses_sentence, ends_sentence

_LONG, _SOME = 24.0, 8.0
_LITTLE = 24  # letters of a fragment that lies inside the draft, but for its cut end
_COLONS = (":", "：")
_IN_NUMBER = re.compile(r"\d\.\Z")
_TITLE = 10  # letters
_SPACE = re.compile(r"[ \u3000][^\s#>|*+-]")
_SPACED = re.compile(r"[ \u3000][^\w\s]*\Z")
_MARKS = re.compile(r"[ \t]*(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|>|\||`{3,}|~{3,}|\*\*)")


def opens_block(draft: Draft, fragment: Fragment, p: Placement, own: int) -> bool:
    """Whether a match begins with a mark of a block in the fragment, and within one in the draft.

    Args:
        own: the raw offset at which the fragment's own text begins.
    """
    if weight(draft.window(p.out, p.end - p.out)) >= _LONG:
        return False
    marks = fragment.raw[own : fragment.raw_at(0)]
    if p.head:
        lead = fragment.raw[fragment.raw_after(p.head) : fragment.raw_at(p.head)]
        marks = lead[lead.rfind("\n") + 1 :] if "\n" in lead else ""
    if _MARKS.match(marks) is None:
        return False
    before = draft.before(p.out, 100)
    told = weight(draft.window(p.out, p.end - p.out))
    if before[-1:].isalnum() and told >= _SOME and "\n" in marks:
        return False  # a fence was put round a text from the middle of a word on
    return not begins_block(before) and not before.rstrip().endswith(marks.strip())


def follows_heading(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether the draft ends with a heading, and a text with words of it stands under it."""
    if p.tail:
        return False
    tail = draft.tail(400)
    if not draft.breaks_line(p.out):
        opening = fragment.raw[fragment.start : min(fragment.end, fragment.start + 400)]
        return is_headed(tail, opening) and not _tells_its_end(draft, fragment, p)
    if not names_what_follows(tail.rsplit("\n", 1)[-1]):
        return False
    begin = fragment.raw.rfind("\n", fragment.start, fragment.raw_after(p.stop)) + 1
    line = fragment.raw[max(begin, fragment.start) : fragment.end].split("\n", 1)[0]
    named = line.startswith(("**", "__")) or line.count("**") % 2 or line.count("__") % 2
    return block_of(line) is Block.TEXT and not named and crosses_sentence(line)


def _tells_its_end(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether a fragment begins within the heading: its last word alone may begin the text too."""
    before = draft.before(p.out, 200).rsplit("\n", 1)[-1].strip("# \t*_")
    if p.head or p.gaps or not any(map(str.isalnum, before)):
        return False
    amid = before[-1:].isalnum() and not is_wide(before[-1:])
    amid = amid or _IN_NUMBER.search(before) is not None
    return p.matched >= _TITLE or amid or not fragment.raw[fragment.start].isalnum()


def goes_on_after_space(draft: Draft, fragment: Fragment, p: Placement, short: bool) -> bool:
    """Whether a fragment begins with a space that the draft does not have before the match.

    Who goes on in mid-sentence writes the space between two words; who begins again does not.
    Where a short match leaves something of the draft behind, a space before it too is chance.
    """
    if p.head or _SPACE.match(fragment.raw, fragment.start, fragment.end) is None:
        return False
    return (short and p.tail > 0) or _SPACED.search(draft.before(p.out, 20)) is None


def announces(tail: str) -> bool:
    """Whether a text ends with a heading, or in a colon: something of its own has to follow."""
    last = tail.rsplit("\n", 1)[-1].rstrip()
    return names_what_follows(last) or last.endswith(_COLONS)


def is_headed(tail: str, opening: str) -> bool:
    """Whether a text ends with a heading, and another one begins as what stands under it does."""
    last = tail.rsplit("\n", 1)[-1]
    if not names_what_follows(last) or opening.startswith(("#", "**", "__")):
        return False
    if f"\n{last.rstrip()}" in opening:
        return False  # what stands before the heading is told again, with it
    first = opening.split("\n", 1)[0].rstrip()
    if last.rstrip().endswith(first) or first.count("**") % 2 or first.count("__") % 2:
        return False  # the heading's own end, said again
    title = last.strip("# \t")
    if first.startswith(title) and (title[:1].isdigit() or last[-1:].isspace()):
        return False  # the heading itself, which was cut
    if block_of(first) is not Block.TEXT or crosses_sentence(first):
        return True
    return first.endswith(_COLONS) or ends_sentence(first)


def stops_alike(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether a short match ends with the sign in the fragment that ends the draft's sentence."""
    mine = draft.told(p.end - 1, draft.size)[1:].strip().translate(STOP_CLASS)
    at = fragment.raw_after(p.stop)
    theirs = fragment.raw[at : at + 12].lstrip().translate(STOP_CLASS)
    first = fragment.raw[fragment.raw_at(p.head)]
    told = draft.raw[draft.raw_at(p.out)]
    return not mine or (theirs[:1] == mine[:1] and (first == told or first.lower() == first))
