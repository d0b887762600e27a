"""A folder beside the output in which files wait, laid out as they will lie there."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from ssg.plan.planner import Kept


@dataclass(frozen=True, slots=True)
class Staging:
    """The staged files of one build.

    They are written by the processes that made them, folders and all, so that putting them in place
    is a rename each: of a whole folder, where the output has none of that name.
    """

    folder: Path

    def keep(self, file: str, data: bytes) -> Kept:
        """Write a file that is to lie at ``file`` in the output folder."""
        path = f"{self.folder}/{file}"
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

    def put(self, out: Path) -> Iterator[tuple[str, os.stat_result]]:
        """Move everything to ``out``; yields the files that lay there with the same bytes.

        Those stay as they are, with their time.

        Raises:
            OSError: when a file stands where a folder should be, or the other way round.
        """
        yield from self._put(str(out), "")

    def _put(self, out: str, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
        for entry in sorted(os.scandir(f"{self.folder}/{prefix}"), key=lambda e: e.name):
            name = prefix + entry.name
            target = f"{out}/{name}"
            there = _status(target)
            if entry.is_dir(follow_symlinks=False):
                if there is None:
                    os.replace(entry.path, target)
                elif os.path.isdir(target):  # noqa: PTH112 - or a link to one
                    yield from self._put(out, name + "/")
                else:
                    raise OSError(f"a file stands where the folder {name} should be")
            elif there is not None and _is_same(target, there, entry):
                yield name, there
            else:
                if there is not None and S_ISDIR(there.st_mode):
                    os.rmdir(target)  # noqa: PTH106
                os.replace(entry.path, target)


def _created(path: str) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)


def _status(target: str) -> os.stat_result | None:
    try:
        return os.lstat(target)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_same(target: str, there: os.stat_result, staged: "os.DirEntry[str]") -> bool:
    if not S_ISREG(there.st_mode) or there.st_size != staged.stat().st_size:
        return False
    return Path(target).read_bytes() == Path(staged.path).read_bytes()
