"""Headings that may be broken between phrases alone.

Their HTML gets ``<wbr>``, which is no text: anchors, contents and copies stay as they are. Feeds
leave it out again (``ssg.render.bodies``).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from ssg.typography import is_divided, phrases

CLASS = "phrases"  # the style sheet breaks such a heading at <wbr> and spaces only
_SEEN = ("text", "code_inline")


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
    """The inline tokens, with breaks within those that are text and between any two."""
    text = "".join(token.content for token in children if token.type in _SEEN)
    ends: list[int] = []
    at = 0
    for piece in phrases(text, lang)[:-1]:
        at += len(piece)
        if not piece[-1].isspace():
            ends.append(at)
    start = 0
    for token in children:
        if token.type not in _SEEN:
            yield token
            continue
        stop = start + len(token.content)
        here = [end for end in ends if start < end <= stop]
        if token.type == "text" and here:
            for end in here:
                yield Token("text", "", 0, content=text[start:end])
                yield Token("html_inline", "", 0, content="<wbr>")
                start = end
            yield Token("text", "", 0, content=text[start:stop])
        else:
            yield token
            if stop in here:
                yield Token("html_inline", "", 0, content="<wbr>")
        start = stop
