"""Work done by another process while this one goes on: it is taken as far as it has come.

Nobody ever waits for it. What it has not made by then is made by whoever needs it.
"""

import contextlib
import os
import signal
import struct
from collections.abc import Callable, Iterator

from ssg.disk.workers import can_fork, processors

_LENGTH = struct.Struct("=I")
_PIPE = 1 << 20  # bytes that it may be ahead

Begin = Callable[[Callable[[], Iterator[bytes]]], Callable[[], Iterator[bytes]]]


@contextlib.contextmanager
def beside() -> Iterator[Begin]:
    """What begins such work, and gives what takes the pieces that are made; it ends here."""
    begun: list[tuple[int, int]] = []

    def begin(work: Callable[[], Iterator[bytes]]) -> Callable[[], Iterator[bytes]]:
        started = _started(work)
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
            with contextlib.suppress(ChildProcessError):
                os.waitpid(process, 0)


def _started(work: Callable[[], Iterator[bytes]]) -> tuple[int, int] | None:
    """The process, and the end of a pipe to read from; None where there can be none."""
    if processors() < 2 or not can_fork():
        return None
    try:
        handle, end = os.pipe()
    except OSError:
        return None
    with contextlib.suppress(OSError, ImportError, AttributeError):
        import fcntl

        fcntl.fcntl(end, fcntl.F_SETPIPE_SZ, _PIPE)
    try:
        process = os.fork()
    except OSError:  # no process is left, or no memory
        os.close(handle)
        os.close(end)
        return None
    if process:
        os.close(end)
        os.set_blocking(handle, False)
        return process, handle
    # From here on in the other process, which never returns.
    try:
        os.close(handle)
        for piece in work():
            rest = memoryview(_LENGTH.pack(len(piece)) + piece)
            while rest:
                rest = rest[os.write(end, rest) :]
    finally:
        os._exit(0)


def _pieces(handle: int) -> Iterator[bytes]:
    """The whole pieces that lie in the pipe."""
    lying = bytearray()
    with contextlib.suppress(BlockingIOError):
        while data := os.read(handle, _PIPE):
            lying += data
    at = 0
    while len(lying) - at >= _LENGTH.size:
        (length,) = _LENGTH.unpack_from(lying, at)
        end = at + _LENGTH.size + length
        if len(lying) < end:
            return
        yield bytes(lying[at + _LENGTH.size : end])
        at = end
