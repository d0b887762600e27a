"""Whether a fragment after a cut in code begins a line of it or goes on within one."""

import re

from ssg.stitch.fences import fence_line

_READ = 3000  # characters of code that are read on each side
_OPENERS, _CLOSERS = "([{", ")]}"
_STARTS = re.compile(
    r"(?:(?:import|from|def|class|return|if|elif|else|for|while|try|except|with|const|let|var|function|"
    r"public|private|static|async|await|print|echo|export|end|case|switch|package|func|type|use|fn|"
    r"interface|sudo|npm|npx|pip|git|cd|apt-get|docker|SELECT|INSERT|UPDATE|CREATE|FROM|WHERE)\b"
    r"|#|//|--|/\*|@|\$ |<[A-Za-z/!])"
)
_KEYWORD = re.compile(r"(?:class|const|import|return|function|func|interface|export|type)(?= )")
_TOKEN_END = re.compile(r"[\w-]+\Z")
_TOKEN = re.compile(r"[\w-]+")
_REMARK = re.compile(r"\S\s+(?:#|//) ")
_NUMBER = re.compile(r"(\d{1,4})[.)] ")


def begins_line(before: str, after: str) -> bool:
    """Whether a fragment begins a new line of the code that the draft ends in.

    Args:
        before: the draft's last part; its last line is not blank.
        after: the fragment.

    A line's indentation is kept, and a single space belongs within a line. Else what speaks for
    either is added up: signs that lines end and begin with, words that stand whole or joined
    elsewhere, marks left open, the shape of the lines around. The weights are those of a logistic
    regression on 3,000 places in the code blocks of documentation, half of them at line ends;
    of such places 97 in 100 are told right.
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
    around = [*_lines(before[-_READ : -len(last)], reverse=True), *_lines(rest, reverse=False)]
    known = before[-_READ : -len(last)] + "\n" + last[: -len(_word(_TOKEN_END, last)) or None]
    known += "\n" + after[len(_word(_TOKEN, after)) : _READ]
    left, right = _word(_TOKEN_END, last), _word(_TOKEN, first)
    begun = [bare, *around]
    starts = {_word(_TOKEN, line.lstrip()) for line in begun}
    ends = {_word(_TOKEN_END, line.rstrip()) for line in around}
    indents = [len(line) - len(line.lstrip()) for line in around if line.strip()]
    both = bool(left and right)
    a, b = last[-1:], first[:1]  # the signs on both sides of the seam
    signs = (
        (-2.1, both),
        (-3.4, both and _stands(left + right, known)),
        (2.3, both and _stands(left, known)),
        (2.4, both and _stands(right, known)),
        (2.0, bool(right) and right in starts),
        (0.9, bool(left) and left in ends),
        (0.9, a in ";{}"),
        (1.8, a == ","),
        (1.3, a in ")]>"),
        (-1.0, a in "([" or a in "=+-*/.<&|@$\\_"),
        (0.5, a in "\"'`"),
        (0.5, a == ":"),
        (2.8, b in _CLOSERS),
        (0.3, b in "({["),
        (1.0, b.isupper()),
        (-0.5, b.islower()),
        (0.6, b.isdigit()),
        (0.5, b > "\u2e80"),
        (2.6, _STARTS.match(first) is not None),
        (-1.5, _odd_quotes(bare)),
        (-1.1, _odd_quotes(first)),
        (-2.5, _open(bare) > 0 and a not in "([{,"),
        (-0.8, _open(bare) > 0 and a in "([{,"),
        (2.2, _lead(first) != "" and any(_lead(line) == _lead(first) for line in begun)),
        (-1.2, len(last) - len(bare) >= 2),
        (0.2, bool(indents) and 0 not in indents),
        (-0.7, bool(around) and len(last) * 2 < sum(map(len, around)) / len(around)),
        (-1.2, bool(around) and len(first) * 2 < sum(map(len, around)) / len(around)),
        (0.9, a.islower() and b.isupper()),
        (-0.3, a.isdigit() and b.isdigit()),
        (-0.8, a.isalnum() and b in "/.:~-@"),
        (1.2, bare.startswith(("#", "//", "--", "*"))),
        (-0.9, a > "\u2e80" and b > "\u2e80"),
        (2.1, _shape(first) in set(map(_shape, begun))),
        (0.9, _entry(first) and any(map(_entry, around))),
        (0.8, _entry(bare) and _entry(first)),
        (-1.2, len(set(bare)) == 1),
        (-0.6, bare.count(" ") == 0 and len(bare) > 3),
        (2.5, a == "|" == b),
        (-3.5, bare.endswith(("->", "=>"))),
        (2.0, len(first) > 3 and len(set(first)) == 1),
        (2.5, _REMARK.search(bare) is not None and _REMARK.search(first) is not None),
        (2.5, _counts_on(first, begun)),
        (1.0, re.match(r"~/|\w+://", first) is not None),
        (-1.4, len(left) == 1),
        (-1.2, len(right) == 1),
    )
    return 0.5 + sum(weight for weight, holds in signs if holds)


def _sets_in_by_one(before: str, after: str) -> bool:
    """Whether lines of the code begin with one space, as a fragment does."""
    lines = [*_lines(before[-_READ:], reverse=True), *_lines(after, reverse=False)[1:]]
    return sum(re.match(r" \S", line) is not None for line in lines) > 1


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
