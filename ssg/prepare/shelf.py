"""What the whole site needs of each article, side by side for all: read in one go.

The shelf lies in the cache in buckets, chosen by the path of the source file, so that an edit
writes one of them anew. It decides nothing: an article on it counts only for the digest of the file
that it was made from, and what made it is in the key of the buckets.

Behind it lies what pages show besides (excerpts, contents), in buckets that are read when one is
asked for: after an edited template, or where the lists of a common tag move.
"""

import json
from binascii import crc32
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from ssg.model.article import Article
from ssg.model.ports import Cache
from ssg.model.source import SourceFile
from ssg.prepare.kept import SHOWN_VALUES, Shown, bring_to_hand
from ssg.prepare.prepared import Prepared
from ssg.prepare.shelf_rows import CardValues, Row, article_of, card_values, diagnostics_of
from ssg.prepare.shown_rows import rows_from_bytes, rows_to_bytes
from ssg.typography import remember

BUCKETS = 64
FEW = 300  # articles


class Demand:
    """What a build turns out to ask of the shelf.

    Attributes:
        is_high: so many pages are to be made that what they show is best read side by side at once.
    """

    __slots__ = ("is_high",)

    def __init__(self) -> None:
        self.is_high = False


class Shelf:
    """The articles of the last build by their files.

    Args:
        making: the digest of all that shapes an article besides its file.
        demand: told by the build, when it knows.
    """

    def __init__(self, store: Cache, making: str, demand: Demand | None = None) -> None:
        self._store = store
        self._demand = demand or Demand()
        self._making = making
        self._buckets: dict[int, dict[str, Row]] = {}
        self._kept: dict[int, dict[str, Row]] = defaultdict(dict)
        self._changed: set[int] = set()
        self._shown: dict[int, dict[str, Row]] = {}
        self._asked = 0
        self._newly_shown: dict[int, dict[str, Row]] = {}

    def get(self, file: SourceFile, whole: Callable[[], Article]) -> Prepared | None:
        """The article of this very content; None where the shelf has another or none.

        Args:
            whole: gives the article with everything.
        """
        number = crc32(file.path.encode()) % BUCKETS
        return self._found(file, whole, self._bucket(number), number)

    def get_all(
        self, files: Iterable[SourceFile], whole_of: Callable[[SourceFile], Callable[[], Article]]
    ) -> list[Prepared | None]:
        """``get`` for many files.

        Args:
            whole_of: gives what gives the article of a file with everything.
        """
        rows: dict[str, Row] = {}
        places: dict[str, int] = {}
        for number in range(BUCKETS):
            bucket = self._bucket(number)
            rows |= bucket
            places |= dict.fromkeys(bucket, number)
        return [
            self._found(file, whole_of(file), rows, places[file.path])
            if file.path in rows
            else None
            for file in files
        ]

    def card_values(self, file: SourceFile) -> CardValues | None:
        """What cards show of the article of this very content; None where that is not at hand."""
        number = crc32(file.path.encode()) % BUCKETS
        row = self._bucket(number).get(file.path)
        if row is None or row[0] != file.digest or row[1] is None:
            return None
        shown = self._shown_of(number, file)
        return None if shown is None else card_values(row, shown)

    def bring_to_hand(self) -> None:
        """Read all of it, for processes that are forked and ask for most of it."""
        for number in range(BUCKETS):
            self._bucket(number)
            self._shown_bucket(number)

    def _found(
        self, file: SourceFile, whole: Callable[[], Article], rows: dict[str, Row], number: int
    ) -> Prepared | None:
        row = rows.get(file.path)
        if row is None or row[0] != file.digest:
            return None
        try:
            article = article_of(row, whole, partial(self._shown_of, number, file))
            made = Prepared(article, b"", diagnostics_of(row) if row[3] else ())
        except (ValueError, KeyError, TypeError, IndexError):
            return None
        self._kept[number][file.path] = row
        return made

    def _bucket(self, number: int) -> dict[str, Row]:
        bucket = self._buckets.get(number)
        if bucket is None:
            bucket = self._buckets[number] = self._load(self._key(number))
        return bucket

    def take(
        self, file: SourceFile, row: Row, whole: Callable[[], Article], shown: tuple[Any, ...]
    ) -> Prepared:
        """The article that has just been made, kept for the next build.

        Args:
            shown: what ``shown_of`` gave, which is then at hand too.
        """
        self.put(file, row, shown)
        if row[1] is None:
            return Prepared(None, b"", diagnostics_of(row))
        article = article_of(row, whole, lambda: None)
        bring_to_hand(article, shown)
        return Prepared(article, b"", diagnostics_of(row))

    def put(self, file: SourceFile, row: Row, shown: Shown) -> None:
        """Keep an article for the next build; a file without one is read again then.

        Args:
            shown: what ``shown_of`` gave.
        """
        number = crc32(file.path.encode()) % BUCKETS
        self._bucket(number)
        self._changed.add(number)
        if row[1] is not None:
            self._kept[number][file.path] = row
            self._newly_shown.setdefault(number, {})[file.path] = [file.digest, *shown]

    def renew(self, file: SourceFile, row: Row, shown: Shown) -> None:
        """Put one article in the place of the one that was made of another content of its file."""
        number = crc32(file.path.encode()) % BUCKETS
        bucket = {**self._load(self._key(number)), file.path: row}
        self._buckets[number] = bucket
        self._write(self._key(number), bucket)
        behind = shown_key(self._making, number)
        rows = {**rows_from_bytes(self._store.get(behind)), file.path: [file.digest, *shown]}
        self._store.put(behind, rows_to_bytes(rows))

    def save(self) -> None:
        """Write the buckets that have changed; articles that were not asked for are left out."""
        for number, before in self._buckets.items():
            kept = self._kept.get(number, {})
            if number in self._changed or len(kept) != len(before):
                self._write(self._key(number), kept)
                behind = shown_key(self._making, number)
                shown = rows_from_bytes(self._store.get(behind))
                shown |= self._newly_shown.get(number, {})
                shown = {path: shown[path] for path in kept if path in shown}
                self._store.put(behind, rows_to_bytes(shown))

    def _shown_of(self, number: int, file: SourceFile) -> Shown | None:
        self._asked += 1
        if self._asked <= FEW and not self._demand.is_high:
            return None  # to read a few articles is quicker than the buckets that they are in
        row = self._shown_bucket(number).get(file.path)
        if row is None or len(row) != 1 + SHOWN_VALUES or row[0] != file.digest:
            return None
        return row[1:]

    def _shown_bucket(self, number: int) -> dict[str, Row]:
        bucket = self._shown.get(number)
        if bucket is None:
            data = self._store.get(shown_key(self._making, number))
            bucket = self._shown[number] = rows_from_bytes(data)
            for other in bucket.values():  # more pages than its own show its title
                if len(other) == 1 + SHOWN_VALUES:
                    remember(other[-1])
        return bucket

    def _write(self, key: str, rows: dict[str, Row]) -> None:
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        self._store.put(key, text.encode("utf-8", "surrogatepass"))

    def _key(self, number: int) -> str:
        return f"shelf:{self._making}:{number}"

    def _load(self, key: str) -> dict[str, Row]:
        kept = self._store.get(key)
        if kept is None:
            return {}
        try:
            rows = json.loads(kept)
        except ValueError:
            return {}
        return rows if isinstance(rows, dict) else {}


def shown_key(making: str, number: int) -> str:
    """The key of a bucket of what pages show besides."""
    return f"shown:{making}:{number}"


def shown_keys(making: str) -> list[str]:
    """The keys of all of them, which a build may do without."""
    return [shown_key(making, number) for number in range(BUCKETS)]
