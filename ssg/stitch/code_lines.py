"""Whether a fragment after a cut in code begins a line of it or goes on within one."""

import re

from ssg.stitch.fences import fence_line
from ssg.stitch.sentences import ends_sentence

_READ = 3000  # characters of code that are read on each side
_OPENERS, _CLOSERS = "([{", ")]}"
_STARTS = re.compile(
    r"(?:(?:import|from|def|class|return|if|elif|else|for|while|try|except|with|const|let|var|function|"
    r"public|private|static|async|await|print|echo|export|end|endif|ifeq|ifdef|done|fi|esac|case|switch|package|func|type|use|fn|"
    r"interface|sudo|npm|npx|pip|git|cd|apt-get|docker|SELECT|INSERT|UPDATE|CREATE|FROM|WHERE)\b"
    r"|#|//|--|/\*|@|\$ |<[A-Za-z/!])"
)
_KEYWORD = re.compile(r"(?:class|const|import|return|function|func|interface|export|type)(?= )")
_TOKEN_END = re.compile(r"[\w-]+\Z")
_TOKEN = re.compile(r"[\w-]+")
_REMARK = re.compile(r"\S\s+(?:#|//) ")
_ENTRY = re.compile(r"[\w.\"'$-]+(?: [\w.()-]+){0,3} ?[:=](?!=)")
_NUMBER = re.compile(r"(\d{1,4})(?:[.)] |[ \t]{2})")


def begins_line(before: str, after: str) -> bool:
    """Whether a fragment begins a new line of the code that the draft ends in.

    Args:
        before: the draft's last part; its last line is not blank.
        after: the fragment.

    A line's indentation is kept, and a single space belongs within a line. Else what speaks for
    either is added up: signs that lines end and begin with, words that stand whole or joined
    elsewhere, marks left open, the shape of the lines around. The weights are those of a logistic
    regression on 7,000 places in the code blocks of documentation, half of them at line ends; of
    places in documents left out 98 in 100 are told right in programs, 93 in what a shell shows.
    """
    last, first = before.rsplit("\n", 1)[-1], after.split("\n", 1)[0]
    if re.match(r"(?: {2,}|\t)", first):
        return True
    if first.startswith(" ") and (last.endswith(" ") or _sets_in_by_one(before, after)):
        return last.endswith(" ") or _score(before, after[1:]) > 0
    if last.endswith((" ", "\t")) or first.startswith(" "):
        return False
    return _score(before, after) > 0


def keyword(line: str) -> str:
    """The word that a line of code begins with, of those that many do; empty where it has none."""
    found = _KEYWORD.match(line)
    return found[0] if found else ""


def _score(before: str, after: str) -> float:
    last, first = before.rsplit("\n", 1)[-1], after.split("\n", 1)[0].rstrip()
    bare = last.strip()
    rest = after[len(first) : _READ]
    above = _lines(before[-_READ : -len(last)], reverse=True)
    below = _lines(rest, reverse=False)
    around = [*above, *below]
    known = before[-_READ : -len(last)] + "\n" + last[: -len(_word(_TOKEN_END, last)) or None]
    known += "\n" + after[len(_word(_TOKEN, after)) : _READ]
    left, right = _word(_TOKEN_END, last), _word(_TOKEN, first)
    begun = [bare, *around]
    starts = {_word(_TOKEN, line.lstrip()) for line in begun}
    ends = {_word(_TOKEN_END, line.rstrip()) for line in around}
    width = max((len(line.rstrip()) for line in around), default=0)
    both = bool(left and right)
    left_known, right_known = both and _stands(left, known), both and _stands(right, known)
    a, b = last[-1:], first[:1]  # the signs on both sides of the seam
    sign = bool(around) and not a.isalnum()
    ended_alike = sum(line.rstrip()[-1:] == a for line in around) if sign else 0
    entries = sum(map(_entry_of_words, around)) > 0.6 * len(around)
    signs = (
        (-2.4, both),
        (-3.0, both and _stands(left + right, known)),
        (2.3, left_known),
        (1.8, right_known),
        (1.6, bool(right) and right in starts),
        (1.6, bool(left) and left in ends),
        (-1.2, bool(left) and not left_known and _begins_longer(left, around)),
        (-1.4, bool(right) and not right_known and _ends_longer(right, around)),
        (-1.1, len(left) == 1),
        (-1.0, len(right) == 1),
        (-1.1, len(right) == 2 and not right_known),
        (-0.9, len(bare) < 4),
        (1.9, a in ";{}"),
        (1.2, a == ","),
        (1.9, a in ")]>"),
        (-0.8, a in "([" or a in "=+-*/.<&|@$\\_"),
        (1.0, a in "\"'`"),
        (-2.0, a == b and a in "#=-*_~:"),
        (-2.0, bare.endswith("::")),
        (2.5, a != b and not a.isalnum() and bare.endswith(a * 3)),
        (2.0, _lead(bare) in ("# ", "#", "// ") and ends_sentence(bare) and b != " "),
        (1.3, sign and ended_alike * 2 >= len(around)),
        (-1.2, sign and ended_alike == 0),
        (4.0, b in _CLOSERS),
        (2.2, b.isupper()),
        (0.7, b.islower()),
        (1.0, b.isdigit()),
        (1.5, a.islower() and b.isupper()),
        (3.0, a.isdigit() and b.isalpha()),
        (2.3, a.isalpha() and b.isdigit()),
        (-1.4, a.isalnum() and b in "/.:~-@"),
        (-0.9, a > "\u2e80" and b > "\u2e80"),
        (2.9, _STARTS.match(first) is not None),
        (1.1, first.startswith(("$ ", "# "))),
        (3.1, first.startswith(("...", "[...]"))),
        (-1.5, _odd_quotes(bare)),
        (-1.9, _odd_quotes(first)),
        (-5.2, _open(bare) > 0 and a not in "([{,"),
        (-2.1, _open(bare) > 0 and a in "([{,"),
        (1.9, _lead(first) != "" and any(_lead(line) == _lead(first) for line in begun)),
        (0.5, _lead(first) != "" and _lead(first) == _lead(bare)),
        (-1.0, len(last) - len(bare) >= 2),
        (-0.9, bool(below) and not last.startswith(" ") and not below[0].startswith(" ")),
        (-0.5, bool(around) and len(last) * 2 < sum(map(len, around)) / len(around)),
        (-0.8, bool(around) and len(first) * 2 < sum(map(len, around)) / len(around)),
        (0.3, 0 < width * 1.15 < len(last) + len(first)),
        (0.5, width > 0 and len(last) > max(40, width * 0.8)),
        (0.4, bare.startswith(("#", "//", "--", "*"))),
        (1.7, _shape(first) in set(map(_shape, begun))),
        (0.6, bool(below) and _shape(below[0])[:2] == _shape(first)[:2]),
        (2.5, _entry(bare) and _entry(first)),
        (-1.0, entries and _entry_of_words(bare) and not _entry_of_words(first)),
        (-1.4, bare.count(" ") == 0 and len(bare) > 3),
        (2.5, a == "|" == b),
        (-3.5, bare.endswith(("->", "=>"))),
        (2.0, len(first) > 3 and len(set(first)) == 1 and a != b),
        (2.5, _REMARK.search(bare) is not None and _REMARK.search(first) is not None),
        (2.5, _counts_on(first, begun)),
        (1.0, re.match(r"~/|\w+://", first) is not None),
    )
    return 0.8 + sum(weight for weight, holds in signs if holds)


def _sets_in_by_one(before: str, after: str) -> bool:
    """Whether lines of the code begin with one space, as a fragment does."""
    lines = [*_lines(before[-_READ:], reverse=True), *_lines(after, reverse=False)[1:]]
    set_in = [re.match(r" \S", line) is not None for line in lines]
    return sum(set_in) > 1 or set_in[:1] == [True]


def _lines(text: str, *, reverse: bool) -> list[str]:
    """The lines of a code block that lie next to a place, up to the fence."""
    found: list[str] = []
    lines = text.split("\n")
    for line in reversed(lines) if reverse else lines:
        if fence_line(line) is not None or len(found) == 40:
            break
        if line.strip():
            found.append(line)
    return found


def _word(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text) if pattern is _TOKEN_END else pattern.match(text)
    return match[0] if match else ""


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def _begins_longer(word: str, lines: list[str]) -> bool:
    """Whether a longer word of the lines around begins so."""
    return any(re.search(rf"(?<![\w-]){re.escape(word)}[\w-]", line) for line in lines)


def _ends_longer(word: str, lines: list[str]) -> bool:
    """Whether a longer word of the lines around ends so."""
    return any(re.search(rf"[\w-]{re.escape(word)}(?![\w-])", line) for line in lines)


def _odd_quotes(line: str) -> bool:
    bare = re.sub(r"\\.|(?<=\w)'(?=\w)", "", line)
    return any(bare.count(q) % 2 for q in "\"'`")


def _open(line: str) -> int:
    return sum(map(line.count, _OPENERS)) - sum(map(line.count, _CLOSERS))


def _lead(line: str) -> str:
    """The signs that a line begins with, before its first letter; none for a letter."""
    match = re.match(r"[^\w\s]+ ?", line.lstrip())
    return match[0] if match else ""


def _shape(line: str) -> str:
    """A line's first signs, with each run of letters and of digits as one sign."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", line.strip()))[:6]


def _counts_on(first: str, lines: list[str]) -> bool:
    """Whether a line bears the number that follows another line's."""
    number = _NUMBER.match(first)
    if number is None:
        return False
    found = filter(None, map(_NUMBER.match, map(str.lstrip, lines)))
    return any(int(other[1]) + 1 == int(number[1]) for other in found)


def _entry(line: str) -> bool:
    """Whether a line gives a name its value."""
    return re.match(r"[\w.\"'-]+ ?[:=]", line) is not None


def _entry_of_words(line: str) -> bool:
    """The same where the name may be of several words."""
    return _ENTRY.match(line.strip()) is not None
