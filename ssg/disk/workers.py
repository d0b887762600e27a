"""Work spread over the machine's processors, by processes forked from this one."""

import gc
import os
import threading
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")

# Below this a pool costs more than it saves: forking and joining take some 30 ms.
WORTH_A_POOL = 48
_CHUNK, _LARGEST_CHUNK, _CHUNKS = 16, 64, 200  # to send a task and its result takes 0.3 ms
OBJECTS = 100_000  # made and not yet gone, before a worker looks for circles

# What the workers run. They are forked while it is set, so that it need not be picklable: only
# numbers go to them and results come back.
_inherited: list[Callable[[int], Any]] = []


def spread(function: Callable[[int], T], count: int) -> Iterator[T]:
    """``function(0)``, ``function(1)`` … in order, worked out on all processors where it pays.

    Results have to be picklable. Where no process can be forked safely (other threads are running,
    or the system has no fork) and where a worker dies, the work is done here instead.
    """
    # Large enough to cost little, small enough for all processes to end at about the same time.
    chunk = max(_CHUNK, min(_LARGEST_CHUNK, count // _CHUNKS))
    return _spread(function, count, WORTH_A_POOL, chunk)


def spread_few(function: Callable[[int], T], count: int) -> Iterator[T]:
    """``spread`` for work of which each piece takes long, as encoding a picture does."""
    return _spread(function, count, 2, 1)


def _spread(function: Callable[[int], T], count: int, least: int, chunk: int) -> Iterator[T]:
    done = 0
    if count >= least and processors() > 1 and can_fork():
        try:
            for result in _forked(function, count, chunk):
                yield result
                done += 1
        except _broken_pool():
            pass
    for number in range(done, count):
        yield function(number)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Whether a process may be forked safely: no other thread is running."""
    return hasattr(os, "fork") and threading.active_count() == 1 and not _inherited


def _broken_pool() -> type[Exception]:
    # Imported where it is needed: a build of one edit does without.
    from concurrent.futures.process import BrokenProcessPool

    return BrokenProcessPool


def _forked(function: Callable[[int], T], count: int, chunk: int) -> Iterator[T]:
    _inherited.append(function)
    # What is there now stays: no worker looks through it for circles, and so its pages stay shared.
    gc.freeze()
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("fork")
    try:
        with ProcessPoolExecutor(processors(), context, initializer=_begin) as pool:
            try:
                yield from pool.map(_call, range(count), chunksize=chunk)
            finally:
                pool.shutdown(cancel_futures=True)
    finally:
        gc.unfreeze()
        _inherited.clear()


def _begin() -> None:
    """Look for circles more rarely: what a post leaves behind goes without."""
    gc.set_threshold(OBJECTS)


def _call(number: int) -> Any:
    return _inherited[0](number)
