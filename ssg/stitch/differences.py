"""The words in which two tellings differ, and which of them say nothing about the subject.

A parallel passage replaces terms and keeps its grammar; who tells a text anew changes both.
"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.placement import Placement
from ssg.stitch.projection import projected, weight
from ssg.stitch.sentences import STOPS, ends_sentence
from ssg.stitch.terms import terms

_LONGEST = 1200  # projected characters that are read
_LAST_WORD = 6
_SUBJECT = 8  # within so many letters a parallel passage names what it speaks of
_WORDS_OF_TITLE = 6
_PROSE = 30.0  # the weight of a sentence or more
_BREAK = re.compile(r"\n[ \t\r]*\n")
# Runs of one kind of letter; in scripts that set words apart, words. Ends of sentences are kept.
_WORD = re.compile(
    r"[\u3041-\u309f]+|[\u30a0-\u30ff]+|[\u4e00-\u9fff\u3400-\u4dbf々]+|[\uac00-\ud7a3]+"
    rf"|[^\W_\u3041-\u30ff\u4e00-\u9fff\u3400-\u4dbf\uac00-\ud7a3]+|[{STOPS}]|\.(?=\s|\Z)"
)
_STOP = re.compile(rf"[{STOPS}.]")
_HASHES = re.compile(r"(?:\A|\n)(#{1,6})[ \t]+\Z")
_NUMBERED = re.compile(r"(#{1,6})[ \t]+(\d+(?:\.\d+)*)(?![\d.]*\d)\b")
_HEADED = re.compile(r"\n#{1,6}[ \t]")
_DIGIT = re.compile(r"\d")
_ENDING = re.compile(r"[\u3041-\u309f]{1,8}|[\uac00-\ud7a3]{1,6}|")


@dataclass(frozen=True, slots=True)
class Differences:
    """How two tellings differ.

    Attributes:
        distinct: how many words, or runs of them, were left out, added or replaced by others; the
            same replacement counts once.
        grammar: in how many of these both sides hold the same terms, or none, as endings,
            particles and articles do.
    """

    distinct: int
    grammar: int


def differences(draft: Draft, fragment: Fragment, p: Placement) -> Differences:
    """The differences within a placement, with the rest of its last word where it leaves one."""
    out, stop, tail = p.end, p.stop, 0 < p.tail <= _LAST_WORD
    for gap in p.gaps:
        if gap.out[0] - p.out > _LONGEST:
            out, stop, tail = gap.out[0], gap.fragment[0], False
            break
    mine = _WORD.findall(draft.told(p.out, draft.size if tail else out))
    end = fragment.raw_after(stop)
    closed = _STOP.search(fragment.raw, end, min(fragment.end, end + 2 * _LAST_WORD))
    if closed and (tail or not projected(fragment.raw[end : closed.start()])):
        end = closed.end()
    theirs = _WORD.findall(fragment.raw[fragment.raw_at(p.head) : end])
    found: dict[tuple[str, str], bool] = {}
    for tag, i, j, k, n in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        one, other = mine[i:j], theirs[k:n]
        left, right = projected("".join(one)), projected("".join(other))
        if tag != "equal" and left != right:
            ends = _ends(mine, j) and _ends(theirs, n)
            found[left, right] = _in_grammar(" ".join(one), " ".join(other), ends)
    return Differences(len(found), sum(found.values()))


def _ends(words: list[str], at: int) -> bool:
    """Whether a sentence ends with the words before an index."""
    return at >= len(words) or _STOP.match(words[at]) is not None


def _in_grammar(one: str, other: str, ends: bool) -> bool:
    """Whether words differ in their grammar alone.

    Args:
        ends: a sentence ends with both of them: where the verb stands last, its ending differs.
    """
    if _DIGIT.search(one + other):
        return False
    if terms(one) == terms(other):
        return True
    if not (ends and _ENDING.fullmatch(one) and _ENDING.fullmatch(other)):
        return False
    return not (one and other) or _sounds(one) == _sounds(other)


def _sounds(ending: str) -> str:
    """The first sound of a Korean ending, which stays where a verb is inflected; else nothing."""
    return unicodedata.normalize("NFD", ending[0])[0] if ending[0] >= "\uac00" else ""


def heading_differs(fragment: Fragment, p: Placement) -> bool:
    """Whether the fragment opens with a heading that the draft words otherwise."""
    at = 0 if p.head else p.gaps[0].fragment[0]
    first = fragment.raw[fragment.start : fragment.raw_at(at)].lstrip("\r\n")
    return first.startswith("#") and "\n" not in first


def heads_other_sections(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether headings within a passage have other words in the fragment: sections that are alike.

    Who tells a text anew keeps its headings, or changes a word of them.
    """
    for gap in p.gaps:
        (a, b), (c, d) = gap.out, gap.fragment
        begin = _line(fragment, c)
        if not fragment.raw.startswith("#", begin):
            continue
        title = fragment.raw[begin : min(fragment.end, begin + 200)].split("\n", 1)[0]
        if max(b - a, d - c) * _WORDS_OF_TITLE < len(projected(title)):
            continue
        before = draft.before(a, 120)
        line = (before.rstrip() if a == b else before).rsplit("\n", 1)[-1]
        number = _NUMBERED.match(line)
        again = number and _NUMBERED.match(fragment.raw, begin, fragment.end)
        if line.startswith("#") and not (again and number and again.groups() == number.groups()):
            return True
    return False


def _line(fragment: Fragment, offset: int) -> int:
    """The raw offset of the line in which a projected character stands."""
    return max(
        fragment.start, fragment.raw.rfind("\n", fragment.start, fragment.raw_at(offset)) + 1
    )


def says_number_again(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether the fragment opens with the draft's last heading, by its number and its level.

    The next section bears the next number; the same number again heads the same section, however
    its other words differ.
    """
    if p.head or fragment.raw[fragment.start] != "#":
        return False
    mark = _HASHES.search(draft.before(p.out, 12))
    mine = mark and _NUMBERED.match(mark[1] + " " + draft.told(p.out, p.end))
    theirs = _NUMBERED.match(fragment.raw, fragment.start, fragment.end)
    if not (mine and theirs) or mine.groups() != theirs.groups():
        return False
    return _HEADED.search(draft.told(p.out, draft.size)) is None


def differences_of_parallels(draft: Draft, fragment: Fragment, p: Placement, added: bool) -> int:
    """As many differences as no parallel passages have: fewer where several paragraphs are alike.

    Two sections that are alike differ in their headings or first lines; parallel passages replace
    words rather than add them (``added``).
    """
    breaks = _BREAK.findall(draft.told(p.out, p.end).strip())
    first = fragment.raw[fragment.start : fragment.raw_at(p.gaps[0].fragment[0])]
    if breaks and p.head == 0 and _BREAK.search(first):
        return 2
    if breaks and p.head == 0 and p.gaps[0].fragment[0] >= _SUBJECT and _opens_with_prose(fragment):
        return 2
    if len(breaks) > 1 and p.head == 0 and first[:1] != "#":
        return 2 if added else 3
    return 4 if added else 5


def _opens_with_prose(fragment: Fragment) -> bool:
    """Whether a fragment's first paragraph is a sentence or more, no title or question."""
    first = fragment.text()[:1200].lstrip("\r\n").split("\n", 1)[0].rstrip()
    asks = first.endswith(("?", "？"))
    return ends_sentence(first) and not asks and weight(projected(first)) >= _PROSE
