"""What it costs to start: ``ssg --version`` beside an interpreter that does nothing."""

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.phases import FailedError
from bench.results import StartUp
from bench.running import last_words, run

_LIMIT = 60.0


def measure(ssg: Sequence[str], pairs: int, folder: Path, log: Path) -> StartUp:
    """Run both in turn.

    Args:
        ssg: the command.

    Raises:
        FailedError: when one of them fails.
    """
    commands = ((*ssg, "--version"), (sys.executable, "-c", "pass"))
    found: list[tuple[float, ...]] = []
    for _ in range(pairs + 1):
        done = [run(command, folder, log, _LIMIT) for command in commands]
        if any(one.status for one in done):
            raise FailedError(f"ssg --version failed: {last_words(log)}")
        found.append(tuple(one.cpu for one in done))
    ours, theirs = zip(*found[1:], strict=True)  # the first one compiles what was never imported
    return StartUp(ours, theirs)
