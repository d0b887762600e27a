"""What the writing of one body shares."""

import re
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt

from ssg.markdown.headings import Anchors, Levels, slug
from ssg.markdown.notes import Note
from ssg.markdown.tags import TagWalk
from ssg.model.rendered import Heading

# In a text: tabs, footnotes, numeric entities (perhaps of a character that no page may hold).
UNSURE = re.compile(r"\t|\[\^|\^\[|&#")


class UnsureError(Exception):
    """The body takes the long way."""


@dataclass(slots=True)
class Place:
    """Where a body's blocks are written to, in their order.

    Attributes:
        divides: whether headings are divided at phrases.
        html: of the blocks so far.
        texts: what is visible of them, one text a block, a table's row or a list's item.
    """

    md: MarkdownIt
    env: dict[str, Any]
    lang: str
    notes: list[Note]
    walk: TagWalk
    divides: bool
    html: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    toc: list[Heading] = field(default_factory=list)
    anchors: Anchors = field(default_factory=lambda: Anchors(()))
    levels: Levels = field(default_factory=Levels)

    def shape(self, written: int, text: str) -> tuple[int, str]:
        """The level and the anchor of the body's next heading."""
        level, anchor = self.levels.outer(written), self.anchors.give(slug(text))
        # The quotation marks and such that an attribute escapes are no part of a slug.
        if anchor in self.walk.anchors:
            raise UnsureError
        self.walk.anchors[anchor] = None
        self.toc.append(Heading(level, anchor, text))
        return level, anchor

    def show(self, text: str) -> None:
        """Count a block's visible text."""
        text = text.strip()
        if text:
            self.texts.append(text)
