"""Files as ``stat`` tells them, all in one digest.

Size, mtime, ctime and inode together stand for a file's content, as in git's index; what is as
young as the reading of the clock before it may change once more without a trace, and stands for
nothing.
"""

import os
from array import array
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# File systems keep times to a clock tick, some only to two seconds.
YOUNG_NS = 2_000_000_000
_REGULAR = 0o10  # the kind of file in a mode, without its permissions


class Marks:
    """Files one after the other, and their digest.

    Attributes:
        spoiled: something was met of which the numbers do not tell enough.
    """

    def __init__(self) -> None:
        self.spoiled = False
        self._seen: list[tuple[str, os.stat_result]] = []

    def add(self, name: str, stat: os.stat_result) -> None:
        """One file, or a folder of which the list of names counts."""
        self._seen.append((name, stat))

    def digest(self, now: int | None = None) -> str:
        """Of all of them, 32 hexadecimal digits; empty where they stand for nothing.

        Args:
            now: a time before the first was added, in nanoseconds; younger files spoil all.
        """
        if self.spoiled:
            return ""
        if now is not None:
            young = now - YOUNG_NS
            if any(s.st_mtime_ns >= young or s.st_ctime_ns >= young for _, s in self._seen):
                return ""
        numbers = array("Q")
        try:
            for _, stat in self._seen:
                numbers.extend((stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
        except OverflowError:  # a time before 1970
            return ""
        names = "\0".join([name for name, _ in self._seen]).encode("utf-8", "surrogateescape")
        return blake2b(numbers.tobytes() + names, digest_size=16).hexdigest()


def outputs_as_they_lie(out: str, names: "Sequence[str]") -> bytes | None:
    """The numbers of an output folder's files; None where one of them is not there."""
    numbers = array("q")
    extend, lstat, base = numbers.extend, os.lstat, f"{out}/"
    try:
        for name in names:
            stat = lstat(base + name)
            extend((stat.st_mode >> 12, stat.st_size, stat.st_mtime_ns))
    except (OSError, ValueError, OverflowError):
        return None
    return numbers.tobytes()


def outputs_as_recorded(files: "Iterable[tuple[int, int]]") -> bytes | None:
    """The same from what is known of them: size in bytes, mtime in nanoseconds."""
    numbers = array("q")
    try:
        for size, mtime in files:
            numbers.extend((_REGULAR, size, mtime))
    except OverflowError:
        return None
    return numbers.tobytes()
