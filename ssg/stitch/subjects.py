"""Whether a fragment that repeats nothing goes on with the text, or opens another subject.

A linear score of what speaks for either: how many of the fragment's terms stand in the text so
far, how many of each side's most frequent ones, how many close to the seam, against how alike the
text's own last part is to the part before; how much was read on each side, since little text
shares little; and whether the fragment begins in the middle of a sentence. The weights are those
of a logistic regression (with an L2 penalty) on some 14,000 pairs of passages, cut from one
article or taken from two, out of documentation, essays and news in four languages, with from 130
to 1,500 characters of fragment and from 200 to 4,000 of draft. The first weight, the constant, is
set so that of passages that do go on 2 in 100 are taken for another subject where a sentence
is unfinished, 3 to 4 in 100 where none is; more than nine in ten that do not go on are found. The
last weight, of a fragment that opens with a heading, is set higher than fitted where a sentence is
finished: under a heading an article takes up something new, but seldom shares so little. Asking
once too often costs an editor a glance, and both texts stay in either case.
"""

import re
from collections import Counter
from math import log, log1p, sqrt

from ssg.stitch.going_on import Script, begins_anew, goes_on, joins_known, script_of
from ssg.stitch.terms import terms

_DRAFT, _FRAGMENT = 4000, 1500  # characters that are read on each side
_NEAR_DRAFT, _NEAR_FRAGMENT = 700, 400
_ADDRESS = re.compile(r"https?://[^\s)>\u3000-\u9fff]+")
_FEW = 2.0  # seams
_TORN = 2.0  # amid a sentence, where asking in vain tears it in two
_GLANCE, _SHORT = 0.4, 1.3
_IN_WORD = re.compile(r"[a-z]{3}")  # on both sides of the seam
_LEAST_DRAFT, _LEAST_FRAGMENT = 60, 100  # fewer characters say nothing about a subject
_LEAST_WIDE = 60  # of wide ones

# By script, and by whether the draft ends in a sentence; in the order of ``features``.
# fmt: off
_WEIGHTS: dict[tuple[Script, bool], tuple[float, ...]] = {
    (Script.LATIN, False): (
        -8.46, -7.49, -1.76, 0.75, -3.73, -0.82, -1.48, -2.62, -0.67,
        -0.73, -0.86, 0.18, 0.91, 0.76, 0.38, -1.59, -0.62, 0.0, -0.38,
    ),
    (Script.LATIN, True): (
        -11.37, -4.76, -1.26, 0.9, -3.19, -1.69, -1.35, -3.17, -0.48,
        -0.83, -0.83, 0.22, 1.22, 0.86, 0.67, -0.91, 2.04, -2.34, 2.06,
    ),
    (Script.HANGUL, False): (
        -14.68, -6.04, -1.23, 0.0, -2.07, -1.03, 0.04, -5.8, -0.17,
        -1.52, -0.83, -0.47, 1.46, 1.95, 0.69, -1.44, 0.23, 0.0, -0.70,
    ),
    (Script.HANGUL, True): (
        -10.5, -3.07, -1.67, 0.0, -3.58, -0.81, -1.9, -3.84, -0.44,
        -1.82, -1.39, -0.37, 1.43, 1.48, 0.75, -1.54, 1.16, -2.66, 2.5,
    ),
    (Script.KANA, False): (
        -8.05, -6.06, -1.65, -1.96, -6.77, -1.63, -2.0, -2.67, -0.97,
        -0.47, -0.72, 0.4, 1.29, 0.32, 1.02, 1.0, -0.21, 0.0, 0.13,
    ),
    (Script.KANA, True): (
        -10.29, -4.55, -0.69, -3.85, -4.69, -1.12, -1.19, -3.02, -0.66,
        -0.43, -0.48, 0.28, 1.22, 0.65, 0.91, -0.64, 1.74, -1.87, 1.49,
    ),
    (Script.HAN, False): (
        -11.94, -3.17, -0.97, -1.89, -2.69, -1.26, -0.89, -7.16, 0.08,
        -2.06, -0.68, 0.4, 1.6, 0.65, 0.67, 1.83, 0.49, 0.0, -0.42,
    ),
    (Script.HAN, True): (
        -10.43, -3.07, -0.65, -1.71, -2.34, -1.01, -2.21, -6.44, 0.06,
        -1.52, -0.51, 0.34, 1.24, 0.6, 0.79, -0.05, 1.71, -1.64, 2.25,
    ),
}
# fmt: on


def other_subject(before: str, after: str, unfinished: bool, seams: int = 1) -> bool:
    """Whether a fragment has hardly a term in common with the text before it.

    Args:
        before, after: the draft's last part and the fragment's beginning.
        unfinished: whether the draft ends in a sentence.
        seams: how many the post has: of many, fewer are where a subject ends.
    """
    script = script_of(after[:_FRAGMENT])
    least = _LEAST_FRAGMENT if script is Script.LATIN else _LEAST_WIDE
    if len(before) < _LEAST_DRAFT or len(after) < least:
        return False
    if unfinished and _IN_WORD.search(before[-2:] + after[:1]):
        return False
    found = features(before, after, script)
    weights = _WEIGHTS[script, unfinished]
    odds = sum(w * f for w, f in zip(weights, found, strict=True))
    # Behind a sentence both join alike, so that asking in vain costs an editor a glance alone.
    odds += 0.0 if unfinished else _GLANCE
    odds -= _SHORT if len(after) < _LEAST_FRAGMENT else 0.0
    return odds > (_TORN if unfinished else 1.0) * log(max(1.0, seams / _FEW))


def features(before: str, after: str, script: Script) -> tuple[float, ...]:
    """What speaks for one subject or two, in the order of the weights."""
    draft, fragment = _ADDRESS.sub(" ", before[-_DRAFT:]), _ADDRESS.sub(" ", after[:_FRAGMENT])
    theirs, their_signs = terms(fragment)
    half = min(len(fragment), len(draft) // 2)
    earlier, earlier_signs = terms(draft[: len(draft) - half])
    latest, latest_signs = terms(draft[len(draft) - half :])
    mine, my_signs = _sum(earlier, latest), _sum(earlier_signs, latest_signs)
    near, _ = terms(draft[-_NEAR_DRAFT:])
    first, _ = terms(fragment[:_NEAR_FRAGMENT])
    common = [t for t in theirs if t in mine]
    share = len(common) / (len(theirs) + 2)
    cohesion = _among(latest, earlier) / (len(latest) + 2)
    dot = sum(log1p(theirs[t]) * log1p(mine[t]) for t in common)
    often = [t for t, n in theirs.most_common(8) if n > 1]
    my_often = [t for t, n in mine.most_common(12) if n > 1]
    return (
        1.0,
        dot / (_norm(theirs) * _norm(mine)),
        share,
        _among(their_signs, my_signs) / (len(their_signs) + 2),
        _among(first, near) / (min(len(first), len(near)) + 2),
        _among(first, mine) / (len(first) + 2),
        sum(t in mine for t in often) / (len(often) + 1),
        sum(t in theirs for t in my_often) / (len(my_often) + 1),
        sum(min(4, mine[t]) for t in common) / (len(theirs) + 2),
        share / (cohesion + 0.05),
        log1p(len(common)),
        log1p(len(theirs)),
        log1p(max(len(draft), 200)),
        log1p(max(len(fragment), 130)),
        float(not common),
        float(goes_on(after, script)),
        float(begins_anew(after, script)),
        float(joins_known(before, after)),
        float(after.startswith("#")),
    )


def _among(some: Counter[str], others: Counter[str]) -> int:
    return sum(t in others for t in some)


def _sum(one: Counter[str], other: Counter[str]) -> Counter[str]:
    counts = one.copy()
    for term, count in other.items():
        counts[term] = counts.get(term, 0) + count
    return counts


def _norm(counts: Counter[str]) -> float:
    return sqrt(sum(log1p(n) ** 2 for n in counts.values())) or 1.0
