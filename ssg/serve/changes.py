"""Many events of the file system made into one set of changed files."""

import threading
import time
from collections.abc import Iterable
from pathlib import Path

# An editor saves a file in several steps within some milliseconds (write aside, rename, set the
# mode); a checkout changes many files within a second.
QUIET = 0.08
# Most saves are of one file, and of one step: the preview need not wait long for another.
QUIET_ALONE = 0.03
LONGEST = 1.0


class Changes:
    """What changed since it was last taken.

    ``add`` may be called from any thread. ``take`` waits for a first change and then until
    ``quiet`` seconds pass without another (``alone`` while it is one file), but no longer than
    ``longest`` seconds.
    """

    def __init__(
        self, *, quiet: float = QUIET, alone: float = QUIET_ALONE, longest: float = LONGEST
    ) -> None:
        self._quiet = quiet
        self._alone = min(alone, quiet)
        self._longest = longest
        self._paths: set[Path] = set()
        self._last = 0.0
        self._closed = False
        self._news = threading.Condition()

    def add(self, paths: Iterable[Path]) -> None:
        """Note changed files; no effect when there are none."""
        new = set(paths)
        if new:
            with self._news:
                self._paths |= new
                self._last = time.monotonic()
                self._news.notify_all()

    def take(self) -> tuple[Path, ...] | None:
        """The changed files, sorted, each once; None when the watch has ended."""
        with self._news:
            self._news.wait_for(lambda: self._paths or self._closed)
            first = time.monotonic()
            while not self._closed:
                now = time.monotonic()
                quiet = self._quiet if len(self._paths) > 1 else self._alone
                left = min(self._last + quiet, first + self._longest) - now
                if left <= 0:
                    break
                self._news.wait(left)
            if self._closed:
                return None
            taken = tuple(sorted(self._paths))
            self._paths.clear()
            return taken

    @property
    def waiting(self) -> bool:
        """Whether there are changes to take, or the watch has ended."""
        with self._news:
            return bool(self._paths) or self._closed

    def close(self) -> None:
        """End the watch: every ``take``, also one that waits, gives None."""
        with self._news:
            self._closed = True
            self._news.notify_all()
