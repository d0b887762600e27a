"""Headings that may be broken between phrases alone.

Their HTML gets ``<wbr>``, which is no text: anchors, contents and copies stay as they are. Feeds
leave it out again (``ssg.render.bodies``).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from ssg.markdown.text import shown
from ssg.typography import is_divided, phrases

CLASS = "phrases"  # the style sheet breaks such a heading at <wbr> and spaces only
_SEEN = ("text", "code_inline")
_RUBY = re.compile(r"<ruby\b", re.IGNORECASE)


def divide_headings(tokens: Sequence[Token], lang: str) -> None:
    """Put ``<wbr>`` between the phrases of each heading, in place."""
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
    text = "".join(token.content for token in children if id(token) in seen)
    ends: list[int] = []
    at = 0
    for piece in phrases(text, lang)[:-1]:
        at += len(piece)
        if not piece[-1].isspace():
            ends.append(at)
    start = 0
    in_ruby = waiting = False
    for token in children:
        if id(token) not in seen:
            yield token
            if token.type == "html_inline":
                in_ruby = _RUBY.match(token.content) is not None or (
                    in_ruby and token.content.lower() != "</ruby>"
                )
            if waiting and not in_ruby:
                yield _break()
                waiting = False
            continue
        stop = start + len(token.content)
        here = [end for end in ends if start < end <= stop]
        if in_ruby:
            yield token
            waiting = stop in here
        elif token.type == "text" and here:
            for end in here:
                yield Token("text", "", 0, content=text[start:end])
                yield _break()
                start = end
            yield Token("text", "", 0, content=text[start:stop])
        else:
            yield token
            if stop in here:
                yield _break()
        start = stop


def _break() -> Token:
    return Token("html_inline", "", 0, content="<wbr>")
