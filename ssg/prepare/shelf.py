"""What the whole site needs of each article, side by side for all: read in one go.

The shelf lies in the cache in buckets, chosen by the path of the source file, so that an edit
writes one of them anew. It decides nothing: an article on it counts only for the digest of the file
that it was made from, and what made it is in the key of the buckets.
"""

import json
from binascii import crc32
from collections.abc import Callable
from datetime import datetime
from operator import attrgetter
from typing import Any, Protocol

from ssg.diagnostics import Diagnostic
from ssg.diagnostics.stored import from_plain
from ssg.model.article import Article, Mending
from ssg.model.digests import plain
from ssg.model.rendered import Link
from ssg.model.source import SourceFile
from ssg.prepare.kept import LIGHT, LIGHT_FRONT, bring_to_hand, kept_article
from ssg.prepare.prepared import Prepared

BUCKETS = 64
_DATES = frozenset(("date", "updated", "expires"))
_LISTS = frozenset(("categories", "tags", "authors", "aliases"))
_DATES_AT = tuple(n for n, name in enumerate(LIGHT_FRONT) if name in _DATES)
_LISTS_AT = tuple(n for n, name in enumerate(LIGHT_FRONT) if name in _LISTS)
_LINKS_AT, _MENDING_AT = LIGHT.index("links"), LIGHT.index("mending")
_UNMENDED = Mending()
_light, _light_front = attrgetter(*LIGHT), attrgetter(*LIGHT_FRONT)

# A file's digest, the article's values (None where the file gives none), its front matter's values,
# what was said of it.
Row = list[Any]


class Store(Protocol):
    """The cache, as far as the shelf needs it."""

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key``, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""


class Shelf:
    """The articles of the last build by their files.

    Args:
        making: the digest of all that shapes an article besides its file.
    """

    def __init__(self, store: Store, making: str) -> None:
        self._store = store
        self._making = making
        self._buckets: dict[int, dict[str, Row]] = {}
        self._kept: dict[int, dict[str, Row]] = {}
        self._changed: set[int] = set()

    def get(self, file: SourceFile, whole: Callable[[], Article]) -> Prepared | None:
        """The article of this very content; None where the shelf has another or none.

        Args:
            whole: gives the article with everything.
        """
        number = crc32(file.path.encode()) % BUCKETS
        bucket = self._buckets.get(number)
        if bucket is None:
            bucket = self._buckets[number] = self._load(number)
        row = bucket.get(file.path)
        if row is None or row[0] != file.digest:
            return None
        try:
            made = Prepared(_article(row, whole), "", _diagnostics(row))
        except (ValueError, KeyError, TypeError, IndexError):
            return None
        self._kept.setdefault(number, {})[file.path] = row
        return made

    def take(
        self, file: SourceFile, row: Row, whole: Callable[[], Article], shown: tuple[Any, ...]
    ) -> Prepared:
        """The article that has just been made, kept for the next build.

        Args:
            shown: the values of ``SHOWN``, which are then at hand too.
        """
        self.put(file, row)
        if row[1] is None:
            return Prepared(None, "", _diagnostics(row))
        article = _article(row, whole)
        bring_to_hand(article, shown)
        return Prepared(article, "", _diagnostics(row))

    def put(self, file: SourceFile, row: Row) -> None:
        """Keep an article for the next build; a file without one is read again then."""
        number = crc32(file.path.encode()) % BUCKETS
        if number not in self._buckets:
            self._buckets[number] = self._load(number)
        self._changed.add(number)
        if row[1] is not None:
            self._kept.setdefault(number, {})[file.path] = row

    def renew(self, file: SourceFile, row: Row) -> None:
        """Put one article in the place of the one that was made of another content of its file."""
        number = crc32(file.path.encode()) % BUCKETS
        bucket = {**self._load(number), file.path: row}
        self._buckets[number] = bucket
        self._write(number, bucket)

    def save(self) -> None:
        """Write the buckets that have changed; articles that were not asked for are left out."""
        for number, before in self._buckets.items():
            kept = self._kept.get(number, {})
            if number in self._changed or len(kept) != len(before):
                self._write(number, kept)

    def _write(self, number: int, rows: dict[str, Row]) -> None:
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        self._store.put(self._key(number), text.encode("utf-8", "surrogatepass"))

    def _key(self, number: int) -> str:
        return f"shelf:{self._making}:{number}"

    def _load(self, number: int) -> dict[str, Row]:
        kept = self._store.get(self._key(number))
        if kept is None:
            return {}
        try:
            rows = json.loads(kept)
        except ValueError:
            return {}
        return rows if isinstance(rows, dict) else {}


def row_of(digest: str, made: Prepared) -> Row:
    """What the shelf keeps of an article that was made from a file with this digest."""
    article = made.article
    if article is None:
        return [digest, None, None, plain(made.diagnostics)]
    values = list(_light(article))
    values[_LINKS_AT] = [[link.target, link.kind, link.line] for link in article.links]
    values[_MENDING_AT] = None if article.mending == _UNMENDED else plain(article.mending)
    front = list(_light_front(article.front))
    for at in _DATES_AT:
        front[at] = plain(front[at])
    for at in _LISTS_AT:
        front[at] = list(front[at])
    return [digest, values, front, plain(made.diagnostics)]


def _article(row: Row, whole: Callable[[], Article]) -> Article:
    values, front = list(row[1]), list(row[2])
    for at in _DATES_AT:
        if front[at] is not None:
            front[at] = datetime.fromisoformat(front[at])
    for at in _LISTS_AT:
        front[at] = tuple(front[at])
    values[_LINKS_AT] = tuple([Link(*link) for link in values[_LINKS_AT]])
    mending = values[_MENDING_AT]
    values[_MENDING_AT] = _UNMENDED if mending is None else Mending(**mending)
    return kept_article(values, front, whole)


def _diagnostics(row: Row) -> tuple[Diagnostic, ...]:
    return from_plain(row[3]) if row[3] else ()
