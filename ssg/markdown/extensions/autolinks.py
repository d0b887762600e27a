"""A bare ``https://…`` in the text becomes a link.

Only http and https with their scheme. The link ends before white space, before Chinese, Japanese
or Korean text and full-width punctuation, and without the punctuation that closes the sentence
round it (GitHub Flavored Markdown, 6.9, "extended autolink path validation").
"""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from ssg.markdown.characters import CJK_CLASS

_SCHEME = re.compile(r"(?:^|[^A-Za-z0-9+.\-])(https?)$", re.IGNORECASE)
_ENTITY_END = re.compile(r"&[A-Za-z0-9]+;$")
_CLOSERS = {")": "(", "]": "["}


@cache
def _rest() -> re.Pattern[str]:
    """What follows the scheme; compiled for the first of them, for it takes 3 ms."""
    # Quotes, dashes and dots of ambiguous width stand in Japanese text as full-width punctuation.
    return re.compile(
        rf"://(?=[^\W_])[^\s<>\"`\\|{{}}^\ufdd0-\ufdef‘’“”…‥—―«»・※→←●■◆▲▼★☆{CJK_CLASS}]+"
    )


def trim(url: str) -> str:
    """``url`` without the punctuation at its end that belongs to the sentence."""
    surplus = {close: url.count(close) - url.count(open_) for close, open_ in _CLOSERS.items()}
    end = len(url)
    while end:
        last = url[end - 1]
        if last in _CLOSERS and surplus[last] > 0:
            surplus[last] -= 1
        elif last == ";" and (entity := _ENTITY_END.search(url, max(0, end - 12), end)):
            end = entity.start() + 1
        elif last not in "?!.,:;*_~'":
            break
        end -= 1
    return url[:end]


def _autolink(state: StateInline, silent: bool) -> bool:
    pos = state.pos
    if state.linkLevel > 0 or not state.src.startswith("://", pos):
        return False
    scheme = _SCHEME.search(state.pending[-6:])
    rest = _rest().match(state.src, pos, state.posMax) if scheme else None
    if not scheme or not rest:
        return False
    tail = trim(rest[0])
    if len(tail) <= len("://"):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[1])]
        url = (scheme[1] + tail).replace("&amp;", "&")
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": state.md.normalizeLink(url)}
        token.markup, token.info = "linkify", "auto"
        state.push("text", "", 0).content = url
        token = state.push("link_close", "a", -1)
        token.markup, token.info = "linkify", "auto"
    state.pos += len(tail)
    return True


def install(md: MarkdownIt) -> None:
    """Where markdown-it's own rule stands, which is off."""
    md.inline.ruler.before("newline", "autolink_url", _autolink)
