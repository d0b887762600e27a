"""Processes that are forked before their work is known, and take it from one queue as it comes.

The first makes itself ready while its parent finds out what there is to do; where that is much it
forks the others, which are then ready too.

The queue is a pipe. Each piece is written as one block of ``PIPE_BUF`` bytes, which a pipe takes
and gives undivided (POSIX.1-2017, ``write``; Linux ``pipe(7)``), so that no process needs a lock
that it could die with.
"""

import gc
import json
import os
import pickle
import select
import struct
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from ssg.disk.children import (
    PIPE,
    close_end,
    fork,
    join,
    keep_end,
    let_go,
    take_pieces,
    widen,
    write_piece,
)
from ssg.disk.workers import OBJECTS, can_fork, processors

BLOCK = getattr(select, "PIPE_BUF", 512)  # bytes
MOST = 16  # tasks a block
# Bytes that a pipe holds, so that nobody waits while the parent is busy, and that all hold.
_LEAST_PIPE, _PIPES = 1 << 16, 1 << 24
_json = json.JSONEncoder(separators=(",", ":")).encode

# What a process does with some tasks, and what it has to open and close around all of them.
Work = Callable[[], AbstractContextManager[Callable[[list[Any]], list[Any]]]]


class Crew:
    """The parent's side. Results come in no particular order."""

    def __init__(self, process: int, queue: int, results: Sequence[int]) -> None:
        self._process: int | None = process
        self._queue: int | None = queue
        keep_end(queue)
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
        if self._process is not None:
            let_go(self._process)
            self._process = None
        self.close()

    def close(self) -> None:
        """Let the processes end, and wait until they have; what they still make is lost."""
        for handle in self._read:
            os.close(handle)
        if self._queue is not None:
            close_end(self._queue)
        self._read, self._queue = {}, None
        if self._process is not None:
            join(self._process)
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
            close_end(self._queue)
            self._queue = None

    def _receive(self, handle: int) -> Iterator[Any]:
        data = os.read(handle, PIPE)
        if not data:
            os.close(handle)
            del self._read[handle]
            return
        buffer = self._read[handle]
        buffer += data
        for piece in take_pieces(buffer):
            yield from pickle.loads(piece)  # noqa: S301 - of our own child


def start_crew(load: Callable[[], object], work: Work) -> Crew | None:
    """Fork the first process; None where none can be forked, or a pipe's size is fixed.

    Args:
        load: imports what the work needs, once.
        work: gives what makes the results of some tasks, in each process.
    """
    import fcntl

    if processors() < 2 or not can_fork() or not hasattr(fcntl, "F_SETPIPE_SZ"):
        return None
    size = max(_LEAST_PIPE, min(PIPE, _PIPES // processors()))
    handles: list[int] = []
    try:
        queue = os.pipe()
        handles += queue
        results = []
        for _ in range(processors()):
            results.append(os.pipe())
            handles += results[-1]
    except OSError:
        _close(handles)
        return None
    for _, end in (queue, *results):
        widen(end, size)

    def lead() -> None:
        _close([queue[1], *(begin for begin, _ in results)])
        _lead(queue[0], [end for _, end in results], load, work)

    process = fork(lead)
    if process is None:
        _close(handles)
        return None
    _close([queue[0], *(end for _, end in results)])
    os.set_blocking(queue[1], False)
    return Crew(process, queue[1], [begin for begin, _ in results])


def _close(handles: Iterable[int]) -> None:
    for handle in handles:
        os.close(handle)


def _lead(queue: int, ends: list[int], load: Callable[[], object], work: Work) -> None:
    """The first process: ready, and not alone where there is more than one block to do."""
    load()
    gc.set_threshold(OBJECTS)
    blocks = [os.read(queue, BLOCK), os.read(queue, BLOCK)]  # the parent soon gives two, or ends
    others: list[int] = []
    own = ends.pop()
    if blocks[-1]:
        # What is made for the first tasks once and for all, as the expressions of a language's
        # lexer, the others have then too.
        _work_through(blocks, own, work)
        # What is there now stays: no process looks for circles in it, and its pages stay shared.
        gc.freeze()
        blocks = []
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
                own, others, ends = end, [], []
                break
            os.close(end)
            others.append(other)
    for end in ends:
        os.close(end)
    _work_through(_blocks(queue, blocks), own, work)
    os.close(own)
    for other in others:
        os.waitpid(other, 0)


def _waiting(queue: int) -> int:
    """How many blocks are in the queue now."""
    import fcntl
    import termios

    (size,) = struct.unpack("i", fcntl.ioctl(queue, termios.FIONREAD, struct.pack("i", 0)))
    return int(size) // BLOCK


def _blocks(queue: int, taken: list[bytes]) -> Iterator[bytes]:
    """What was taken out of the queue already, and what is still to come."""
    yield from taken
    while block := os.read(queue, BLOCK):
        yield block


def _work_through(blocks: Iterable[bytes], end: int, work: Work) -> None:
    with work() as make:
        for block in filter(None, blocks):
            write_piece(end, pickle.dumps(make(json.loads(block)), pickle.HIGHEST_PROTOCOL))
