"""Tokens made quickly: a post has hundreds, and markdown-it's dataclass takes its time for each."""

from typing import Literal

from markdown_it.token import Token

_new = Token.__new__


def make_token(kind: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
    """``Token(kind, tag, nesting)``."""
    token = _new(Token)
    token.type = kind
    token.tag = tag
    token.nesting = nesting
    token.attrs = {}
    token.map = None
    token.level = 0
    token.children = None
    token.content = ""
    token.markup = ""
    token.info = ""
    token.meta = {}
    token.block = False
    token.hidden = False
    return token
