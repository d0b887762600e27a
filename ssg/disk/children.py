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

# Ends of pipes that no other process may hold: who reads there waits until nobody can write.
_own_ends: set[int] = set()
_leaving: list[int] = []


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
        _leaving.clear()
        while _own_ends:
            os.close(_own_ends.pop())
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
        os.close(end)  # who reads need not wait until its memory is given back

    process = fork(told)
    os.close(end)
    if process is None:
        os.close(begin)
        return None
    return process, begin


def keep_end(end: int) -> None:
    """Have no process that is forked from now on hold this end of a pipe."""
    _own_ends.add(end)


def close_end(end: int) -> None:
    """Close an end that was kept."""
    _own_ends.discard(end)
    os.close(end)


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


def let_go(process: int) -> None:
    """A process has told all that it had to tell, and ends by itself; ``join_all`` waits for it.

    To give back its memory takes some 5 ms, in which there is better to do than to wait.
    """
    _leaving[:] = [other for other in _leaving if _is_there(other)]
    _leaving.append(process)


def join_all() -> None:
    """Wait until all those have ended that were let go."""
    while _leaving:
        join(_leaving.pop())


def _is_there(process: int) -> bool:
    try:
        return os.waitpid(process, os.WNOHANG)[0] == 0
    except ChildProcessError:
        return False
