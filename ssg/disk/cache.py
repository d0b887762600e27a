"""The content-addressed cache: one SQLite file, shared safely by builds that run at once."""

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any
from zlib import crc32

from ssg.disk.workers import before_end

MAX_BYTES = 1 << 30  # past this, entries that the build did not use are dropped
_BATCH = 200  # entries a transaction
_SELECT = "SELECT value, checksum FROM entry WHERE key = ?"
_READ_TOGETHER = 1000  # entries: while somebody reads, what is written is not put in its place

# Connections of a parent process: even to close one would be to use it.
_abandoned: list[sqlite3.Connection | None] = []
_readers: set["SqliteCache"] = set()


def _end_all_reading() -> None:
    """What SQLite knows of its locks goes with a fork, but the locks do not."""
    for cache in list(_readers):
        with contextlib.suppress(sqlite3.Error):
            cache.end_reading()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_end_all_reading)


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
        self._closed = self._was_closed = False
        self._reading = 0  # entries that are still to be read in one transaction

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
            self._was_closed = True  # nobody ends what is begun now
        if self._database is None:
            return None
        try:
            row = self._read(self._database, key)
        except sqlite3.DatabaseError:
            self._start_anew()
            return None
        if row is None or not isinstance(row[0], bytes) or crc32(row[0]) != row[1]:
            return None
        return row[0]

    def _read(self, database: sqlite3.Connection, key: str) -> tuple[Any, Any] | None:
        """The entry's row.

        Many are read in one transaction: to begin one takes as long as to read. What others have
        written since is not seen in it, so what is not found there is looked for once more.
        """
        if not self._reading and not self._was_closed:
            database.execute("BEGIN")
            self._reading = _READ_TOGETHER
            _readers.add(self)
        row: tuple[Any, Any] | None = database.execute(_SELECT, (key,)).fetchone()
        if self._reading:
            self._reading -= 1
            if row is None or not self._reading:
                self.end_reading()
            if row is None:
                row = database.execute(_SELECT, (key,)).fetchone()
        return row

    def end_reading(self) -> None:
        """Let others put in its place what they have written."""
        self._reading = 0
        _readers.discard(self)
        if self._database is not None and self._database.in_transaction:
            self._database.execute("COMMIT")

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
            self._database, self._reading = self._open(), 0
            self._process = os.getpid()
            # A worker ends without a word to what it holds, but for this.
            before_end(self.close)

    def still_used(self, keys: Iterable[str]) -> None:
        """Keep these entries where the file grows too large, though none was asked for."""
        self._used.update(keys)

    def settle(self) -> None:
        """Write what is pending, and put in its place what is written, as far as nobody reads it.

        Closing the file does so, too, while nobody else does anything.
        """
        if self._database is None or self._process != os.getpid():
            return
        self._flush()
        with contextlib.suppress(sqlite3.DatabaseError):
            self.end_reading()
            self._database.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Write what is pending, drop what makes the file too large, and close it."""
        if self._database is None:
            return
        self._flush()
        with contextlib.suppress(sqlite3.DatabaseError):
            self.end_reading()
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
                # Losing the last entries in a power cut costs a second rendering, no more. Said
                # first: to make a new file's journal would wait for the disk four times.
                database.execute("PRAGMA synchronous = OFF")
                database.execute("PRAGMA journal_mode = WAL")
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
        self._database, self._reading = self._open(), 0

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                Path(f"{self._path}{suffix}").unlink()

    def _flush(self) -> None:
        rows = [(key, value, crc32(value)) for key, value in self._pending.items()]
        if not rows or self._database is None:
            return
        try:
            self.end_reading()
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
