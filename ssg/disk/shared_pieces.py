"""Pieces of bytes that processes forked from one another have of each other.

All of them append to one file that lies in memory (Linux ``memfd_create(2)``). What is written to
a file opened with ``O_APPEND`` is not mixed with what another writes (``open(2)``), and a process
that looks for what it has not got reads what has been appended since. A piece that a process died
over is cut short: its checksum is wrong, and nothing is shared from there on.
"""

import contextlib
import os
import struct
from collections.abc import Iterator
from zlib import crc32

from ssg.disk.workers import can_fork, processors

_HEADER = struct.Struct("=HII")  # bytes of the key, bytes of the value, checksum of both
_LARGEST = 1 << 20  # bytes of a piece
_READ = 1 << 22  # bytes at once


class SharedPieces:
    """What is made once for all processes. Nothing is shared where the system cannot.

    Args:
        most: bytes in all; what comes later is not shared.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[bytes, tuple[int, int]] = {}  # where a value begins, and its length
        self._read = 0
        try:
            self._file = os.memfd_create("ssg-pieces")
            import fcntl

            fcntl.fcntl(self._file, fcntl.F_SETFL, os.O_APPEND)
        except (AttributeError, ImportError, OSError):
            self._file = -1

    @classmethod
    @contextlib.contextmanager
    def open(cls, most: int) -> "Iterator[SharedPieces | None]":
        """What processes may share, for as long as a build lasts; None where there is one alone."""
        pieces = cls(most) if processors() > 1 and can_fork() else None
        try:
            yield pieces
        finally:
            if pieces is not None:
                pieces.close()

    def get(self, key: bytes) -> bytes | None:
        """The piece that this process or another has put there; None where there is none yet."""
        place = self._known.get(key)
        if place is None:
            self._look()
            place = self._known.get(key)
            if place is None:
                return None
        begin, length = place
        return os.pread(self._file, length, begin)

    def put(self, key: bytes, value: bytes) -> bool:
        """Let the others have it too; whether they do."""
        size = _HEADER.size + len(key) + len(value)
        if self._file < 0 or size > _LARGEST or self._read + size > self._most:
            return False
        header = _HEADER.pack(len(key), len(value), crc32(value, crc32(key)))
        try:
            os.writev(self._file, (header, key, value))
        except OSError:  # no memory is left
            self.close()
            return False
        return True

    def _look(self) -> None:
        """Note what has been appended since the last look."""
        while self._file >= 0:
            size = os.lseek(self._file, 0, os.SEEK_END) - self._read
            if size <= 0:
                return
            new = os.pread(self._file, min(size, _READ), self._read)
            at = 0
            while at + _HEADER.size <= len(new):
                of_key, of_value, checksum = _HEADER.unpack_from(new, at)
                begin = at + _HEADER.size
                end = begin + of_key + of_value
                if end > len(new):
                    break
                if crc32(new[begin:end]) != checksum:
                    self.close()
                    return
                key = new[begin : begin + of_key]
                self._known[key] = self._read + begin + of_key, of_value
                at = end
            self._read += at
            if len(new) < _READ:
                return

    def close(self) -> None:
        """Share nothing any more."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
        self._known.clear()
