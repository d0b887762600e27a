"""Queries taken from a site's pages at random, and what is right for each.

The texts are read from the published HTML, by a parser that knows nothing of the index: what is
measured is measured against what a reader sees.
"""

import random
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from unicodedata import normalize

_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "img", "input",
     "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
     "var", "wbr")
)  # fmt: skip
_VOID = frozenset(("img", "input", "wbr", "br", "hr", "meta", "link", "col", "source"))
_WORD = re.compile(r"[一-鿿々]{2,}|[ァ-ヴー]{2,}|[A-Za-z][A-Za-z0-9'-]+")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Query:
    """A query, and how it was made: ``piece``, ``word`` or ``long``."""

    kind: str
    text: str


class _Reader(HTMLParser):
    """The title, tags and text of a post's page."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, list[str]] = {"title": [], "tags": [], "text": []}
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._write("" if tag in _INLINE else "\n")
            return
        names = (dict(attrs).get("class") or "").split()
        inside = self._open[-1][1] if self._open else ""
        if "article-title" in names:
            inside = "title"
        elif dict(attrs).get("rel") == "tag":
            inside = "tags"
        elif "prose" in names:
            inside = "text"
        elif "footnote-ref" in names or "footnote-backref" in names or tag in ("script", "style"):
            inside = ""
        self._open.append((tag, inside))
        if tag not in _INLINE:
            self._write("\n")

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag not in _VOID:
            name, inside = self._open[-1]
            if name not in _INLINE or inside == "tags":
                self._write("\n")
            self._open.pop()
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        self._write(data)

    def _write(self, text: str) -> None:
        if self._open and self._open[-1][1]:
            self.parts[self._open[-1][1]].append(text)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", normalize("NFKC", text).lower()).strip()


def read_texts(public: Path) -> dict[str, tuple[str, ...]]:
    """For each post's path its title, its tags and its text, as they are compared."""
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted(public.glob("[0-9]*/[0-9]*/[0-9]*/*/index.html")):
        reader = _Reader()
        reader.feed(file.read_text("utf-8"))
        title, tags = "".join(reader.parts["title"]), "".join(reader.parts["tags"]).split("\n")
        texts = (title, *tags, "".join(reader.parts["text"]))
        path = "/" + file.parent.relative_to(public).as_posix() + "/"
        found[path] = tuple(filter(None, map(_plain, texts)))
    return found


def take_queries(
    texts: dict[str, tuple[str, ...]], count: int, chance: random.Random
) -> tuple[Query, ...]:
    """Six in thirteen pieces of 2 to 8 characters, as many words, one of 13 to 40 characters."""
    queries: list[Query] = []
    urls = sorted(texts)
    share = count * 6 // 13
    while len(queries) < count:
        text = chance.choice(texts[chance.choice(urls)])
        if len(queries) < share:
            kind, found = "piece", _piece(text, chance, 2, 8)
        elif len(queries) < 2 * share:
            start = max(0, chance.randrange(len(text)) - _LONGEST // 2)
            words = _WORD.findall(text[start : start + _LONGEST])
            kind, found = "word", chance.choice(words) if words else ""
        else:
            kind, found = "long", _piece(text, chance, 13, 40)
        if len(found) > 1:
            queries.append(Query(kind, found))
    return tuple(queries)


def _piece(text: str, chance: random.Random, least: int, most: int) -> str:
    length = chance.randint(least, most)
    if len(text) < length:
        return ""
    start = chance.randrange(len(text) - length + 1)
    piece = text[start : start + length]
    return piece if piece == piece.strip() else ""
