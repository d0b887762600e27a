"""A progress bar for work that takes long, on a terminal only: counts and the time left."""

import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TextIO, TypeVar

from ssg.commands.terminal import is_interactive

if TYPE_CHECKING:
    from ssg.prepare import Spread

T = TypeVar("T")
_WIDTH = 30  # characters of the bar
_LONG = 0.5  # seconds after which work is worth a bar
_PAUSE = 0.1  # seconds between two pictures of it
_SOON = 60  # seconds up to which the time left is told in seconds


class Progress:
    """Shows how far each piece of work is.

    Args:
        stream: a terminal; None shows nothing.
        clock: seconds.
    """

    def __init__(self, stream: TextIO | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock

    def through(self, what: str, results: Iterator[T], total: int) -> Iterator[T]:
        """The same results, with a bar meanwhile.

        Args:
            what: is counted, ``posts``.
        """
        if self._stream is None:
            yield from results
            return
        started = self._clock()
        shown = 0.0
        try:
            for done, result in enumerate(results, 1):
                now = self._clock()
                if now - started >= _LONG and now - shown >= _PAUSE:
                    shown = now
                    self._write(f"\r{bar(what, done, total, now - started)}\x1b[K")
                yield result
        finally:
            if shown:
                self._write("\r\x1b[K")

    def watch(self, what: str, spread: "Spread") -> "Spread":
        """A way to work through tasks that shows a bar."""

        def watched(function: Callable[[int], T], count: int, /) -> Iterator[T]:
            return self.through(what, spread(function, count), count)

        return watched

    def _write(self, text: str) -> None:
        assert self._stream is not None
        print(text, end="", file=self._stream, flush=True)


def progress(*, quiet: bool = False) -> Progress:
    """A progress bar on the standard error where a person sits before it."""
    return Progress(sys.stderr if is_interactive() and not quiet else None)


NO_PROGRESS = Progress(None)


def bar(what: str, done: int, total: int, seconds: float) -> str:
    """One line: ``[####....] 40/100 posts, 12 s left``.

    Args:
        seconds: that ``done`` of ``total`` have taken.
    """
    full = _WIDTH * done // total
    left = round(seconds / done * (total - done))
    told = f"{left} s" if left < _SOON else f"{left // 60} min {left % 60:02} s"
    return f"[{'#' * full}{'.' * (_WIDTH - full)}] {done:,}/{total:,} {what}, {told} left"
