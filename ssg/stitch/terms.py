"""Which terms two texts share: whether a fragment goes on with the subject."""

import re

_TERM = re.compile(
    r"[A-Za-z][A-Za-z0-9]{3,}|[\u30a1-\u30fa\u30fc]{3,}|[\u4e00-\u9fff\u3400-\u4dbf]{2,}|[\uac00-\ud7a3]{2,}"
)
_COMMON = frozenset(
    "this that with from they them their there these those have has had been were will would could "
    "should about which when what where while than then into over under more most some such only "
    "also very much many just like your you our its does done make made take each other after before "
    "because between through during without within".split()
)


def terms(text: str) -> frozenset[str]:
    """The terms of a text: words in Latin letters and katakana, pairs of ideographs and Hangul."""
    found: set[str] = set()
    for term in _TERM.findall(text):
        if term[0] < "\u2e80":
            word = term.lower()
            if word not in _COMMON:
                found.add(word[:6])
        elif term[0] < "\u3100":
            found.add(term)
        else:
            found.update(term[i : i + 2] for i in range(len(term) - 1))
    return frozenset(found)


def shares_subject(before: str, after: str) -> bool:
    """Whether two texts have more than a few chance terms in common."""
    mine, theirs = terms(before), terms(after)
    if len(theirs) < 6:
        return True
    shared = len(mine & theirs)
    return shared >= 2 and shared >= 0.06 * min(len(theirs), len(mine))
