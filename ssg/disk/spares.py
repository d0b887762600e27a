"""Files that a large build has replaced, kept for the next one to write over.

A file system pays for each new file and for each that goes: ext4 looks through what was freed of
late for every inode that it gives, and writes out at once what is renamed over another file. So
where many files are replaced, old and new change places (``renameat2``, Linux), and the old ones
wait in the state's folder, each by a name that tells whose it is, and are written over there.
"""

# ruff: noqa: PTH104, PTH112 - texts are at hand, for ten thousand files

import errno
import os
import shutil
from collections.abc import Callable
from functools import cache

MANY = 500  # replaced files from which on this pays
MOST_BYTES = 512 << 20  # beyond, none are kept
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h

# Whether the file at the first path and that at the second have changed places.
Exchange = Callable[[str, str], bool]


@cache
def exchange() -> Exchange | None:
    """What lets two files change places at once; None where the system cannot."""
    import ctypes  # for large builds alone

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return None
    call.argtypes = [
        ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint
    ]  # fmt: skip

    def change_places(one: str, other: str) -> bool:
        first, second = os.fsencode(one), os.fsencode(other)
        if call(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0:
            return True
        if (number := ctypes.get_errno()) == errno.ENOSPC:
            raise OSError(number, os.strerror(number), other)
        return False

    return change_places


def opened(spare: str) -> int | None:
    """Open a spare file for writing, where it lies; None where there is none to use.

    One that has another name as well is somebody's copy, and not written over.
    """
    try:
        handle = os.open(spare, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    if os.fstat(handle).st_nlink == 1:
        return handle
    os.close(handle)
    return None


def lend(home: str, folder: str) -> bool:
    """Move the spare files that are kept at ``home`` to ``folder``; whether there are any."""
    try:
        os.rename(home, folder)
    except OSError:  # none, or on another disk
        return False
    return True


def keep(replaced: str, lent: str, home: str) -> None:
    """Keep the files in the folder ``replaced``, and those that were lent or replaced in place.

    That they cannot be kept costs time in the next build.
    """
    kept = replaced
    try:
        if os.path.isdir(lent):
            kept = lent
            for name in os.listdir(replaced):
                os.replace(f"{replaced}/{name}", f"{lent}/{name}")
        shutil.rmtree(home, ignore_errors=True)
        os.rename(kept, home)
    except OSError:
        shutil.rmtree(kept, ignore_errors=True)
