"""An excerpt taken from the text, at a sentence end."""

import re
import unicodedata

LIMIT = 120  # wide characters; a narrow one counts half
_SENTENCE_END = re.compile(r"[。．！？!?…]+[」』）)”’\"]*|\.(?=[\s」』）)”’\"]|$)[」』）)”’\"]*")


def excerpt(text: str, headings: tuple[str, ...] = (), limit: int = LIMIT) -> str:
    """The opening of ``text`` (blocks divided by newlines), whole sentences up to ``limit`` wide.

    Headings are left out. Where the first sentence is longer than the limit, it is cut after a word
    or character and ends in an ellipsis.
    """
    known = set(headings)
    paragraphs = (" ".join(line.split()) for line in text.split("\n"))
    opening = next((p for p in paragraphs if p and p not in known and _is_prose(p)), "")
    if _width(opening) <= limit:
        return opening
    end = _index_at_width(opening, limit)
    ends = [m.end() for m in _SENTENCE_END.finditer(opening) if m.end() <= end]
    if ends:
        return opening[: ends[-1]].rstrip()
    cut = opening[: end - 1]
    if opening[end - 1].isascii() and " " in cut:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" 、,;:") + "…"


def _is_prose(line: str) -> bool:
    return _width(line) >= 12 or _SENTENCE_END.search(line) is not None


def _width(text: str) -> float:
    return sum(_char_width(c) for c in text)


def _char_width(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def _index_at_width(text: str, limit: float) -> int:
    total = 0.0
    for index, char in enumerate(text):
        total += _char_width(char)
        if total > limit:
            return index
    return len(text)
