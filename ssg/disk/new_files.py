"""Files by the thousand, written with as few calls to the system as can be."""

# Texts are at hand, for ten thousand files.
# ruff: noqa: PTH102, PTH103

import contextlib
import os

from ssg.plan.planner import Kept

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def created(path: str) -> int:
    """A new file, or one that is emptied, open for writing; its folders are made where need be."""
    try:
        return os.open(path, _FLAGS, 0o666)
    except FileNotFoundError:
        os.makedirs(path.rpartition("/")[0], exist_ok=True)
        return os.open(path, _FLAGS, 0o666)


def created_in_its_folder(path: str) -> int:
    """The same where most files are the only ones of their folder: it is made first."""
    _make_folder(path.rpartition("/")[0])
    return os.open(path, _FLAGS, 0o666)


def _make_folder(folder: str) -> None:
    """As ``os.makedirs``, without asking whether what is above is there: most often it is."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        _make_folder(folder.rpartition("/")[0])
        with contextlib.suppress(FileExistsError):  # another process may have been as quick
            os.mkdir(folder)


def closed(handle: int, data: bytes) -> Kept:
    """The file with these bytes, and closed."""
    try:
        return _written(handle, data)
    finally:
        os.close(handle)


def _written(handle: int, data: bytes) -> Kept:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
    status = os.fstat(handle)
    if status.st_size > len(data):  # a spare file held more
        os.ftruncate(handle, len(data))
        status = os.fstat(handle)
    return Kept(status.st_size, status.st_mtime_ns)
