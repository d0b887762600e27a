"""A folder in the output in which files wait; new folders of them as they will lie there."""

# Texts are at hand, for ten thousand files.
# ruff: noqa: PTH103, PTH104, PTH106, PTH112, PTH116

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from ssg.disk import spares
from ssg.disk.new_files import closed, created, created_in_its_folder
from ssg.model.digests import digest_text
from ssg.plan.manifest import Entry
from ssg.plan.planner import Kept
from ssg.values import dataclass

_BELOW, _BESIDE, _SPARE = "below", "beside", "spare"


@dataclass(frozen=True, slots=True)
class Staging:
    """The staged files of one build.

    They are written by the processes that made them. Where the output has no folder yet they wait
    in one, so that a whole folder is put in place by a rename. Where it has, they wait side by
    side: to make ten thousand folders and take them away again costs more than the files.

    Attributes:
        folder: of this, in ``out``.
        out: the output folder.
        compares: whether a file with the same bytes as one that lies in its place is not staged at
            all; only where nothing is deleted before files are put.
        home: where replaced files are kept for the next build; empty for nowhere.
        has_spares: whether some of them are here.
        is_first: whether nothing lies in the output folder yet.
    """

    folder: str
    out: str
    compares: bool = True
    home: str = ""
    has_spares: bool = False
    is_first: bool = False

    def keep(self, file: str, data: bytes) -> Kept:
        """Write a file that is to lie at ``file`` in the output folder."""
        if self.is_first:
            return closed(created_in_its_folder(f"{self.folder}/{_BELOW}/{file}"), data)
        target = f"{self.out}/{file}"
        there = _status(target)
        if self.compares and there is not None and _holds(target, there, data):
            return Kept(there.st_size, there.st_mtime_ns, lies=True)
        handle = None
        if there is not None or os.path.isdir(target.rpartition("/")[0]):
            name = _name(file)
            path = f"{self.folder}/{_BESIDE}/{name}"
            if self.has_spares:
                handle = spares.opened(f"{self.folder}/{_SPARE}/{name}")
        else:
            path = f"{self.folder}/{_BELOW}/{file}"
        return closed(created(path) if handle is None else handle, data)

    def put(self, files: Mapping[str, Entry]) -> Iterator[tuple[str, os.stat_result]]:
        """Move everything into place; yields the files that lay there with the same bytes.

        Those stay as they are, with their time.

        Args:
            files: all that were staged, with what they are.

        Raises:
            OSError: when a file stands where a folder should be, or the other way round.
        """
        yield from self._put_below("")
        beside = {entry.name: entry.path for entry in _entries(f"{self.folder}/{_BESIDE}")}
        many = self.has_spares or (bool(self.home) and len(beside) >= spares.MANY)
        exchange = spares.exchange() if many else None
        size = 0
        for file, entry in files.items() if beside or self.has_spares else ():
            name = _name(file)
            staged = beside.get(name) or self._written_over(name, entry)
            if staged is None:
                continue
            target = f"{self.out}/{file}"
            there = _status(target)
            if not self.compares and there is not None and _is_same(target, there, staged):
                yield file, there
            elif exchange is None or there is None or not S_ISREG(there.st_mode):
                _put_over(staged, target, there)
            elif exchange(staged, target):
                size += there.st_size
            else:
                _put_over(staged, target, there)
        if size <= spares.MOST_BYTES and (size or self.has_spares):
            spares.keep(f"{self.folder}/{_BESIDE}", f"{self.folder}/{_SPARE}", self.home)

    def _written_over(self, name: str, entry: Entry) -> str | None:
        """The spare file that holds what was staged; None where it still holds what it did.

        It was then written in an earlier build, at another time.
        """
        if not self.has_spares:
            return None
        path = f"{self.folder}/{_SPARE}/{name}"
        status = _status(path)
        written = status is not None and (status.st_size, status.st_mtime_ns)
        return path if written == (entry.size, entry.mtime_ns) else None

    def give_back(self) -> None:
        """Keep the spare files after all, in a build that does not put anything."""
        if self.has_spares:
            with contextlib.suppress(OSError):
                os.rename(f"{self.folder}/{_SPARE}", self.home)

    def _put_below(self, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
        for entry in sorted(_entries(f"{self.folder}/{_BELOW}/{prefix}"), key=lambda e: e.name):
            name = prefix + entry.name
            target = f"{self.out}/{name}"
            there = _status(target)
            if not entry.is_dir(follow_symlinks=False):
                if there is not None and _is_same(target, there, entry.path):
                    yield name, there
                else:
                    _put_over(entry.path, target, there)
            elif there is None:
                os.replace(entry.path, target)
            elif os.path.isdir(target):  # or a link to one
                yield from self._put_below(name + "/")
            else:
                raise OSError(f"a file stands where the folder {name} should be")


def begin(out: Path, *, many: bool, compares: bool, folder: Path, home: Path) -> Staging:
    """Make the staging folder of a build.

    Args:
        many: whether so many files are to be written that spare ones are lent.
        home: where replaced files are kept.
    """
    is_first = not _entries(str(out))
    folder.mkdir()
    if os.environ.get("CI"):  # what is kept there is carried to and fro, and used by no next build
        return Staging(str(folder), str(out), compares, is_first=is_first)
    has_spares = many and spares.lend(str(home), f"{folder}/{_SPARE}")
    if has_spares:
        (folder / _BESIDE).mkdir()
    return Staging(str(folder), str(out), compares, str(home), has_spares, is_first)


def _put_over(staged: str, target: str, there: os.stat_result | None) -> None:
    if there is not None and S_ISDIR(there.st_mode):
        os.rmdir(target)
    try:
        os.replace(staged, target)
    except FileNotFoundError:  # its folder went with the last file that was deleted from it
        os.makedirs(target.rpartition("/")[0], exist_ok=True)
        os.replace(staged, target)


def _name(file: str) -> str:
    """One name for each path."""
    return digest_text(file)


def _entries(folder: str) -> "list[os.DirEntry[str]]":
    try:
        return list(os.scandir(folder))
    except FileNotFoundError:
        return []


_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def _status(target: str) -> os.stat_result | None:
    try:
        return os.lstat(target)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _holds(target: str, there: os.stat_result, data: bytes) -> bool:
    """Whether the file holds these very bytes."""
    if not S_ISREG(there.st_mode) or there.st_size != len(data):
        return False
    try:
        handle = os.open(target, _READING)
    except OSError:
        return False
    try:
        return os.read(handle, len(data) + 1) == data
    except OSError:
        return False
    finally:
        os.close(handle)


def _is_same(target: str, there: os.stat_result, staged: str) -> bool:
    return there.st_size == os.stat(staged).st_size and _holds(
        target, there, Path(staged).read_bytes()
    )
