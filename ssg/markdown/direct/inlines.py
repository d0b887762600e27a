"""The inlines of one block: the plain ones by an expression, all others by the rules."""

import re

from markdown_it.common.utils import mdTrim
from markdown_it.rules_core import text_join
from markdown_it.rules_core.state_core import StateCore
from markdown_it.token import Token

from ssg.markdown.direct.place import Place, UnsureError
from ssg.markdown.extensions.softbreaks import join_lines
from ssg.markdown.inline_html import ELSEWHERE, WITHIN, escape_text, write_inline
from ssg.markdown.links import mark_links
from ssg.markdown.plain_inlines import LINK, WORDS
from ssg.markdown.text import inline_text
from ssg.markdown.tokens import make_token

# Where an inline may begin or end; text without any is text alone.
_SIGN = re.compile(r"[\n\\!&*_~`<\[\]:{^]")
_PIECE = re.compile(
    rf"(?P<words>{WORDS})"
    # Signs that begin nothing where they stand.
    r"|(?P<sign>:(?!//)|!(?!\[)|&(?![#A-Za-z])|<(?![A-Za-z/!?])|\]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))"
    rf"|\*\*(?!\*)(?P<strong>{WORDS})\*\*(?!\*)"
    rf"|\*(?!\*)(?P<em>{WORDS})\*(?!\*)"
    r"|`(?! )(?P<code>[^`\n]+)(?<! )`(?!`)"
    rf"|{LINK.pattern}"
    r"|(?P<other>.)",  # what begins here is for the rules
    re.DOTALL,
)


def write_line(text: str, line: int, place: Place) -> tuple[str, str]:
    """The HTML of a block's text, and what of it is visible.

    Args:
        line: of the body, where the block begins.

    Raises:
        UnsureError: where it is not known what the sanitiser would leave of it.
    """
    if "\t" in text:
        raise UnsureError
    text = mdTrim(text)
    if not _SIGN.search(text):
        return escape_text(text), text
    if "[^" in text or "^[" in text or "&#" in text:  # as ``UNSURE``
        raise UnsureError
    return _by_pieces(text, line, place) or _by_rules(text, line, place)


def is_text(text: str) -> bool:
    """Whether a block's text (``mdTrim``) is text alone, without any inline."""
    return not _SIGN.search(text)


def _by_pieces(text: str, line: int, place: Place) -> tuple[str, str] | None:
    """The same for a text of plain pieces alone, else None."""
    html: list[str] = []
    seen: list[str] = []
    links: list[tuple[int, str]] = []  # counted only once it is known that all is plain
    is_escaped = "&" in text or "<" in text or ">" in text or "\xa0" in text
    for words, sign, strong, em, code, label, url, other in _PIECE.findall(text):
        shown = words or sign
        if shown:
            seen.append(shown)
            html.append(escape_text(shown) if is_escaped else shown)
            continue
        if other:
            return None
        shown = code or strong or em or label
        if url:
            if not label[0].strip():
                return None
            links.append((len(html), url))
        elif not code and not (shown[0].isalnum() and shown[-1].isalnum()):
            # Letters inside: whatever stands outside, the one opens and the other closes.
            return None
        seen.append(shown)
        kind = "code" if code else "strong" if strong else "em" if em else "a"
        html.append(f"<{kind}>{escape_text(shown) if is_escaped else shown}</{kind}>")
    for number, url in links:
        html[number] = f'<a href="{_address(url, line, place)}"' + html[number][2:]
    return "".join(html), "".join(seen)


def _address(url: str, line: int, place: Place) -> str:
    if ELSEWHERE.fullmatch(url):
        return url
    if not WITHIN.fullmatch(url):
        raise UnsureError
    place.walk.line = line
    return place.walk.slot(url, "a")


def _by_rules(text: str, line: int, place: Place) -> tuple[str, str]:
    token = read_inline(text, line, place)
    html: list[str] = []
    if not write_inline(token.children or (), html, place.walk):
        raise UnsureError
    return "".join(html), inline_text(token.children or ())


def read_inline(text: str, line: int, place: Place) -> Token:
    """The token of a block's text, with its children, by markdown-it's rules and ours."""
    token = make_token("inline", "", 0)
    token.content, token.map, token.children = text, [line, line + 1], []
    place.md.inline.parse(text, place.md, place.env, token.children)
    if "\\" in text or "&" in text:
        state = StateCore(text, place.md, place.env, [token])
        text_join(state)
    if "\n" in text:
        join_lines(token.children, place.lang)
    mark_links((token,), place.notes)
    return token
