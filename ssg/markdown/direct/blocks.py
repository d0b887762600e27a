"""Blocks that can only be what they look like, and the lines of those that could be more.

A writer gets the body's lines and where a block begins; it writes the block and returns the line
after it, or returns the line that it was given where it is not sure.
"""

import re
from collections.abc import Sequence

from markdown_it.common.utils import mdTrim

from ssg.markdown.direct.inlines import is_text, read_inline, write_line
from ssg.markdown.direct.place import UNSURE, Place, UnsureError
from ssg.markdown.heading_phrases import CLASS, divide_headings, heading_marks
from ssg.markdown.inline_html import escape_text, write_inline
from ssg.markdown.plain_html import write_code
from ssg.markdown.text import inline_text
from ssg.markdown.tokens import make_token
from ssg.typography import is_divided

_HEADING = re.compile(r"(#{1,6}) +([^ ].*)")
_FENCE = re.compile(r"(`{3,})([^`]*)")
_RULE = re.compile(r"([-*_])(?: *\1){2,} *")
_MARKED = r"[-*+](?: |$)|[0-9]{1,9}[.)](?: |$)"
# What a line of a paragraph may not begin with, since it could be something else.
_OTHER = (
    r"#{1,6}(?: |$)|>|```|[~<{|:=]|!!!|\?\?\?|\[\[?_?[Tt][Oo][Cc]|([-*_])(?: *\1){2,} *$|" + _MARKED
)
_NO_PARAGRAPH = re.compile(rf" |{_OTHER}")
# What ends a paragraph without an empty line.
_INTERRUPTS = re.compile(r"#{1,6} |>|```[^`]*$|[-*+] +[^ ]|1[.)] +[^ ]")
_NO_LINE = re.compile(rf" |-|{_OTHER}")
# After an empty line nothing that came before can go on at such a line.
_CANNOT_GO_ON = re.compile(rf"(?!{_MARKED})[^ :~]")


def begins_anew(line: str) -> bool:
    """Whether a line after an empty one begins a block whatever block came before."""
    return _CANNOT_GO_ON.match(line) is not None


def after_empty(lines: Sequence[str], at: int) -> int:
    """The first line from ``at`` on that is not empty, or the number of lines."""
    count = len(lines)
    while at < count and not (lines[at] and lines[at].strip(" ")):
        at += 1
    return at


def heading(lines: Sequence[str], at: int, place: Place) -> int:
    """``## words``."""
    found = _HEADING.fullmatch(lines[at])
    # Signs at the end close the heading, or are its attributes.
    if not found or found[2].rstrip(" ")[-1] in "#}":
        return at
    if place.divides:
        return _divided_heading(len(found[1]), found[2], at, place)
    html, shown = write_line(found[2], at, place)
    text = " ".join(shown.split())
    if not text:
        raise UnsureError
    level, anchor = place.shape(len(found[1]), text)
    place.html.append(f'<h{level} id="{anchor}">{html}</h{level}>\n')
    place.show(shown)
    return at + 1


def _divided_heading(written: int, content: str, at: int, place: Place) -> int:
    """A heading that may be broken between its phrases."""
    if UNSURE.search(content):
        raise UnsureError
    content = mdTrim(content)
    if is_text(content):
        text = " ".join(content.split())
        if not text:
            raise UnsureError
        level, anchor = place.shape(written, text)
        place.html.append(f"<h{level}{_divided_text(content, place.lang, anchor)}</h{level}>\n")
        place.show(content)
        return at + 1
    inline = read_inline(content, at, place)
    text = " ".join(inline_text(inline.children or (), alt=True).split())
    if not text:
        raise UnsureError
    level, anchor = place.shape(written, text)
    opening = make_token("heading_open", f"h{level}", 1)
    divide_headings((opening, inline), place.lang)
    classes = f' class="{opening.attrs["class"]}"' if opening.attrs else ""
    html: list[str] = []
    if not write_inline(inline.children or (), html, place.walk):
        raise UnsureError
    place.html.append(f'<h{level}{classes} id="{anchor}">{"".join(html)}</h{level}>\n')
    place.show(inline_text(inline.children or ()))
    return at + 1


def _divided_text(text: str, lang: str, anchor: str) -> str:
    """A heading that is text alone: its attributes and what stands in it."""
    marks = heading_marks(text, lang) if is_divided(lang) else {}
    html: list[str] = []
    start = 0
    for place, mark in marks.items():
        html += (escape_text(text[start:place]), mark)
        start = place
    html.append(escape_text(text[start:]))
    classes = f' class="{CLASS}"' if marks else ""
    return f'{classes} id="{anchor}">{"".join(html)}'


def rule(lines: Sequence[str], at: int, place: Place) -> int:
    """``---`` where no paragraph stands above it."""
    if not _RULE.fullmatch(lines[at]):
        return at
    place.html.append("<hr>\n")
    return at + 1


def fence(lines: Sequence[str], at: int, place: Place) -> int:
    """A fence at the margin that is closed."""
    opening = _FENCE.fullmatch(lines[at])
    if not opening or "&" in opening[2]:
        return at
    closing = re.compile(rf" {{0,3}}`{{{len(opening[1])},}} *")
    for end in range(at + 1, len(lines)):
        if "```" in lines[end] and closing.fullmatch(lines[end]):
            code = write_code("".join([f"{line}\n" for line in lines[at + 1 : end]]), opening[2])
            if code:
                place.html.append(code)
                return end + 1
            break
        if "\t" in lines[end] and lines[end].lstrip().startswith("```"):
            break
    return at


def paragraph_end(lines: Sequence[str], at: int) -> int:
    """The line after a paragraph that begins at ``at``; ``at`` itself where it may not be one."""
    if _NO_PARAGRAPH.match(lines[at]):
        return at
    end = at + 1
    while end < len(lines) and lines[end].strip(" "):
        if _INTERRUPTS.match(lines[end]):
            break
        if _NO_LINE.match(lines[end]):
            return at
        end += 1
    else:
        below = after_empty(lines, end)
        if below < len(lines) and lines[below].lstrip(" ")[0] in ":~":  # perhaps its definition
            return at
    return end


def paragraph(lines: Sequence[str], at: int, place: Place) -> int:
    """Lines of text up to an empty line, or to what plainly ends them."""
    end = paragraph_end(lines, at)
    if end > at:
        text = lines[at] if end == at + 1 else "\n".join(lines[at:end])
        _write_paragraph(text, at, place)
    return end


def _write_paragraph(text: str, line: int, place: Place) -> None:
    html, seen = write_line(text, line, place)
    place.html.append(f"<p>{html}</p>\n")
    place.show(seen)


def quote(lines: Sequence[str], at: int, place: Place) -> int:
    """Paragraphs with ``>`` before each line, up to an empty line."""
    end = at
    while end < len(lines) and lines[end].startswith(">"):
        end += 1
    if end < len(lines) and lines[end].strip(" "):
        return at
    inner = [line[1:].removeprefix(" ") for line in lines[at:end]]
    start = after_empty(inner, 0)
    if start == len(inner) or inner[start].startswith("[!"):  # nothing, or a box
        return at
    parts: list[tuple[int, int]] = []
    while start < len(inner):
        stop = paragraph_end(inner, start)
        if stop == start or (stop < len(inner) and inner[stop].strip(" ")):
            return at
        parts.append((start, stop))
        start = after_empty(inner, stop)
    place.html.append("<blockquote>\n")
    for start, stop in parts:
        _write_paragraph("\n".join(inner[start:stop]), at + start, place)
    place.html.append("</blockquote>\n")
    return end
