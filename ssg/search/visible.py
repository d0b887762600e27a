"""What a reader sees of a body: its text without marks, and where its headings stand."""

import re
from html import unescape

from ssg.values import dataclass

# The sanitiser's output: a tag ends at the first ``>``, which its attributes hold escaped.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|img|input|ins|kbd|label|mark|picture|q|rp"
    r"|rt|ruby|s|samp|small|source|span|strong|sub|sup|time|u|var|wbr)(?![a-z0-9])[^>]*>"
)
_CELL = re.compile(r"</?t[dh](?![a-z0-9])[^>]*>")
_OTHER = re.compile(r"<[^>]*>")
_HEADING = re.compile(r'<h[1-6](?= )[^>]* id="([^"]*)"[^>]*>')
# What stands between the letters of a line without being part of its text: the marks of footnotes
# and the way back from them, the readings of ruby.
_BETWEEN = re.compile(
    r'<sup class="footnote-ref">.*?</sup>|<a [^>]*"footnote-backref"[^>]*>.*?</a>'
    r"|<(r[tp])(?![a-z0-9])[^>]*>.*?</\1>",
    re.DOTALL,
)
# Around a heading's anchor at the head of its line. No text can hold them.
_FROM, _TO = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A heading: its text, its anchor and the number of the line (from 0) that it is."""

    text: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class VisibleText:
    """A body's lines (paragraphs, items, rows, lines of code) with its headings.

    Attributes:
        lines: without what stands between the letters, so that the text goes on across it; lines
            that had any of that come once more at the end, with it.
    """

    lines: tuple[str, ...]
    headings: tuple[Anchor, ...] = ()


def visible_text(html: str) -> VisibleText:
    """The visible text of a rendered body."""
    plain = _BETWEEN.sub("", html)
    lines: list[str] = []
    headings: list[Anchor] = []
    for line in _lines(plain):
        text = line
        if line.startswith(_FROM):
            anchor, _, text = line[1:].partition(_TO)
            text = text.strip()
            if text:
                headings.append(Anchor(text, anchor, len(lines)))
        if text:
            lines.append(text)
    if plain != html:
        known = set(lines)
        whole = (line.rpartition(_TO)[2].strip() for line in _lines(html))
        lines += [line for line in whole if line and line not in known]
    return VisibleText(tuple(lines), tuple(headings))


def _lines(html: str) -> list[str]:
    text = _HEADING.sub(lambda tag: f"\n{_FROM}{tag[1]}{_TO}", html)
    text = _OTHER.sub("\n", _CELL.sub(" ", _INLINE.sub("", text)))
    return [line for line in map(str.strip, unescape(text).split("\n")) if line]
