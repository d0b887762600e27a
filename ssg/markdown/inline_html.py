"""The final HTML of a block's text: see ``ssg.markdown.plain_html`` for what is written so."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from ssg.markdown.tags import TagWalk
from ssg.typography import BREAK, JOINER

# Tags that are always the same.
_INLINE = {
    "em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>",
    "s_open": "<s>", "s_close": "</s>", "softbreak": "\n", "hardbreak": "<br>\n",
}  # fmt: skip
_LABELS = frozenset({"em_open", "strong_open", "s_open", "code_inline"})
# Addresses that no reader of URLs takes for anything else, or refuses: plain hosts, no sign that is
# escaped, no colon where a scheme could end.
_SAFE = r"[A-Za-z0-9\-._~/?#@!$&()*+,;=%]*"
ELSEWHERE = re.compile(
    rf"https?://(?!xn--)(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{{2,}}(?:[/?#]{_SAFE})?"
)
WITHIN = re.compile(rf"(?:#|\.{{0,2}}/(?!/)|[A-Za-z0-9_]){_SAFE}")
_MARKS = frozenset({BREAK, JOINER})  # of a heading's phrases


def write_inline(children: Sequence[Token], out: list[str], walk: TagWalk) -> bool:
    """Write a block's text; whether all of it could be written."""
    in_link = False
    for index, token in enumerate(children):
        kind = token.type
        if kind == "text":
            out.append(escape_text(token.content))
            continue
        if kind == "link_open":
            tag = "" if in_link or token.hidden else _link(token, children[index + 1], walk)
            in_link = True
        elif token.attrs:
            return False
        elif kind in _INLINE:
            tag = _INLINE[kind]
        elif kind == "html_inline" and token.content in _MARKS:
            tag = token.content
        elif kind == "code_inline":
            tag = f"<code>{escape_text(token.content)}</code>"
        elif kind == "link_close" and in_link:
            tag = "</a>"
            in_link = False
        else:
            return False
        if not tag:
            return False
        out.append(tag)
    return True


def _link(token: Token, label: Token, walk: TagWalk) -> str:
    """The opening tag; empty where address or label is anything out of the ordinary."""
    attrs = token.attrs
    seen = label.type in _LABELS or (label.type == "text" and label.content[:1].strip())
    if not seen or not attrs.keys() <= {"href", "title", "data-l"}:
        return ""
    url = str(attrs["href"])
    walk.line = int(attrs["data-l"])
    title = f' title="{escape_value(str(attrs["title"]))}"' if "title" in attrs else ""
    if ELSEWHERE.fullmatch(url):
        return f'<a href="{url.replace("&", "&amp;")}"{title}>'
    if not WITHIN.fullmatch(url):
        return ""
    if url[0] == "#":
        walk.fragments.append((unquote(url[1:]), walk.line))
        return f'<a href="{url.replace("&", "&amp;")}"{title}>'
    return f'<a href="{walk.slot(url, "a")}"{title}>'


def escape_text(text: str) -> str:
    """As an HTML serialiser escapes text (WHATWG HTML, 13.3)."""
    if not ("&" in text or "<" in text or ">" in text or "\xa0" in text):
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\xa0", "&nbsp;")


def escape_value(text: str) -> str:
    """As it escapes an attribute's value."""
    return escape_text(text).replace('"', "&quot;")
