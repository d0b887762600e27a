"""Work done by another process while this one goes on: it is taken as far as it has come.

Nobody ever waits for it. What it has not made by then is made by whoever needs it.
"""

import contextlib
import os
import signal
from collections.abc import Callable, Iterator

from ssg.disk.children import PIPE, fork_with_pipe, join, take_pieces, write_piece
from ssg.disk.workers import can_fork, processors

Begin = Callable[[Callable[[], Iterator[bytes]]], Callable[[], Iterator[bytes]]]


_LAST = 10  # nice(2): a tenth of the time where others want it too


@contextlib.contextmanager
def beside(*, yields: bool = False) -> Iterator[Begin]:
    """What begins such work, and gives what takes the pieces that are made; it ends here.

    Args:
        yields: whether it is done only while a processor has nothing else to do.
    """
    begun: list[tuple[int, int]] = []

    def begin(work: Callable[[], Iterator[bytes]]) -> Callable[[], Iterator[bytes]]:
        started = _started(work, _LAST if yields else 0)
        if started is None:
            return lambda: iter(())
        begun.append(started)
        return lambda: _pieces(started[1])

    try:
        yield begin
    finally:
        for process, handle in begun:
            os.close(handle)
            with contextlib.suppress(OSError):
                os.kill(process, signal.SIGKILL)  # it has nothing but memory
            join(process)


def _started(work: Callable[[], Iterator[bytes]], nice: int) -> tuple[int, int] | None:
    """The process, and the end of a pipe to read from; None where there can be none."""
    if processors() < 2 or not can_fork():
        return None

    def write(end: int) -> None:
        with contextlib.suppress(OSError):
            os.nice(nice)
        for piece in work():
            write_piece(end, piece)

    started = fork_with_pipe(write)
    if started is not None:
        os.set_blocking(started[1], False)
    return started


def _pieces(handle: int) -> Iterator[bytes]:
    """The whole pieces that lie in the pipe."""
    lying = bytearray()
    with contextlib.suppress(BlockingIOError):
        while data := os.read(handle, PIPE):
            lying += data
    return take_pieces(lying)
