"""The final HTML of a body that is Markdown alone, written in one go.

A body with raw HTML, or with anything a writer can attach to a tag, is rendered, parsed again by
nh3 as a browser would and walked over (``ssg.markdown.sanitise``). Most bodies hold nothing of the
kind. All their tags are then our own, nested as Markdown nests them, and every value in them is
escaped here: nh3 would give back what it was given. So each token is written as that way would
leave it. Whatever is not known to be so, is not written here: ``write_plain`` returns None, and the
long way is taken. A property test holds the two against each other on hostile input.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from markdown_it.token import Token

from ssg.markdown.extensions.code_blocks import language_and_title
from ssg.markdown.extensions.tables import BOX
from ssg.markdown.heading_phrases import CLASS as PHRASES
from ssg.markdown.highlight import highlight
from ssg.markdown.inline_html import escape_text, escape_value, write_inline
from ssg.markdown.tags import TagWalk

# Tags that are always the same.
_OPEN = {
    "paragraph_open": "<p>", "bullet_list_open": "<ul>", "blockquote_open": "<blockquote>",
    "thead_open": "<thead>", "tbody_open": "<tbody>", "tr_open": "<tr>", "dl_open": "<dl>",
    "dt_open": "<dt>", "dd_open": "<dd>", "hr": "<hr>",
}  # fmt: skip
_CLOSE = {
    "paragraph_close": "</p>\n", "bullet_list_close": "</ul>\n", "ordered_list_close": "</ol>\n",
    "list_item_close": "</li>\n", "blockquote_close": "</blockquote>\n",
    "thead_close": "</thead>\n", "tbody_close": "</tbody>\n", "tr_close": "</tr>\n",
    "dl_close": "</dl>\n", "dt_close": "</dt>\n", "dd_close": "</dd>\n",
    "table_close": "</table>\n</div>\n",
}  # fmt: skip
_CELLS = frozenset({"th_open", "td_open"})
_CELL_CLOSES = frozenset({"th_close", "td_close"})
_START = re.compile(r"[0-9]{1,6}")
_LANGUAGE = re.compile(r"[a-z0-9+#._\-]+")
_CODE = '<div class="highlight"{}><pre tabindex="0"><code{}>{}</code></pre></div>\n'


def write_plain(
    body: str, tokens: Sequence[Token], *, lang: str, line: Callable[[int], int]
) -> TagWalk | None:
    """The body's HTML as the sanitiser would leave it; None where that is not known beforehand.

    Args:
        body: what the tokens were read from.
        tokens: shaped, with their links marked.
        lang: of the words that boxes are named with.
        line: from a line of the body (from 0) to the file's line.
    """
    if "&#" in body:  # perhaps a character that no page may hold
        return None
    walk = TagWalk(frozenset(), lang, line)
    out: list[str] = []
    if not write_blocks(tokens, out, walk):
        return None
    walk.html = "".join(out)
    return walk


def write_blocks(tokens: Sequence[Token], out: list[str], walk: TagWalk) -> bool:
    """Write blocks; whether all of them could be written."""
    after_hidden = False  # the token before is the end of a paragraph in a tight list
    for index, token in enumerate(tokens):
        kind = token.type
        if kind == "inline":
            if token.children and not write_inline(token.children, out, walk):
                return False
            after_hidden = False
        elif token.hidden:
            after_hidden = True
        elif kind in _CLOSE:
            if token.attrs:
                return False
            out.append(_CLOSE[kind])
            after_hidden = False
        else:
            whole = _WHOLE.get(kind)
            tag = (whole or _opening)(token, walk)
            if not tag:
                return False
            if whole is None:
                if after_hidden:
                    out.append("\n")
                if _is_block(token, tokens[index + 1 : index + 2]):
                    tag += "\n"
            out.append(tag)
            after_hidden = False
    return True


def _is_block(token: Token, following: Sequence[Token]) -> bool:
    """Whether a new line begins after an opening tag."""
    if not following or token.nesting != 1:
        return True
    after = following[0]
    return not (
        after.type == "inline" or after.hidden or (after.nesting == -1 and after.tag == token.tag)
    )


def _opening(token: Token, walk: TagWalk) -> str:
    """A block's opening tag; empty where it is not known what becomes of it."""
    kind, attrs = token.type, token.attrs
    if kind in _OPEN:
        return "" if attrs else _OPEN[kind]
    if kind == "heading_open":
        return _heading(token, walk)
    if kind in ("th_open", "td_open"):
        if not attrs.keys() <= {"class", "scope"}:
            return ""
        written = "".join(f' {key}="{attrs[key]}"' for key in sorted(attrs))
        return f"<{token.tag}{written}>"
    if kind == "ordered_list_open":
        if not attrs:
            return "<ol>"
        start = str(attrs.get("start", ""))
        return f'<ol start="{start}">' if len(attrs) == 1 and _START.fullmatch(start) else ""
    return ""


def _heading(token: Token, walk: TagWalk) -> str:
    attrs = token.attrs
    anchor = str(attrs.get("data-i", ""))
    if not anchor or anchor in walk.anchors or any(char.isspace() for char in anchor):
        return ""
    if len(attrs) > 1 and (len(attrs) > 2 or attrs.get("class") != PHRASES):
        return ""
    walk.anchors[anchor] = None
    phrases = f' class="{PHRASES}"' if len(attrs) > 1 else ""
    return f'<{token.tag}{phrases} id="{escape_value(anchor)}">'


def _item(token: Token, _walk: TagWalk) -> str:
    return "" if token.attrs or token.meta else "<li>"


def _table(token: Token, walk: TagWalk) -> str:
    if token.attrs:
        return ""
    return f'<div class="{BOX}"{walk.box()}>\n<table>\n'


def _code(token: Token, _walk: TagWalk) -> str:
    return "" if token.attrs else write_code(token.content, token.info)


def write_code(code: str, info: str) -> str:
    """A block of code; empty where its language is not known, or it has a title.

    Args:
        info: what stands after the fence.
    """
    language, title = language_and_title(info)
    if title:
        return ""
    if not language:
        return _CODE.format("", "", escape_text(code))
    inner = highlight(code, language) if _LANGUAGE.fullmatch(language) else None
    if inner is None:
        return ""
    named = f' data-lang="{language}"', f' class="language-{language}"'
    return _CODE.format(*named, inner.replace("\xa0", "&nbsp;"))


def _closing_cell(token: Token, _walk: TagWalk) -> str:
    return f"</{token.tag}>\n"


# Written by rules of their own, with no new line before or after but theirs.
_WHOLE: Mapping[str, Callable[[Token, TagWalk], str]] = {
    "list_item_open": _item,
    "table_open": _table,
    "fence": _code,
    "code_block": _code,
    **dict.fromkeys(("th_close", "td_close", "heading_close"), _closing_cell),
}
