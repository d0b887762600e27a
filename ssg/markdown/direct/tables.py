"""Tables whose rows all begin and end with a bar."""

import re
from collections.abc import Sequence

from markdown_it.common.utils import mdTrim

from ssg.markdown.direct.inlines import write_line
from ssg.markdown.direct.place import Place
from ssg.markdown.extensions.tables import BOX

_ROW = re.compile(r"\|([^\\]*)\| *")
_RULER = re.compile(r"\|(?: *:?-+:? *\|)+ *")


def table(lines: Sequence[str], at: int, place: Place) -> int:
    """A table up to an empty line; the line that it was given where it may be another."""
    if at + 1 >= len(lines) or not _RULER.fullmatch(lines[at + 1]):
        return at
    rows: list[list[str]] = []
    end = at
    while end < len(lines) and lines[end].strip(" "):
        found = _ROW.fullmatch(lines[end])
        if not found:
            return at
        rows.append([mdTrim(cell) for cell in found[1].split("|")])
        end += 1
    sides = [_side(cell) for cell in rows.pop(1)]
    width = len(sides)
    if len(rows[0]) != width:
        return at
    out = place.html
    out.append(f'<div class="{BOX}"{place.walk.box()}>\n<table>\n<thead>\n')
    heads_rows = not rows[0][0]
    _write_row(rows[0], ["th" if cell else "td" for cell in rows[0]], sides, "", at, place)
    out.append("</thead>\n")
    if len(rows) > 1:
        out.append("<tbody>\n")
        for number, row in enumerate(rows[1:], at + 2):
            cells = [*row, *[""] * (width - len(row))][:width]
            tags = ["td"] * width
            scope = ""
            if heads_rows and cells[0]:
                tags[0], scope = "th", ' scope="row"'
            _write_row(cells, tags, sides, scope, number, place)
        out.append("</tbody>\n")
    out.append("</table>\n</div>\n")
    return end


def _side(cell: str) -> str:
    left, right = cell[0] == ":", cell[-1] == ":"
    if not left and not right:
        return ""
    return ' class="align-{}"'.format("center" if left and right else "left" if left else "right")


def _write_row(
    cells: Sequence[str],
    tags: Sequence[str],
    sides: Sequence[str],
    scope: str,
    line: int,
    place: Place,
) -> None:
    place.html.append("<tr>\n")
    texts: list[str] = []
    for cell, tag, side in zip(cells, tags, sides, strict=True):
        html, text = write_line(cell, line, place) if cell else ("", "")
        place.html.append(f"<{tag}{side}{scope}>{html}</{tag}>\n")
        scope = ""
        texts.append(text.strip())
    place.html.append("</tr>\n")
    place.texts.append(" ".join(filter(None, texts)))
