"""Other processes, forked from this one, and what they tell through a pipe.

What such a process has to know was there before it was forked; what it makes comes back as pieces
of bytes, each with its length in front.
"""

import contextlib
import os
import struct
from collections.abc import Callable, Iterator

PIPE = 1 << 20  # bytes that a process may be ahead of who takes what it makes
_LENGTH = struct.Struct("=q")


def fork(work: Callable[[], object]) -> int | None:
    """Have another process do ``work`` and end; its number, or None where there can be none."""
    try:
        process = os.fork()
    except OSError:  # no process is left, or no memory
        return None
    if process:
        return process
    # From here on in the other process, which never returns.
    try:
        work()
    finally:
        os._exit(0)


def fork_with_pipe(work: Callable[[int], object]) -> tuple[int, int] | None:
    """As ``fork``, with a pipe: ``work`` gets the end to write to.

    Returns:
        The process's number and the end to read from; None where there can be none.
    """
    try:
        begin, end = os.pipe()
    except OSError:
        return None
    widen(end, PIPE)

    def told() -> None:
        os.close(begin)
        work(end)

    process = fork(told)
    os.close(end)
    if process is None:
        os.close(begin)
        return None
    return process, begin


def widen(end: int, size: int) -> None:
    """Let a pipe hold ``size`` bytes, where the system lets it (Linux ``fcntl(2)``)."""
    # A user may have so many bytes in pipes, no more.
    with contextlib.suppress(OSError, ImportError, AttributeError):
        import fcntl

        fcntl.fcntl(end, fcntl.F_SETPIPE_SZ, size)


def write_piece(end: int, piece: bytes) -> None:
    """Write a piece whole, after waiting for room."""
    rest = memoryview(_LENGTH.pack(len(piece)) + piece)
    while rest:
        rest = rest[os.write(end, rest) :]


def take_pieces(lying: bytearray) -> Iterator[bytes]:
    """The whole pieces of what was read so far; only what follows them is left lying."""
    at = 0
    while len(lying) - at >= _LENGTH.size:
        (length,) = _LENGTH.unpack_from(lying, at)
        end = at + _LENGTH.size + length
        if len(lying) < end:
            break
        yield bytes(memoryview(lying)[at + _LENGTH.size : end])
        at = end
    del lying[:at]


def join(process: int) -> None:
    """Wait until the process has ended."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(process, 0)
