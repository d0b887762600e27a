"""The visible text of a body, from its tokens."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from markdown_it.token import Token

from ssg.markdown.allowed import DROPPED_WITH_CONTENT

# A reading over a word says the word once more.
_READING = ("rt", "rp")
_NAMES = "|".join(sorted((*DROPPED_WITH_CONTENT, *_READING)))
_UNSEEN = re.compile(
    rf"<({_NAMES})\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_DROPPED = re.compile(rf"<(/?)({_NAMES})\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def shown(tokens: Iterable[Token]) -> Iterator[Token]:
    """A block's inline tokens without raw HTML and what that hides or says once more (``<rt>``)."""
    inside = ""  # an element that the sanitiser takes out with its content, or a reading
    for token in tokens:
        if token.type == "html_inline":
            dropped = _DROPPED.match(token.content)
            if dropped and not dropped[1] and (not inside or inside in _READING):
                inside = dropped[2].lower()
            elif token.content.startswith("</") and _ends(token.content.lower(), inside):
                inside = ""
        elif not inside:
            yield token


def _ends(tag: str, inside: str) -> bool:
    """Whether a closing tag ends the element ``inside``; a reading also ends with its word."""
    named = _DROPPED.match(tag)
    return named[2] == inside if named else inside in _READING and tag == "</ruby>"


def inline_text(tokens: Iterable[Token], *, alt: bool = False) -> str:
    """The text of a block's inline tokens; a hard break is a newline, footnote marks are left out.

    With ``alt`` the alternative texts of images count too.
    """
    parts: list[str] = []
    for token in shown(tokens):
        kind = token.type
        if kind in ("text", "code_inline"):
            parts.append(token.content)
        elif kind == "softbreak":
            parts.append(" ")
        elif kind == "hardbreak":
            parts.append("\n")
        elif kind == "image" and alt:
            parts.append(inline_text(token.children or (), alt=True))
    return "".join(parts)


def visible_text(tokens: Sequence[Token]) -> str:
    """The body's text, blocks divided by a newline, the cells of a table's row by a space.

    Code blocks, footnote marks and the automatic titles of boxes are left out.
    """
    blocks: list[str] = []
    row: list[str] | None = None
    automatic = False
    for token in tokens:
        kind = token.type
        if kind == "inline":
            text = inline_text(token.children or ()).strip()
            if row is not None:
                row.append(text)
            elif text and not automatic:
                blocks.append(text)
            automatic = False
        elif kind == "tr_open":
            row = []
        elif kind == "tr_close" and row is not None:
            blocks.append(" ".join(filter(None, row)))
            row = None
        elif kind == "html_block":
            plain = unescape(_TAG.sub("", _UNSEEN.sub("", token.content)))
            blocks.extend(line.strip() for line in plain.split("\n") if line.strip())
        elif token.meta and token.meta.get("automatic"):
            automatic = True
    return "\n".join(filter(None, blocks))
