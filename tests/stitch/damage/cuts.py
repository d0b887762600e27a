"""Where an article is cut."""

import re
from random import Random

_PLACES = {
    "word": r"(?<=\w)(?=\w)",
    "sentence": r"(?<=[。！？!?])(?=[^\s」』）)])|(?<=[a-z다]\.)(?= [A-Z가-힣])",
    "paragraph": r"(?<=[。！？.])\n\n(?=[^\s#|>*\-`\d<\[])",
    "heading": r"(?<=[。！？.|])\n\n(?=#{1,6} )",
    "item": r"(?m)(?<=\S)\n(?=(?:[-*]|\d+\.) )",
    "in_item": r"(?m)(?<=^- ...)|(?<=^\d\. ...)|(?<=^- ........)|(?<=^\* .....)",
    "row": r"(?<=\|)\n(?=\|)",
    "in_row": r"(?m)(?<=^\| .)|(?<=^\| [^|\n]{2} \| .)|(?<=^\| [^|\n]{4})",
    "link": r"(?<=\]\(http)|(?<=[^!]\[..)|(?<=\]\()",
    "bold": r"(?<=\*\*\w\w)(?=\w)|(?<=\*\*)(?=\w\w)",
}
_FENCED = re.compile(r"(?ms)^```[^\n]*\n(.*?)^```")


def fenced(text: str) -> list[tuple[int, int]]:
    """The spans of code in a text, without the fences."""
    return [m.span(1) for m in _FENCED.finditer(text)]


def in_code(text: str, at: int) -> bool:
    """Whether an offset lies inside code."""
    return any(a <= at <= b for a, b in fenced(text))


def places(text: str, kind: str) -> list[int]:
    """The offsets at which an article may be cut for a kind of cut."""
    if kind == "any":
        return list(range(40, len(text) - 20))
    if kind == "code_line":
        return [
            a + m.start()
            for a, b in fenced(text)
            for m in re.finditer(r"(?<=\S)\n(?=[ \t]*\S)", text[a:b])
        ]
    if kind == "in_code":
        return [
            a + m.start()
            for a, b in fenced(text)
            for m in re.finditer(r"(?<=\w)(?=\w)|(?<=[(=,] )(?=\S)", text[a:b])
        ]
    found = [m.start() for m in re.finditer(_PLACES[kind], text)]
    if kind in ("link", "bold"):
        return found
    return [p for p in found if not in_code(text, p)]


def choose(rng: Random, text: str, kind: str, low: int = 30, high: int | None = None) -> int | None:
    """One such offset between two others, or None when there is none."""
    high = len(text) - 15 if high is None else high
    found = [p for p in places(text, kind) if low <= p <= high]
    return rng.choice(found) if found else None


def mid_sentence(rng: Random, text: str, low: int = 30, high: int | None = None) -> int | None:
    """An offset inside a word of prose."""
    high = len(text) - 15 if high is None else high
    lines = [
        m.span()
        for m in re.finditer(r"(?m)^(?![#|>\-*`\d<\[ ]).{30,}$", text)
        if not in_code(text, m.start())
    ]
    found = [
        p
        for a, b in lines
        for p in range(a + 8, b - 8)
        if low <= p <= high and text[p - 1].isalnum() and text[p].isalnum()
    ]
    return rng.choice(found) if found else None
