"""Digests of files that have not changed since they were last read, known by ``stat`` alone.

As in git's index (git-scm.com, "Racy git"): size, mtime, ctime and inode together stand for a
file's content, except for one that is as young as the scan that recorded it.
"""

import contextlib
import json
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from ssg.disk.marks import YOUNG_NS, Marks
from ssg.model.digests import digest_bytes

FORMAT = 2

_Entry = list[int | str]  # size, mtime, ctime, inode, digest


class StatIndex:
    """The digest of each file by its path in the site; kept between builds, never trusted blindly.

    It is of this machine: copied elsewhere, inodes and times differ and everything is read anew.

    Args:
        began: a time before the first file was looked at, in nanoseconds; else it is now.

    Attributes:
        marks: the files it was asked for.
        read_anew: of these the ones that had to be read, by name.
    """

    def __init__(self, path: Path | None = None, began: int | None = None) -> None:
        self._path = path
        self._known = _load(path) if path else {}
        self._seen: dict[str, _Entry] = {}
        self._began = time.time_ns() if began is None else began
        self._young = self._began - YOUNG_NS
        self.marks = Marks()
        self.read_anew: list[str] = []
        self._has_news = False
        self._awaited: dict[str, tuple[str, os.stat_result]] = {}

    def later(self, name: str, path: str, stat: os.stat_result) -> str:
        """The digest of a file that is read elsewhere; empty until ``learn`` is told of it.

        Args:
            path: what it is called then.
        """
        self.marks.add(name, stat)
        known = self._of(name, stat)
        if known is not None:
            return known
        self._awaited[path] = name, stat
        return ""

    def learn(self, digests: Mapping[str, str]) -> None:
        """Take in what has become known of awaited files.

        A file that was written to after the scan and before it was read has other numbers when it
        is looked at next.
        """
        for path, (name, stat) in self._awaited.items():
            digest = digests.get(path)
            if digest:
                self._note(name, stat, digest)

    def digest(self, name: str, stat: os.stat_result, read: Callable[[], bytes]) -> tuple[str, int]:
        """The digest and size in bytes of a file, read only where ``stat`` tells of a change.

        Raises:
            OSError: when the file cannot be read.
        """
        self.marks.add(name, stat)
        known = self._of(name, stat)
        if known is not None:
            return known, stat.st_size
        data = read()
        digest = digest_bytes(data)
        self.read_anew.append(name)
        self._has_news = True
        if stat.st_size == len(data):
            self._note(name, stat, digest)
        return digest, len(data)

    def _of(self, name: str, stat: os.stat_result) -> str | None:
        known = self._known.get(name)
        if (
            known is not None
            and known[1] == stat.st_mtime_ns
            and known[0] == stat.st_size
            and known[2] == stat.st_ctime_ns
            and known[3] == stat.st_ino
        ):
            self._seen[name] = known
            return str(known[4])
        return None

    def _note(self, name: str, stat: os.stat_result, digest: str) -> None:
        self._has_news = True
        mtime, ctime = stat.st_mtime_ns, stat.st_ctime_ns
        if max(mtime, ctime) < self._young:
            self._seen[name] = [stat.st_size, mtime, ctime, stat.st_ino, digest]

    @property
    def all_marks(self) -> str:
        """The digest of ``marks``; empty where a file may change again without a trace."""
        return self.marks.digest(self._began)

    def save(self) -> None:
        """Write the index where it has changed; that it cannot be written costs only time."""
        if self._path is None:
            return
        if not self._has_news and len(self._seen) == len(self._known):
            return
        body = json.dumps({"format": FORMAT, "files": self._seen}, ensure_ascii=False)
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            staged = self._path.with_suffix(f".{os.getpid()}.new")
            staged.write_text(body, encoding="utf-8")
            os.replace(staged, self._path)


def _load(path: Path) -> dict[str, _Entry]:
    try:
        document = json.loads(path.read_bytes())
        files = document["files"]
        if document["format"] == FORMAT and all(len(entry) == 5 for entry in files.values()):
            return dict(files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return {}
