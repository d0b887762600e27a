"""Whether a space stands between two texts of which the second followed noise and a space."""

import re

from ssg.stitch.projection import is_wide
from ssg.stitch.terms import COMMON_WORDS

_READ = 6000
_WHOLE = re.compile(
    r"[a-z]{2}(?:ly|[ts]ion|[ae]nce|ment|ness|ing|ed|ity|ous|ive|ical|ers|ies)\Z", re.IGNORECASE
)
_LAST = re.compile(r"[^\W_]+\Z")
_FIRST = re.compile(r"[^\W_]+")
_SHORT = """
a an the of to in on at by for from with and or but as is are was were be been it its this that
these those not no if than then so which who has have had can will would may one two
"""
_SHORT_WORDS = frozenset(_SHORT.split()) | COMMON_WORDS


def apart(before: str, after: str) -> bool:
    """Whether the words on both sides are two, in a script that sets words apart.

    A word is known by standing elsewhere in the text, whole; one that both sides make up together,
    likewise. Of what is not known nothing is parted.
    """
    last, first = before[-1:], after[:1]
    if _is_cjk(last) or _is_cjk(first) or last.isspace() or not first:
        return False
    if last in ",;:.!?)]”’" and (first.isalpha() or first in '(“‘"*_[`'):
        return True
    left, right = _LAST.search(before[-60:]), _FIRST.match(after[:60])
    if left is None or right is None:
        return last.isalnum() and first in "(“‘*_[`"
    text = before[-_READ : -len(left[0])] + "\n" + after[len(right[0]) : _READ]
    if _stands(left[0] + right[0], text):
        return False
    if _is_word(left[0], text) or _is_word(right[0], text) or _WHOLE.search(left[0]):
        return True
    return _is_hangul(last) and _is_hangul(first) and _parted_as_often(last, first, text)


def _parted_as_often(last: str, first: str, text: str) -> bool:
    """Whether Korean words end and begin with two syllables, by how they stand elsewhere."""
    if f"{last} {first}" in text:
        return True
    if last + first in text:
        return False
    ends = len(re.findall(rf"{last}(?=[\s,.?!)])", text))
    goes_on = len(re.findall(rf"{last}(?=[\uac00-\ud7a3])", text))
    begins = len(re.findall(rf"(?<=[\s(]){first}", text))
    within = len(re.findall(rf"(?<=[\uac00-\ud7a3]){first}", text))
    return (ends + 0.5) * (begins + 0.5) > (goes_on + 0.5) * (within + 0.5)


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3"


def _is_word(word: str, text: str) -> bool:
    if word.lower() in _SHORT_WORDS:
        return True
    return (word.isdigit() or len(word) > 1) and _stands(word, text)


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text) is not None


def _is_cjk(char: str) -> bool:
    return is_wide(char or " ") and not _is_hangul(char)
