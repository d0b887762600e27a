"""Links and images among the tokens: where they stand, and which may not be.

Each gets its block's line as the attribute ``data-l``, which ``ssg.markdown.sanitise`` reads and
takes away; so do the tags of raw HTML.
"""

import re
from collections.abc import Sequence
from html import unescape

from markdown_it.token import Token

from ssg.markdown.allowed import SCHEMES, TAGS
from ssg.markdown.nesting import Nesting
from ssg.markdown.notes import Note
from ssg.markdown.raw_html import screen_html
from ssg.markdown.text import inline_text

SCHEME = re.compile(r"[\s\x00-\x20]*([A-Za-z][A-Za-z0-9+.\-]*):")
# An opening tag as CommonMark (0.31.2, 6.6) has it; what is not one never becomes a tag with URL.
_OPEN_TAG = re.compile(
    r"<([A-Za-z][A-Za-z0-9\-]*)"
    r"((?:\s+[A-Za-z_:][A-Za-z0-9:._\-]*(?:\s*=\s*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?)*)"
    r"(?=\s*/?>)"
)
_ATTRIBUTE = re.compile(
    r"([A-Za-z_:][A-Za-z0-9:._\-]*)\s*=\s*(?:([^\"'=<>`\s]+)|'([^']*)'|\"([^\"]*)\")"
)
# A decorative image is written in HTML, so that an empty alt is never there by oversight.
ALT_HINT = 'write ![what it shows](…); if it only decorates, <img src="…" alt="">'
_DROPPED_HINT = "only http, https, mailto and tel can be linked"


def mark_links(tokens: Sequence[Token], notes: list[Note]) -> tuple[str, ...]:
    """Mark every link and image with its line, drop those with another scheme, in place.

    Args:
        notes: what is noticed is added here.

    Returns:
        the ids that raw HTML and attributes claim.
    """
    ids: list[str] = []
    line = 0
    nesting = Nesting()
    for token in tokens:
        if token.map:
            line = token.map[0]
        kind = token.type
        if kind == "inline":
            raw = [child for child in token.children or () if child.type == "html_inline"]
            if raw:
                screen_html(raw, line, notes, nesting)
            for index, child in enumerate(token.children or ()):
                if child.attrs or child.type == "html_inline":
                    _mark_inline(token.children or [], index, line, ids, notes)
        elif kind == "html_block":
            screen_html((token,), line, notes, nesting)
            token.content = _mark_html(token.content, line, ids, notes)
        elif "id" in token.attrs and kind != "heading_open":
            ids.append(str(token.attrs["id"]))
    return tuple(ids)


def _mark_inline(
    children: list[Token], index: int, line: int, ids: list[str], notes: list[Note]
) -> None:
    token = children[index]
    if "id" in token.attrs:
        ids.append(str(token.attrs["id"]))
    if token.type == "html_inline":
        token.content = _mark_html(token.content, line, ids, notes)
    elif token.type == "link_open":
        href = str(token.attrs.get("href", ""))
        note = _bad_destination(href, line)
        if note:
            notes.append(note)
            token.hidden = True
            following = (t for t in children[index:] if t.type == "link_close")
            next(following, token).hidden = True
        token.attrs["data-l"] = line
    elif token.type == "image":
        alt = inline_text(token.children or (), alt=True)
        note = _bad_destination(str(token.attrs.get("src", "")), line)
        if note:
            notes.append(note)
            token.type, token.tag, token.content, token.attrs = "text", "", alt, {}
            return
        if not alt.strip():
            notes.append(
                Note(
                    "SSG310",
                    line,
                    "an image has no alternative text",
                    ALT_HINT,
                )
            )
        token.attrs["data-l"] = line


def _bad_destination(url: str, line: int) -> Note | None:
    if not url:
        return Note("SSG311", line, "a link or image has no address", "write [text](address)")
    scheme = SCHEME.match(url)
    if not scheme or scheme[1].lower() in SCHEMES:
        return None
    shown = url if len(url) <= 40 else url[:40] + "…"
    return Note("SSG305", line, f"the address “{shown}” was left out", _DROPPED_HINT, url)


def _mark_html(html: str, line: int, ids: list[str], notes: list[Note]) -> str:
    def mark(match: re.Match[str]) -> str:
        name = match[1].lower()
        if name not in TAGS:
            return match[0]
        for found in _ATTRIBUTE.finditer(match[2]):
            key, value = found[1].lower(), unescape(found[2] or found[3] or found[4] or "")
            if key == "id":
                ids.append(value)
            elif key in ("href", "src"):
                bad = _bad_destination(value, line)
                if bad:
                    notes.append(bad)
            elif key.startswith("on") or key == "srcset":
                notes.append(
                    Note(
                        "SSG312",
                        line,
                        f"the attribute {key} is not allowed and was left out",
                        "",
                        key,
                    )
                )
        if name in ("a", "img"):
            return f"<{match[1]} data-l={line}{match[2]}"
        return match[0]

    return _OPEN_TAG.sub(mark, html)
