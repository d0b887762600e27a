"""Processes that are forked before their work is known, and take it from one queue as it comes.

The first makes itself ready while its parent finds out what there is to do; where that is much it
forks the others, which are then ready too.

The queue is a pipe. Each piece is written as one block of ``PIPE_BUF`` bytes, which a pipe takes
and gives undivided (POSIX.1-2017, ``write``; Linux ``pipe(7)``), so that no process needs a lock
that it could die with.
"""

import contextlib
import gc
import json
import os
import pickle
import select
import struct
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from ssg.disk.workers import OBJECTS, can_fork, processors

BLOCK = getattr(select, "PIPE_BUF", 512)  # bytes
MOST = 16  # tasks a block
# Bytes that a pipe holds, so that nobody waits while the parent is busy, and that all hold.
_PIPE, _LEAST_PIPE, _PIPES = 1 << 20, 1 << 16, 1 << 24
_LENGTH = struct.Struct("<I")
_json = json.JSONEncoder(separators=(",", ":")).encode

# What a process does with some tasks, and what it has to open and close around all of them.
Work = Callable[[], AbstractContextManager[Callable[[list[Any]], list[Any]]]]


class Crew:
    """The parent's side. Results come in no particular order."""

    def __init__(self, process: int, queue: int, results: Sequence[int]) -> None:
        self._process: int | None = process
        self._queue: int | None = queue
        self._read = {handle: bytearray() for handle in results}
        self._gathered: list[bytes] = []
        self._size = 0
        self._waiting: deque[bytes] = deque()
        self._ended = False

    def give(self, task: Any) -> bool:
        """Put a task, of JSON's values, into the queue; False where it is too long for that."""
        text = _json(task).encode("ascii")
        if len(text) + 2 > BLOCK:
            return False
        if self._size + len(text) + 2 > BLOCK or len(self._gathered) == MOST:
            self._close_block()
        self._gathered.append(text)
        self._size += len(text) + 1
        return True

    def end(self) -> None:
        """Say that no task follows."""
        self._close_block()
        self._ended = True
        self._pass_on()

    def results(self) -> Iterator[Any]:
        """What has been made since the last call, after waiting for something; nothing at the end.

        When it gives nothing, the processes have closed what they had open.
        """
        while self._read:
            self._pass_on()
            poll = select.poll()
            for handle in self._read:
                poll.register(handle, select.POLLIN)
            if self._queue is not None:
                poll.register(self._queue, select.POLLOUT)
            ready = {handle for handle, _ in poll.poll()} & self._read.keys()
            made = [value for handle in ready for value in self._receive(handle)]
            if made:
                yield from made
                return
        self.close()

    def close(self) -> None:
        """Let the processes end, and wait until they have; what they still make is lost."""
        for handle in (*self._read, *((self._queue,) if self._queue is not None else ())):
            os.close(handle)
        self._read, self._queue = {}, None
        if self._process is not None:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._process, 0)
            self._process = None

    def _close_block(self) -> None:
        if self._gathered:
            self._waiting.append((b"[" + b",".join(self._gathered) + b"]").ljust(BLOCK))
            self._gathered, self._size = [], 0
            self._pass_on()

    def _pass_on(self) -> None:
        """Write what the pipe takes now."""
        if self._queue is None:
            return
        try:
            while self._waiting:
                os.write(self._queue, self._waiting[0])
                self._waiting.popleft()
        except BlockingIOError:
            return
        except BrokenPipeError:  # nobody is left who would read it
            self._waiting.clear()
        if self._ended:
            os.close(self._queue)
            self._queue = None

    def _receive(self, handle: int) -> Iterator[Any]:
        data = os.read(handle, _PIPE)
        if not data:
            os.close(handle)
            del self._read[handle]
            return
        buffer = self._read[handle]
        buffer += data
        at = 0
        while len(buffer) - at >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(buffer, at)
            end = at + _LENGTH.size + length
            if len(buffer) < end:
                break
            yield from pickle.loads(memoryview(buffer)[at + _LENGTH.size : end])  # noqa: S301 - of our own child
            at = end
        del buffer[:at]


def start_crew(load: Callable[[], object], work: Work) -> Crew | None:
    """Fork the first process; None where none can be forked, or a pipe's size is fixed.

    Args:
        load: imports what the work needs, once.
        work: gives what makes the results of some tasks, in each process.
    """
    import fcntl

    if processors() < 2 or not can_fork() or not hasattr(fcntl, "F_SETPIPE_SZ"):
        return None
    size = max(_LEAST_PIPE, min(_PIPE, _PIPES // processors()))
    handles: list[int] = []
    try:
        queue = os.pipe()
        handles += queue
        results = []
        for _ in range(processors()):
            results.append(os.pipe())
            handles += results[-1]
        for _, end in (queue, *results):
            with contextlib.suppress(OSError):  # a user may have so many bytes in pipes, no more
                fcntl.fcntl(end, fcntl.F_SETPIPE_SZ, size)
        process = os.fork()
    except OSError:  # no process is left, or no memory
        for handle in handles:
            os.close(handle)
        return None
    if process:
        os.close(queue[0])
        for _, end in results:
            os.close(end)
        os.set_blocking(queue[1], False)
        return Crew(process, queue[1], [begin for begin, _ in results])
    # From here on in the other process, which never returns.
    try:
        os.close(queue[1])
        for begin, _ in results:
            os.close(begin)
        _lead(queue[0], [end for _, end in results], load, work)
    finally:
        os._exit(0)


def _lead(queue: int, ends: list[int], load: Callable[[], object], work: Work) -> None:
    """The first process: ready, and not alone where there is more than one block to do."""
    load()
    # What is there now stays: no process looks through it for circles, and its pages stay shared.
    gc.freeze()
    gc.set_threshold(OBJECTS)
    blocks = [os.read(queue, BLOCK), os.read(queue, BLOCK)]  # the parent soon gives two, or ends
    others: list[int] = []
    own = ends.pop()
    if blocks[-1]:
        for _ in range(min(len(ends), max(1, _waiting(queue)))):
            end = ends.pop()
            try:
                other = os.fork()
            except OSError:
                os.close(end)
                continue
            if not other:
                for handle in (own, *ends):
                    os.close(handle)
                blocks, own, others, ends = [], end, [], []
                break
            os.close(end)
            others.append(other)
    for end in ends:
        os.close(end)
    _work_through(queue, own, work, blocks)
    for other in others:
        os.waitpid(other, 0)


def _waiting(queue: int) -> int:
    """How many blocks are in the queue now."""
    import fcntl
    import termios

    (size,) = struct.unpack("i", fcntl.ioctl(queue, termios.FIONREAD, struct.pack("i", 0)))
    return int(size) // BLOCK


def _work_through(queue: int, end: int, work: Work, blocks: list[bytes]) -> None:
    with work() as make:
        while block := blocks.pop(0) if blocks else os.read(queue, BLOCK):
            data = pickle.dumps(make(json.loads(block)), pickle.HIGHEST_PROTOCOL)
            rest = memoryview(_LENGTH.pack(len(data)) + data)
            while rest:
                rest = rest[os.write(end, rest) :]
    os.close(end)
