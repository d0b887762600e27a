"""A folder in the output in which files wait; new folders of them as they will lie there."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from ssg.model.digests import digest_text
from ssg.plan.planner import Kept

_BELOW, _BESIDE = "below", "beside"


@dataclass(frozen=True, slots=True)
class Staging:
    """The staged files of one build.

    They are written by the processes that made them. Where the output has no folder yet they wait
    in one, so that a whole folder is put in place by a rename. Where it has, they wait side by
    side: to make ten thousand folders and take them away again costs more than the files.

    Attributes:
        folder: of this, in ``out``.
        out: the output folder.
    """

    folder: Path
    out: Path

    def keep(self, file: str, data: bytes) -> Kept:
        """Write a file that is to lie at ``file`` in the output folder."""
        above = file.rpartition("/")[0]
        if os.path.isdir(f"{self.out}/{above}"):  # noqa: PTH112 - a text is at hand
            path = f"{self.folder}/{_BESIDE}/{_name(file)}"
        else:
            path = f"{self.folder}/{_BELOW}/{file}"
        try:
            handle = _created(path)
        except FileNotFoundError:
            os.makedirs(path.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 - a text is at hand
            handle = _created(path)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            status = os.fstat(handle)
        return Kept(status.st_size, status.st_mtime_ns)

    def put(self, files: Iterable[str]) -> Iterator[tuple[str, os.stat_result]]:
        """Move everything into place; yields the files that lay there with the same bytes.

        Those stay as they are, with their time.

        Args:
            files: all that were kept.

        Raises:
            OSError: when a file stands where a folder should be, or the other way round.
        """
        yield from self._put_below("")
        beside = {entry.name: entry.path for entry in _entries(f"{self.folder}/{_BESIDE}")}
        for file in files if beside else ():
            staged = beside.get(_name(file))
            if staged is not None:
                yield from self._put_file(staged, file)

    def _put_below(self, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
        for entry in sorted(_entries(f"{self.folder}/{_BELOW}/{prefix}"), key=lambda e: e.name):
            name = prefix + entry.name
            if not entry.is_dir(follow_symlinks=False):
                yield from self._put_file(entry.path, name)
                continue
            target = f"{self.out}/{name}"
            if _status(target) is None:
                os.replace(entry.path, target)
            elif os.path.isdir(target):  # noqa: PTH112 - or a link to one
                yield from self._put_below(name + "/")
            else:
                raise OSError(f"a file stands where the folder {name} should be")

    def _put_file(self, staged: str, file: str) -> Iterator[tuple[str, os.stat_result]]:
        target = f"{self.out}/{file}"
        there = _status(target)
        if there is not None and _is_same(target, there, staged):
            yield file, there
            return
        if there is not None and S_ISDIR(there.st_mode):
            os.rmdir(target)  # noqa: PTH106 - as above
        try:
            os.replace(staged, target)
        except FileNotFoundError:  # its folder went with the last file that was deleted from it
            os.makedirs(target.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 - as above
            os.replace(staged, target)


def _name(file: str) -> str:
    """One name for each path."""
    return digest_text(file)


def _entries(folder: str) -> "list[os.DirEntry[str]]":
    try:
        return list(os.scandir(folder))
    except FileNotFoundError:
        return []


def _created(path: str) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)


def _status(target: str) -> os.stat_result | None:
    try:
        return os.lstat(target)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_same(target: str, there: os.stat_result, staged: str) -> bool:
    if not S_ISREG(there.st_mode) or there.st_size != os.stat(staged).st_size:  # noqa: PTH116 - as above
        return False
    return Path(target).read_bytes() == Path(staged).read_bytes()
