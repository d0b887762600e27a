"""Jekyll's Liquid tags in a body.

``{% post_url name %}`` is a link to a post, wherever a link's destination may stand; the rest of
Liquid does nothing here. Before parsing each tag is hidden as two noncharacters round its number,
so that its spaces and signs cannot be taken for Markdown; after parsing it comes back: in code as
it was, in a destination as ``post_url:name``, elsewhere as text with a warning.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from ssg.markdown.notes import Note

_TAG = re.compile(r"\{%[^`\n{]*?%\}|\{\{[^`\n{]*?\}\}")
_HIDDEN = re.compile("(?:\ufdd0|%EF%B7%90)([0-9]+)(?:\ufdd1|%EF%B7%91)")
_POST_URL = re.compile(r"\{%-?\s*post_url\s+[\"']?/?(\S+?)(?:\.(?:md|markdown))?[\"']?\s*-?%\}")
_SITE_ROOT = re.compile(r"\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}")
_CODE = frozenset({"code_inline", "code_block", "fence"})
_DESTINATION = re.compile(
    r"(\b(?:href|src)\s*=\s*)(\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)", re.IGNORECASE
)
_HINTS = {
    "highlight": "write a fenced code block with the language after the fence",
    "endhighlight": "write a fenced code block with the language after the fence",
    "raw": "leave the tag out: in code it is printed as it is anyway",
    "endraw": "leave the tag out: in code it is printed as it is anyway",
    "link": "write the path of the file, relative to this one",
    "post_url": "write it as a link: [text]({% post_url name %})",
}


def hide(body: str) -> tuple[str, tuple[str, ...]]:
    """The body with each Liquid tag hidden, and the tags; no line moves."""
    if "{%" not in body and "{{" not in body:
        return body, ()
    tags: list[str] = []

    def number(match: re.Match[str]) -> str:
        tags.append(match[0])
        return f"\ufdd0{len(tags) - 1}\ufdd1"

    return _TAG.sub(number, body), tuple(tags)


def restore(tokens: Sequence[Token], tags: Sequence[str]) -> Iterator[Note]:
    """Put the tags back into ``tokens``, and yield what is to be said of them."""
    if not tags:
        return
    line = 0
    for token in tokens:
        if token.map:
            line = token.map[0]
        for part in (token, *(token.children or ())):
            seen: list[str] = []
            _restore_token(part, tags, seen)
            if part.type != "inline":
                yield from (_warning(tag, line) for tag in seen)


def _restore_token(token: Token, tags: Sequence[str], seen: list[str]) -> None:
    def as_is(match: re.Match[str]) -> str:
        number = int(match[1][:9])
        return tags[number] if number < len(tags) else match[0]

    def as_text(match: re.Match[str]) -> str:
        seen.append(as_is(match))
        return seen[-1]

    def as_destination(match: re.Match[str]) -> str:
        tag = as_is(match)
        found = _POST_URL.fullmatch(tag)
        if found:
            return f"post_url:{found[1]}"
        seen.append(tag)
        return "" if _SITE_ROOT.fullmatch(tag) else tag

    def put_back(text: str, with_: Callable[[re.Match[str]], str]) -> str:
        return _HIDDEN.sub(with_, text)

    if token.info:
        token.info = put_back(token.info, as_is)
    if token.type in _CODE:
        token.content = put_back(token.content, as_is)
    elif token.type in ("html_inline", "html_block"):
        html = _DESTINATION.sub(
            lambda m: m[1] + put_back(m[2], lambda t: escapeHtml(as_destination(t))), token.content
        )
        token.content = put_back(html, lambda m: escapeHtml(as_text(m)))
    else:
        token.content = put_back(token.content, as_text)
    for name, value in token.attrs.items():
        if isinstance(value, str):
            destination = name in ("href", "src")
            token.attrs[name] = put_back(value, as_destination if destination else as_text)


def _warning(tag: str, line: int) -> Note:
    word = re.match(r"\{[{%]-?\s*(\w*)", tag)
    name = word[1] if word else ""
    hint = _HINTS.get(name, "") if tag.startswith("{%") else ""
    if _SITE_ROOT.fullmatch(tag):
        hint = "leave it out: a path such as /about/ works under any base URL"
    fallback = "put it in `code` if readers are to see it; else leave it out"
    return Note("SSG304", line, f"Liquid is not run: {tag}", hint or fallback, tag)
