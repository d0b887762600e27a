"""A damaged post with what should come of it, and the comparison of the two."""

import re
from dataclasses import dataclass

FREE = "\ue000"  # in an expected text: a join that may be direct or a blank line


@dataclass(frozen=True)
class Case:
    """One damaged post.

    Attributes:
        expected: the article; ``FREE`` marks a join where either spacing is right.
        loose: spans of ``expected`` whose wording may come from either telling.
        truncated, review: what should be found; None where it is not judged.
    """

    family: str
    lang: str
    raw: str
    expected: str
    loose: tuple[tuple[int, int], ...] = ()
    truncated: bool | None = None
    review: bool | None = False
    title: str = ""
    name: str = ""


@dataclass(frozen=True)
class Score:
    """How a case came out."""

    exact: bool
    lost: int
    size: int
    truncated_right: bool | None
    reviewed: bool


def judge(case: Case, body: str, truncated: bool, reviewed: bool) -> Score:
    """Compare a mended body with what was expected."""
    got = body.strip("\r\n")
    want = case.expected.strip("\r\n")
    exact = _matches(case, got)
    lost = 0 if exact else _lost(want.replace(FREE, ""), got)
    right = None if case.truncated is None else truncated is case.truncated
    return Score(exact, lost, max(1, len(want)), right, reviewed)


def _matches(case: Case, got: str) -> bool:
    want = case.expected.rstrip("\r\n")
    lead = len(want) - len(want.lstrip("\r\n"))
    pattern, groups, at = "", [], lead
    for low, high in [*case.loose, (len(want), len(want))]:
        start, end = max(low, at), min(max(high, low), len(want))
        pattern += _literal(want[at:start])
        if end > start:
            size = end - start
            pattern += f"(.{{{int(size * 0.6)},{int(size * 1.6) + 12}}}?)"
            groups.append(want[start:end])
        at = end
    found = re.fullmatch(pattern, got, re.DOTALL)
    if found is None:
        return False
    return all(_alike(a, b) for a, b in zip(found.groups(), groups, strict=True))


def _literal(text: str) -> str:
    return re.escape(text).replace(FREE, r"(?:\s*)")


def _alike(a: str, b: str) -> bool:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(a, b) >= 0.45 or len(b) < 12


def _lost(want: str, got: str) -> int:
    """How many letters of the article do not stand, in order, in what came out."""
    from rapidfuzz.distance import LCSseq

    a = "".join(filter(str.isalnum, want))
    b = "".join(filter(str.isalnum, got))
    if len(a) > 12000:
        return max(0, len(a) - len(b))
    return len(a) - LCSseq.similarity(a, b)
