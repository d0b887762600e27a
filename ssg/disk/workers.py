"""Work spread over the machine's processors: this process and others forked from it.

The pieces of work lie in a pipe, from which each process takes one after the other, this one too.
What a process needs to know was there before it was forked, so that little has to travel: numbers
out of the pipe, results back.
"""

import gc
import os
import pickle
import select
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from ssg.disk.children import PIPE, fork_with_pipe, join, let_go, take_pieces, write_piece

T = TypeVar("T")

# Below this another process costs more than it saves: to fork and join takes some 10 ms, and as
# much again for what the processes then no longer share.
WORTH_A_POOL = 48
_CHUNK, _LARGEST_CHUNK, _CHUNKS = 16, 64, 200
# Pages of several templates, as an edit changes: each takes longer than one of many.
_FEW_PAGES, _CHUNK_OF_FEW = 12, 4
_MOST_CHUNKS = 1000  # their numbers have to fit into the smallest pipe there is, of 4 KB
OBJECTS = 100_000  # made and not yet gone, before a worker looks for circles

_NUMBER = struct.Struct("=i")
_working: list[bool] = []
_at_end: list[Callable[[], object]] = []


def spread(function: Callable[[int], T], count: int) -> Iterator[T]:
    """``function(0)``, ``function(1)`` … in order, worked out on all processors where it pays.

    Results have to be picklable. Where no process can be forked safely (other threads are running,
    or the system has no fork) and where one dies, the work is done here instead.
    """
    return _spread(function, count, WORTH_A_POOL, _chunk_of(count))


def _chunk_of(count: int) -> int:
    # Large enough to cost little, small enough for all processes to end at about the same time.
    return max(_CHUNK, min(_LARGEST_CHUNK, count // _CHUNKS))


def spread_pages(
    function: Callable[[int], T], count: int, meanwhile: Callable[[], object] | None = None
) -> Iterator[T]:
    """``spread`` for pages, of which fewer are worth it.

    Args:
        meanwhile: what this process does before it takes part, while others work; not called where
            there are none.
    """
    chunk = max(_CHUNK_OF_FEW, min(_LARGEST_CHUNK, count // _CHUNKS))
    return _spread(function, count, _FEW_PAGES, chunk, meanwhile)


def spread_few(function: Callable[[int], T], count: int) -> Iterator[T]:
    """``spread`` for work of which each piece takes long, as encoding a picture does."""
    return _spread(function, count, 2, 1)


def before_end(close: Callable[[], object]) -> None:
    """Have a process that was forked here call this when its work is done."""
    _at_end.append(close)


def _spread(
    function: Callable[[int], T],
    count: int,
    least: int,
    chunk: int,
    meanwhile: Callable[[], object] | None = None,
) -> Iterator[T]:
    if count >= least and processors() > 1 and can_fork():
        chunk = max(chunk, -(-count // _MOST_CHUNKS))
        return _shared_out(function, count, chunk, meanwhile)
    return map(function, range(count))


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Whether a process may be forked safely: no other thread is running."""
    return hasattr(os, "fork") and threading.active_count() == 1 and not _working


class _Raised:
    """What a function raised in another process."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _shared_out(
    function: Callable[[int], T], count: int, chunk: int, meanwhile: Callable[[], object] | None
) -> Iterator[T]:
    starts = range(0, count, chunk)
    _working.append(True)
    # What is there now stays: no process looks through it for circles, and its pages stay shared.
    gc.freeze()
    queue, end = os.pipe()
    # It is empty and holds them all: nobody waits here.
    os.write(end, b"".join(map(_NUMBER.pack, starts)))
    os.close(end)
    others: list[_Other] = []
    try:
        for _ in range(min(processors(), len(starts)) - 1):
            other = _forked(function, count, chunk, queue, others)
            if other is None:
                break
            others.append(other)
        if others and meanwhile is not None:
            meanwhile()
        yield from _gathered(function, count, chunk, queue, others)
    finally:
        os.close(queue)
        for other in others:
            other.close()
        gc.unfreeze()
        _working.clear()


def _gathered(
    function: Callable[[int], T], count: int, chunk: int, queue: int, others: "list[_Other]"
) -> Iterator[T]:
    """Work, and take what the others have made; all in order."""
    made: dict[int, list[T | _Raised]] = {}
    following = 0

    def ready() -> Iterator[T]:
        nonlocal following
        while (results := made.pop(following, None)) is not None:
            for result in results:
                if isinstance(result, _Raised):
                    raise result.error
                yield result
            following += chunk

    while start := os.read(queue, _NUMBER.size):
        (first,) = _NUMBER.unpack(start)
        own: list[T | _Raised] = []
        made_here = range(first, min(first + chunk, count))
        for number in made_here:
            own.append(function(number))
            for other in others:
                other.take(made)
        made[first] = own
        yield from ready()
    while any(other.is_open for other in others):
        _wait(others)
        for other in others:
            other.take(made)
        yield from ready()
    while following < count:  # what a process that died had taken
        made[following] = list(map(function, range(following, min(following + chunk, count))))
        yield from ready()


def _wait(others: "list[_Other]") -> None:
    """Until one of them has something to tell."""
    poll = select.poll()
    for other in others:
        if other.is_open:
            poll.register(other.handle, select.POLLIN)
    poll.poll()


class _Other:
    """Another process, and the end of the pipe that its results come out of."""

    def __init__(self, process: int, handle: int) -> None:
        self._process = process
        self.handle = handle
        self.is_open = True
        self._buffer = bytearray()

    def take(self, made: dict[int, list[Any]]) -> None:
        """Take what is there, and put whole chunks of results among those that are made."""
        if not self.is_open:
            return
        try:
            data = os.read(self.handle, PIPE)
        except BlockingIOError:
            return
        if not data:
            self._shut()
            return
        self._buffer += data
        for piece in take_pieces(self._buffer):
            first, results = pickle.loads(piece)  # noqa: S301 - of our own child
            made[first] = results

    def close(self) -> None:
        """Let it end; what it still makes is lost."""
        if self.is_open:
            self._shut()
            join(self._process)
        else:
            let_go(self._process)

    def _shut(self) -> None:
        if self.is_open:
            os.close(self.handle)
            self.is_open = False


def _forked(
    function: Callable[[int], Any], count: int, chunk: int, queue: int, others: list[_Other]
) -> _Other | None:
    """Another process at work beside others; None where there can be none."""

    def work(end: int) -> None:
        for other in others:
            if other.is_open:
                os.close(other.handle)
        gc.set_threshold(OBJECTS)  # what a post leaves behind goes without
        _at_end.clear()
        _work_through(function, count, chunk, queue, end)

    started = fork_with_pipe(work)
    if started is None:
        return None
    os.set_blocking(started[1], False)
    return _Other(*started)


def _work_through(
    function: Callable[[int], Any], count: int, chunk: int, queue: int, end: int
) -> None:
    try:
        while start := os.read(queue, _NUMBER.size):
            (first,) = _NUMBER.unpack(start)
            results: list[Any] = []
            try:
                results.extend(map(function, range(first, min(first + chunk, count))))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where it is seen
                results.append(_Raised(error))
            write_piece(end, pickle.dumps((first, results), pickle.HIGHEST_PROTOCOL))
    finally:
        while _at_end:
            _at_end.pop()()
