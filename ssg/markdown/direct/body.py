"""A whole body, one block after the other."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from ssg.markdown.direct.blocks import (
    after_empty,
    begins_anew,
    fence,
    heading,
    paragraph,
    quote,
    rule,
)
from ssg.markdown.direct.lists import tight_list
from ssg.markdown.direct.place import UNSURE, Place, UnsureError
from ssg.markdown.direct.tables import table
from ssg.markdown.heading_phrases import divide_headings
from ssg.markdown.headings import shape_headings
from ssg.markdown.links import mark_links
from ssg.markdown.parser import parser
from ssg.markdown.plain_html import write_blocks
from ssg.markdown.subtitle import is_headline
from ssg.markdown.tags import TagWalk
from ssg.markdown.text import visible_text
from ssg.model.rendered import Heading
from ssg.typography import is_divided
from ssg.values import dataclass

# A reference or a footnote is defined, perhaps: at a line's beginning, in whatever container; or a
# label that began on the line before ends.
_DEFINES = re.compile(r"[ >*+\-0-9.):~]*\[.*?\]:|(?:[^\[]|\\\[)*\]:")
# Attributes, definitions, markers for a table of contents: they mean something to other blocks.
_REACHES = re.compile(r"^\s*[{:~]|\[\[?_?toc_?\]", re.MULTILINE | re.IGNORECASE)
_Writer = Callable[[Sequence[str], int, Place], int]
_WRITERS: dict[str, tuple[_Writer, ...]] = {
    "#": (heading, paragraph),
    "`": (fence, paragraph),
    "|": (table,),
    "-": (rule, tight_list, paragraph),
    "*": (rule, tight_list, paragraph),
    ">": (quote,),
    "_": (rule, paragraph),
    "+": (tight_list, paragraph),
    **dict.fromkeys("0123456789", (tight_list, paragraph)),
}
_OTHERS: tuple[_Writer, ...] = (paragraph,)


@dataclass(frozen=True, slots=True)
class Written:
    """A body in its final form.

    Attributes:
        walk: with the HTML, its links and anchors.
        toc: of the body's own headings.
        text: what is visible.
        subtitle: the headline that was taken from its head.
    """

    walk: TagWalk
    toc: tuple[Heading, ...]
    text: str
    subtitle: str


def write_directly(
    body: str,
    env: dict[str, Any],
    *,
    line: Callable[[int], int],
    divides: bool,
    takes_headline: bool,
) -> Written | None:
    """The body's HTML; None where it has to take the long way. Notes go to ``env["notes"]``.

    Args:
        env: of the parser.
        line: from a line of the body (from 0) to the file's line.
        divides: whether headings are divided at phrases, where the language knows any.
        takes_headline: whether a headline at the head becomes the subtitle.
    """
    lines = body.split("\n")
    if "]:" in body and any("]:" in text and _DEFINES.match(text) for text in lines):
        return None
    lang = env["lang"]
    walk = TagWalk(frozenset(), lang, line)
    noted = len(env["notes"])
    place = Place(parser(), env, lang, env["notes"], walk, divides and is_divided(lang))
    try:
        subtitle = _write(lines, place, takes_headline)
    except UnsureError:
        del env["notes"][noted:]
        return None
    walk.html = "".join(place.html)
    return Written(walk, tuple(place.toc), "\n".join(filter(None, place.texts)), subtitle)


def _write(lines: list[str], place: Place, takes_headline: bool) -> str:
    """Write all blocks; the subtitle, if the first of them is one."""
    subtitle, number = "", 0
    at = after_empty(lines, 0)
    while at < len(lines):
        writer, ends = _block(lines, at, place)
        if takes_headline and number < 2:
            if writer is _section:  # perhaps a headline or the paragraph after it
                raise UnsureError
            if number == 0:
                subtitle = _headline(writer, ends - at, place)
            elif subtitle and writer is paragraph:
                del place.html[0], place.texts[0]
            else:
                subtitle = ""
        number += 1
        at = after_empty(lines, ends)
    return subtitle if number > 1 else ""


def _block(lines: list[str], at: int, place: Place) -> tuple[_Writer, int]:
    """Write one block; by whom, and the line after it."""
    for writer in _WRITERS.get(lines[at][0], _OTHERS):
        ends = writer(lines, at, place)
        if ends > at:
            return writer, ends
    return _section, _section(lines, at, place)


def _headline(writer: _Writer, length: int, place: Place) -> str:
    """The text of the first block, where it is a paragraph of one line and has no tags in it."""
    if writer is not paragraph or length > 1 or place.html[0].count("<") > 2 or not place.texts:
        return ""
    text = place.texts[0]
    return text if is_headline(text) else ""


def _section(lines: Sequence[str], at: int, place: Place) -> int:
    """What could be more than it looks like, by markdown-it, up to where a block must begin."""
    end = at + 1
    while end < len(lines) and (lines[end - 1].strip(" ") or not begins_anew(lines[end])):
        end += 1
    part = "\n".join(lines[at:end])
    if "```" in part or "~~~" in part:  # a fence that may go on
        end = len(lines)
        part = "\n".join(lines[at:])
    if _REACHES.search(part) or UNSURE.search(part):
        raise UnsureError
    tokens = place.md.parse(part, place.env)
    for token in tokens:
        if token.map:
            token.map = [line + at for line in token.map]
    if mark_links(tokens, place.notes):
        raise UnsureError
    toc, _ = shape_headings(tokens, (), place.notes, place.anchors, place.levels)
    place.toc += toc
    if place.divides:
        divide_headings(tokens, place.lang)
    if not write_blocks(tokens, place.html, place.walk):
        raise UnsureError
    place.texts.append(visible_text(tokens))
    return end
