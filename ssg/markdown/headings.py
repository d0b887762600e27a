"""Levels and anchors of headings, and the table of contents."""

import re
from collections.abc import Iterable, Sequence
from unicodedata import category, normalize

from markdown_it.token import Token

from ssg.markdown.notes import Note
from ssg.markdown.text import inline_text
from ssg.model.rendered import Heading

# The ids that a page round the body may have: the theme takes its ids from here.
RESERVED = re.compile(
    r"main|content|top|toc|nav|header|footer|search|comments|(?:site|tsugime)-.*|(?!section-).*-heading"
    r"|footnotes-title|fn(?:ref)?[0-9]+(?:-[0-9]+)?"
)
_HTML_HEADING = re.compile(r"<(/?)h([1-6])(?=[\s>/])", re.IGNORECASE)


def slug(text: str) -> str:
    """An anchor from a heading's text: NFC, lower case, ``-`` for spaces, no punctuation.

    Letters, marks and digits of every script stay; a text without any gives ``section``.
    """
    lowered = text.lower()
    if not text.isascii():
        lowered = normalize("NFC", normalize("NFC", text).lower())
    joined = lowered.strip().translate(_KEPT).strip("-")
    if "--" in joined:
        joined = _HYPHENS.sub("-", joined)
    return joined if joined.strip("_") else "section"


class _Kept(dict[int, str]):
    """What becomes of a character in an anchor, looked up once for each."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isspace() or char in "-‐‑–—":
            kept = "-"
        else:
            kept = char if char == "_" or category(char)[0] in "LMN" else ""
        self[code] = kept
        return kept


_HYPHENS = re.compile("-{2,}")
_KEPT = _Kept()


class Anchors:
    """The ids given out so far in one body."""

    __slots__ = ("_next", "taken")

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)
        self._next: dict[str, int] = {}

    def give(self, wish: str) -> str:
        """``wish``, after ``section-`` when it belongs to the page; ``-1``, ``-2`` … when taken."""
        if RESERVED.fullmatch(wish):
            wish = f"section-{wish}"
        anchor, number = wish, self._next.get(wish, 0)
        while anchor in self.taken:
            number += 1
            anchor = f"{wish}-{number}"
        self._next[wish] = number
        self.taken.add(anchor)
        return anchor


class Levels:
    """Levels as written to levels in the page, without a gap and starting at 2.

    A heading goes one below the nearest heading before it that was written at a higher rank. Those
    within quotes, lists and raw HTML hang below the section they stand in and move nothing else.
    """

    __slots__ = ("_inner", "_outer")

    def __init__(self) -> None:
        self._outer: list[tuple[int, int]] = []
        self._inner: list[tuple[int, int]] = []

    def outer(self, written: int) -> int:
        """The level of a heading of the body itself."""
        self._inner = []
        return self._below(self._outer, written, 1)

    def inner(self, written: int) -> int:
        """The level of a heading inside something else."""
        return self._below(self._inner, written, self._outer[-1][1] if self._outer else 1)

    @staticmethod
    def _below(stack: list[tuple[int, int]], written: int, base: int) -> int:
        while stack and stack[-1][0] >= written:
            stack.pop()
        level = min(6, (stack[-1][1] if stack else base) + 1)
        stack.append((written, level))
        return level


def shape_headings(
    tokens: list[Token],
    taken: Sequence[str],
    notes: list[Note],
    anchors: Anchors | None = None,
    levels: Levels | None = None,
) -> tuple[tuple[Heading, ...], frozenset[str]]:
    """Give each heading its level and anchor, in place, and drop empty ones.

    Args:
        taken: ids that raw HTML and attributes claim; an anchor made from a text gives way to them.
        notes: what is noticed is added here.
        anchors, levels: of the part of the body that came before.

    Returns:
        the headings for a table of contents, and the anchors of all headings.
    """
    places = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    has_html = any(("<h" in t.content or "<H" in t.content) and _holds_html(t) for t in tokens)
    if not places and not has_html:
        return (), frozenset()
    anchors = anchors or Anchors(taken)
    explicit = _explicit_ids(tokens, places, anchors, notes)
    given: list[str] = []
    toc: list[Heading] = []
    levels = levels or Levels()
    empty: list[int] = []
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            if has_html and _holds_html(token):
                _shift_html(token, levels)
            continue
        text = " ".join(inline_text(tokens[index + 1].children or (), alt=True).split())
        if not text:
            line = token.map[0] if token.map else 0
            notes.append(
                Note("SSG308", line, "a heading has no text", "write its text, or delete it")
            )
            if tokens[index + 1].children:  # a picture, say: it stays, as a paragraph
                token.tag = tokens[index + 2].tag = "p"
            else:
                empty.append(index)
            continue
        written = int(token.tag[1])
        level = levels.inner(written) if token.level else levels.outer(written)
        token.tag = tokens[index + 2].tag = f"h{level}"
        anchor = explicit.get(index) or anchors.give(slug(text))
        token.attrs = {"data-i": anchor, **{k: v for k, v in token.attrs.items() if k != "id"}}
        given.append(anchor)
        if not token.level:
            toc.append(Heading(level, anchor, text))
    if empty:
        gone = {index + offset for index in empty for offset in range(3)}
        tokens[:] = [token for index, token in enumerate(tokens) if index not in gone]
    return tuple(toc), frozenset(given)


def _explicit_ids(
    tokens: list[Token], places: list[int], anchors: Anchors, notes: list[Note]
) -> dict[int, str]:
    """The ids that writers gave to headings; they win over anchors made from a text."""
    explicit: dict[int, str] = {}
    seen: set[str] = set()
    for index in places:
        wish = str(tokens[index].attrs.get("id", ""))
        if not wish:
            continue
        map_ = tokens[index].map
        if wish in seen or RESERVED.fullmatch(wish):
            why = "is used already" if wish in seen else "belongs to the page round the post"
            line = map_[0] if map_ else 0
            notes.append(Note("SSG307", line, f"the id “{wish}” {why}", "choose another", wish))
            continue
        seen.add(wish)
        explicit[index] = wish
    anchors.taken |= seen
    return explicit


def _holds_html(token: Token) -> bool:
    if token.type == "inline":
        return any(child.type == "html_inline" for child in token.children or ())
    return token.type == "html_block"


def _shift_html(token: Token, levels: Levels) -> None:
    """Headings written as HTML: each opening tag and the closing tag after it get one level."""
    current = 2

    def shift(match: re.Match[str]) -> str:
        nonlocal current
        if not match[1]:
            current = levels.inner(int(match[2]))
        return f"<{match[1]}h{current}"

    for part in token.children or (token,):
        if part.type in ("html_inline", "html_block"):
            part.content = _HTML_HEADING.sub(shift, part.content)
