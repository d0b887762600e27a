"""Lists of items of one line each, with no empty line among them; lists within lists."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ssg.markdown.direct.blocks import after_empty, begins_anew
from ssg.markdown.direct.inlines import write_line
from ssg.markdown.direct.place import Place

_ITEM = re.compile(
    r"( *)([-*+]|[0-9]{1,6}[.)]) "
    # An item's text is no block of another kind, and no task.
    r"((?!#{1,6}(?: |$)|>|```|[ ~<{|:=]|!!!|\?\?\?|\[[ xX\[]|\[_?[Tt][Oo][Cc]|[-*+](?: |$)"
    r"|[0-9]{1,9}[.)](?: |$)|([-*_])(?: *\4){2,} *$).+)"
)


class _Item(NamedTuple):
    indent: int
    marker: str
    text: str
    line: int

    @property
    def sign(self) -> str:
        return self.marker[-1]

    @property
    def within(self) -> int:
        """The column at which lists within this item begin."""
        return self.indent + len(self.marker) + 1

    @property
    def tag(self) -> str:
        return "ol" if self.sign in ".)" else "ul"

    @property
    def opening(self) -> str:
        start = int(self.marker[:-1]) if self.tag == "ol" else 1
        return f"<{self.tag}>\n" if start == 1 else f'<{self.tag} start="{start}">\n'


def tight_list(lines: Sequence[str], at: int, place: Place) -> int:
    """A list up to an empty line; the line that it was given where it may be another."""
    items: list[_Item] = []
    end = at
    while end < len(lines) and lines[end].strip(" "):
        found = _ITEM.fullmatch(lines[end])
        if not found:
            return at
        indent, marker, text, _ = found.groups()
        items.append(_Item(len(indent), marker, text, end))
        end += 1
    below = after_empty(lines, end)
    if not items or items[0].indent or (below < len(lines) and not begins_anew(lines[below])):
        return at
    if not _is_regular(items):
        return at
    _write(items, place)
    return end


def _is_regular(items: Sequence[_Item]) -> bool:
    """Whether each item is beside or within the one before, or beside one that this is within."""
    above = [items[0]]
    for item in items[1:]:
        if item.indent >= above[-1].within:
            # Four columns more are code; a list that interrupts a paragraph begins with 1.
            if item.indent > above[-1].within + 3:
                return False
            if item.tag == "ol" and item.marker[:-1] != "1":
                return False
            above.append(item)
            continue
        while above and item.indent < above[-1].indent:
            above.pop()
        if not above or item.indent != above[-1].indent or item.sign != above[-1].sign:
            return False
        above[-1] = item
    return True


def _write(items: Sequence[_Item], place: Place) -> None:
    out = place.html
    lists: list[_Item] = []  # the last item of each list that is open
    for item in items:
        while lists and item.indent < lists[-1].indent:
            out.append(f"</li>\n</{lists.pop().tag}>\n")
        if lists and item.indent == lists[-1].indent:
            out.append("</li>\n")
            lists[-1] = item
        else:
            if lists:
                out.append("\n")
            out.append(item.opening)
            lists.append(item)
        html, text = write_line(item.text, item.line, place)
        out.append(f"<li>{html}")
        place.show(text)
    while lists:
        out.append(f"</li>\n</{lists.pop().tag}>\n")
