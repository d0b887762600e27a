"""What a program and the processes that it starts need: memory and processor time, from ``/proc``.

Memory is the sum of PSS, the proportional set size: a page that is shared by n processes counts 1/n
for each, so that a sum over processes counts it once (Linux, Documentation/filesystems/proc.rst).
"""

import os
import threading
import time
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")
# Reading PSS makes the kernel walk the page tables and holds the program up: at most 1/20 of the
# time goes into it, but where the program is so large that this would be too seldom.
_SHORTEST = 0.004
_LONGEST = 0.2
_SHARE = 20


def is_measurable() -> bool:
    """Whether this system tells the PSS of a process."""
    return (_PROC / "self/smaps_rollup").exists()


def tree(pid: int) -> tuple[int, ...]:
    """The process and all that it has started, directly or not, and that still live."""
    found, todo = [], [pid]
    while todo:
        current = todo.pop()
        found.append(current)
        with suppress(OSError):
            for task in (_PROC / str(current) / "task").iterdir():
                todo += map(int, (task / "children").read_text().split())
    return tuple(found)


def pss(pid: int) -> int:
    """Bytes of proportional set size; 0 for a process that has ended."""
    with suppress(OSError):
        for line in (_PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def tree_pss(pid: int) -> int:
    """Bytes of PSS of the process with all that it has started."""
    return sum(map(pss, tree(pid)))


def tree_cpu(pid: int) -> float:
    """Seconds of processor time, the ended children's that were waited for included."""
    seconds = 0.0
    for process in tree(pid):
        with suppress(OSError):
            # The name, in brackets, may hold anything; utime to cstime are the 14th to 17th field.
            fields = (_PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
            seconds += sum(map(int, fields[11:15])) / _TICKS
    return seconds


class PeakMemory:
    """Samples the PSS of a process tree while the ``with`` block runs.

    Attributes:
        peak: the largest sum seen, in bytes.
    """

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> "PeakMemory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._ended.is_set():
            # Of this thread alone: on a busy machine it may wait long for its turn.
            began = time.thread_time()
            self.peak = max(self.peak, tree_pss(self._pid))
            cost = time.thread_time() - began
            self._ended.wait(min(_LONGEST, max(_SHORTEST, _SHARE * cost)))
