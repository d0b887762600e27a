"""Headings that may be broken between phrases alone.

Their HTML gets ``<wbr>``, and an empty element where a phrase would be broken at a bracket: neither
is text, so anchors, contents and copies stay as they are. Feeds leave both out again
(``ssg.render.bodies``).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from ssg.markdown.text import shown
from ssg.typography import BRACKETS, BREAK, JOINER, is_divided, joints, phrases

CLASS = "phrases"  # the style sheet breaks such a heading at <wbr> and spaces only
_SEEN = ("text", "code_inline")
_RUBY = re.compile(r"<ruby\b", re.IGNORECASE)


def divide_headings(tokens: Sequence[Token], lang: str) -> None:
    """Put ``<wbr>`` between the phrases of each heading, in place, and joiners at brackets."""
    if not is_divided(lang):
        return
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and inline.children:
            children = list(_divided(inline.children, lang))
            if len(children) > len(inline.children):
                opening.attrJoin("class", CLASS)
                inline.children = children


def _divided(children: Sequence[Token], lang: str) -> Iterator[Token]:
    """The inline tokens, with breaks within those that are text and between any two.

    A break within or at the end of a word with a reading (``<ruby>``) comes after it.
    """
    seen = {id(token) for token in shown(children) if token.type in _SEEN}
    marks = heading_marks("".join(token.content for token in children if id(token) in seen), lang)
    start = 0
    in_ruby = False
    waiting: list[str] = []
    for token in children:
        if id(token) not in seen:
            yield token
            if token.type == "html_inline":
                in_ruby = _RUBY.match(token.content) is not None or (
                    in_ruby and token.content.lower() != "</ruby>"
                )
            if not in_ruby:
                yield from map(_html, waiting)
                waiting = []
            continue
        stop = start + len(token.content)
        at_end = [marks[stop]] if stop in marks else []
        if in_ruby:
            yield token
            waiting = at_end
        elif token.type == "text":
            yield from _parted(token, {p - start: marks[p] for p in marks if start < p <= stop})
        else:
            yield token
            yield from map(_html, at_end)
        start = stop


def heading_marks(text: str, lang: str) -> dict[int, str]:
    """What stands where in a heading's text: a break after a phrase, a joiner within one."""
    marks: dict[int, str] = {}
    has_brackets = not BRACKETS.isdisjoint(text)
    at = 0
    for piece in phrases(text, lang):
        if has_brackets:
            for place in joints(piece):
                marks[at + place] = JOINER
        at += len(piece)
        if not piece[-1].isspace():
            marks[at] = BREAK
    marks.pop(len(text), None)
    return marks


def _parted(token: Token, marks: dict[int, str]) -> Iterator[Token]:
    if not marks:
        yield token
        return
    start = 0
    for place, mark in marks.items():
        yield Token("text", "", 0, content=token.content[start:place])
        yield _html(mark)
        start = place
    yield Token("text", "", 0, content=token.content[start:])


def _html(tag: str) -> Token:
    return Token("html_inline", "", 0, content=tag)
