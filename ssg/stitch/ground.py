"""The place at which a fragment meets the draft."""

from ssg.stitch.draft import Draft
from ssg.stitch.placement import Placement
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of the place where the fragments meet.

    Attributes:
        unfinished: the draft ends in the middle of a sentence, word or mark.
        structured: it ends in a table, list or code, where likeness proves less.
        code: it ends in code.
        known_heads: projected headings that a model may say again (the last one, the title).
        starts: offsets in the fragment at which its own text may begin.
        own: the offset at which its own text begins if nothing matches.
        begins: the raw offset of the same.
        in_word: the letters on both sides of the seam are one word that the text knows.
    """

    unfinished: bool
    structured: bool
    code: bool
    known_heads: tuple[str, ...]
    starts: tuple[int, ...]
    own: int
    begins: int
    in_word: bool


def told_text(draft: Draft, p: Placement) -> str:
    """The raw text of the draft's span, at most the last 400 characters of it."""
    before = draft.before(p.end, 400)
    start = draft.raw_at(p.out) if p.end - p.out < 300 else 0
    length = draft.raw_at(p.end - 1) + 1 - start
    return before[-length:] if 0 < length < len(before) else before
