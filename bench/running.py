"""Run a command to its end and measure it: wall time, processor time, peak memory."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.memory import PeakMemory
from bench.sources import ROOT

# ruff: noqa: S603 - the commands are ours


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program.

    Attributes:
        wall: seconds from start to end.
        cpu: seconds of user and system time, of the processes that it waited for too.
        memory: bytes, the peak of the sum of PSS over its processes.
        status: 0 when all went well; negative when a signal ended it.
    """

    wall: float
    cpu: float
    memory: int
    status: int


def environment() -> Mapping[str, str]:
    """The environment of a measured program; Tsugime comes from this checkout."""
    # An installed program is compiled once; here it may be, too.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


def start(command: Sequence[str], folder: Path, log: Path) -> "subprocess.Popen[bytes]":
    """Start a program in a session of its own; what it says goes to the end of ``log``."""
    with log.open("ab") as said:
        return subprocess.Popen(
            command,
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )


def stop(process: "subprocess.Popen[bytes]", number: int = signal.SIGTERM) -> None:
    """End a program that was started here, with all that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def last_words(log: Path) -> str:
    """The last line that a program said."""
    said = log.read_text("utf-8", "replace").split("\n") if log.exists() else []
    return next((line.strip() for line in reversed(said) if line.strip()), "without a word")


def run(command: Sequence[str], folder: Path, log: Path, limit: float) -> Run:
    """Run a program to its end.

    Args:
        limit: seconds after which it is ended.
    """
    began = time.perf_counter()
    process = start(command, folder, log)
    clock = threading.Timer(limit, stop, (process, signal.SIGKILL))
    clock.start()
    try:
        with PeakMemory(process.pid) as memory:
            # wait4 alone tells the times of this child and its own.
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
    except KeyboardInterrupt:
        stop(process)
        raise
    finally:
        clock.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(wall, usage.ru_utime + usage.ru_stime, memory.peak, process.returncode)
