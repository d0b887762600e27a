"""Whether a fragment goes back within the draft's last part, and tells its end anew."""

import re

from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.fresh import announces
from ssg.stitch.going_on import goes_on, script_of
from ssg.stitch.ground import Ground, told_text
from ssg.stitch.parallels import echoes, echoes_closely, goes_on_alike, tail_is_parallel
from ssg.stitch.placement import Placement
from ssg.stitch.projection import is_wide
from ssg.stitch.sentences import begins_sentence, crosses_sentence, ends_sentence

_SENTENCE, _PASSAGE = 12.0, 40.0  # weights
_SHORT_TRY = 160  # letters
_TERM = 3  # words, or runs of one kind of letter
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
_WORD = re.compile(r"[\u4e00-\u9fff\u30a0-\u30ff]{1,8}|[^\W_\u3041-\u30ff\u4e00-\u9fff]+")
_CLAUSES = re.compile(r"\w[、，,；;：]\s*\w")
_SIGNS = "/\\@$<[{&%=+-~`"  # what a sentence may begin with before its first letter


def tail_rewritten(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float
) -> bool:
    """Whether the fragment goes back and rewrites the draft's tail."""
    opens = p.head in (0, *ground.starts)
    last = draft.pieces[-1]
    tried = last.last - last.first
    again = opens and p.out < last.out and len(draft.pieces) > 1
    at_try = again and draft.near_border(p.end, 3)
    # A try may end in a list; what stands before it is told again to the letter.
    exactly = again and not (p.gaps or ground.code) and said >= _PASSAGE
    if (ground.structured and not exactly) or tail_is_parallel(draft, p):
        return False
    apart = draft.breaks_line(p.end - 1)
    if apart and not at_try and announces(draft.tail(400)):
        return False  # what a heading or a colon announces stands nowhere before
    # A sentence that begins behind a full stop in the draft does not go on behind half of one.
    anew = begins_sentence(draft.before(p.out, 100)) and not ends_sentence(draft.tail(80))
    if echoes(draft, p) and not anew:
        # Sentences of one text end alike: what was said before the try goes on in its line.
        in_line = goes_on_in_line(fragment, fragment.raw_after(p.stop))
        return at_try and in_line and said >= _SENTENCE and not echoes_closely(draft, p)
    if not opens and said < 24 + p.tail / 10:
        return False
    short_try = again and tried <= 300 and p.end >= last.out and said >= 8
    long_term = tried > _SHORT_TRY and _is_term(told_text(draft, p))
    if short_try or (at_try and said >= 5 and not long_term):
        return True
    if ground.unfinished:
        return _unfinished_end_rewritten(draft, fragment, p, said, anew)
    if ends_sentence(draft.before(p.end, 80)) or p.gaps:
        return False  # it diverges where a sentence ends
    return _finished_end_rewritten(draft, fragment, p, said)


def _unfinished_end_rewritten(
    draft: Draft, fragment: Fragment, p: Placement, said: float, anew: bool
) -> bool:
    """Whether enough is told for an end that broke off to be told anew.

    Args:
        anew: a sentence begins with the match.
    """
    whole = begins_sentence(draft.before(p.out, 100)) and ends_sentence(draft.before(p.end, 80))
    if not anew and goes_on_alike(draft, fragment, p):
        return False
    letter = draft.window(draft.size - 1, 1)
    led_alike = p.out > 0 and draft.window(p.out - 1, 1) == letter and not anew
    before = draft.before(p.out, 100).rstrip(_SIGNS)
    amid = not (in_word(before) or begins_sentence(before))
    told = told_text(draft, p)
    if amid and not (p.gaps or crosses_sentence(told) or _CLAUSES.search(told)):
        # Terms stand in one text again and again; who goes back within a sentence says more.
        return said >= 16 + p.tail / 2 + 20 * led_alike
    return said >= (16 if whole else 6) + p.tail / 15 + 8 * bool(p.gaps) + 20 * led_alike


def _finished_end_rewritten(draft: Draft, fragment: Fragment, p: Placement, said: float) -> bool:
    """The same for an end that is finished, where a match ends amid a sentence."""
    if p.out == 0 and p.head == 0 and said >= 40:
        return True  # no article goes on with its own beginning
    before = draft.before(p.out, 100)
    if p.head or begins_sentence(before):
        return said >= 60 + p.tail / 10
    first = fragment.raw[fragment.start : min(fragment.end, fragment.start + 600)]
    if said < _PASSAGE and _is_term(told_text(draft, p)) and not in_word(before):
        return False
    if first[0].islower() and before[-1:].isalnum():
        return said >= 7 + p.tail / 40  # no article begins a sentence so
    return said >= (8 + p.tail / 30 if goes_on(first, script_of(first)) else 10 + p.tail / 12)


def goes_on_in_line(fragment: Fragment, at: int) -> bool:
    """Whether a fragment goes on in the same line after a raw offset."""
    after = fragment.raw[at : at + 12]
    return "\n" not in after and bool(after.strip())


def _is_term(told: str) -> bool:
    """Whether a text may be one term, with which the next sentence may well begin, too."""
    if _HIRAGANA.search(told):
        return False
    return len(_WORD.findall(told)) <= _TERM


def in_word(before: str) -> bool:
    """Whether what follows goes on with a word, in scripts that set words apart."""
    last = before[-1:]
    return last.isalnum() and (not is_wide(last) or "\uac00" <= last <= "\ud7a3")
