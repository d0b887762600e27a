"""The content-addressed cache: one SQLite file, shared safely by builds that run at once."""

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from zlib import crc32

from ssg.disk.workers import before_end

MAX_BYTES = 1 << 30  # past this, entries that the build did not use are dropped
_BATCH = 200  # entries a transaction

# Connections of a parent process: even to close one would be to use it.
_abandoned: list[sqlite3.Connection | None] = []


class SqliteCache:
    """A ``Cache``. A damaged file is made anew; where none can be made, nothing is kept.

    Args:
        drops: whether entries are dropped at the end where the file is too large: for the one
            process that knows all that its build uses.
    """

    def __init__(self, path: Path, *, drops: bool = False) -> None:
        self._path = path
        self._drops = drops
        self._used: set[str] = set()
        self._pending: dict[str, bytes] = {}
        self._came_along: dict[str, bytes] = {}  # what a parent process has to write
        self._database = self._open()
        self._process = self._first = os.getpid()
        self._closed = False

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key``; None where there are none, or they are damaged."""
        self._used.add(key)
        self._follow_fork()
        if key in self._pending:
            return self._pending[key]
        if key in self._came_along:
            return self._came_along[key]
        if self._closed:  # an article that is kept in memory asks for the rest of itself
            self._database, self._closed = self._open(), False
        if self._database is None:
            return None
        try:
            row = self._database.execute(
                "SELECT value, checksum FROM entry WHERE key = ?", (key,)
            ).fetchone()
        except sqlite3.DatabaseError:
            self._start_anew()
            return None
        if row is None or not isinstance(row[0], bytes) or crc32(row[0]) != row[1]:
            return None
        return row[0]

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``; written in batches."""
        self._follow_fork()
        self._used.add(key)
        self._pending[key] = value
        if len(self._pending) >= _BATCH and self._database is not None:
            self._flush()

    def _follow_fork(self) -> None:
        """In a forked worker, leave the parent's connection alone and open one of its own.

        SQLite's file must not be used through a connection that came with a fork ("How To Corrupt
        An SQLite Database File", 2.6). What was pending came along.
        """
        if self._process != os.getpid():
            _abandoned.append(self._database)
            self._came_along, self._pending = {**self._came_along, **self._pending}, {}
            self._database = self._open()
            self._process = os.getpid()
            # A worker ends without a word to what it holds, but for this.
            before_end(self.close)

    def still_used(self, keys: Iterable[str]) -> None:
        """Keep these entries where the file grows too large, though none was asked for."""
        self._used.update(keys)

    def close(self) -> None:
        """Write what is pending, drop what makes the file too large, and close it."""
        if self._database is None:
            return
        self._flush()
        if self._drops and self._database is not None and self._process == self._first:
            with contextlib.suppress(sqlite3.DatabaseError):
                self._shrink(self._database)
        self._database.close()
        self._database, self._closed = None, True

    def __enter__(self) -> "SqliteCache":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _open(self) -> sqlite3.Connection | None:
        for attempt in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                database = sqlite3.connect(self._path, timeout=30, isolation_level=None)
                # Of a new file: a body of 10 KB then lies in two pages and not in three.
                database.execute("PRAGMA page_size = 8192")
                # Losing the last entries in a power cut costs a second rendering, no more.
                database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = OFF")
                database.execute(
                    "CREATE TABLE IF NOT EXISTS entry "
                    "(key TEXT PRIMARY KEY, value BLOB NOT NULL, checksum INTEGER NOT NULL)"
                )
            except (sqlite3.DatabaseError, OSError):
                if attempt == 0:
                    self._remove()
                continue
            return database
        return None

    def _start_anew(self) -> None:
        if self._database is not None:
            self._database.close()
        self._remove()
        self._database = self._open()

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                Path(f"{self._path}{suffix}").unlink()

    def _flush(self) -> None:
        rows = [(key, value, crc32(value)) for key, value in self._pending.items()]
        if not rows or self._database is None:
            return
        try:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)
            self._database.execute("COMMIT")
        except sqlite3.DatabaseError:
            with contextlib.suppress(sqlite3.DatabaseError):
                self._database.execute("ROLLBACK")
            return
        self._pending.clear()

    def _shrink(self, database: sqlite3.Connection) -> None:
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
        if pages * size <= MAX_BYTES:
            return
        # The keys are read from their index: the entries themselves are not looked at.
        keys = database.execute("SELECT key FROM entry").fetchall()
        gone = [row for row in keys if row[0] not in self._used]
        if gone:  # a site may be as large as that: to write it all anew would gain nothing
            database.execute("BEGIN IMMEDIATE")
            database.executemany("DELETE FROM entry WHERE key = ?", gone)
            database.execute("COMMIT")
            database.execute("VACUUM")


class LaterCache:
    """A ``SqliteCache`` whose file is opened, or made, at the first use."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cache: SqliteCache | None = None

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key``, or None."""
        return self._opened().get(key)

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        self._opened().put(key, value)

    def _opened(self) -> SqliteCache:
        if self._cache is None:
            self._cache = SqliteCache(self._path, drops=True)
        return self._cache

    def __enter__(self) -> "LaterCache":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._cache is not None:
            self._cache.close()
