"""The phases: from which state a site is built, what is edited before, and whether it was seen."""

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import edits
from bench.edits import Edit, Laid
from bench.running import Run, last_words, run


@dataclass(frozen=True, slots=True)
class Phase:
    """One kind of build.

    Attributes:
        key: its name in results.json.
        label: its name in tables.
        cold: whether outputs and caches are taken away before.
        edit: what is done to the sources before.
    """

    key: str
    label: str
    edit: Edit
    cold: bool = False


PHASES = (
    Phase("cold", "cold build, no cache", edits.nothing, cold=True),
    Phase("warm", "nothing changed", edits.nothing),
    Phase("body", "one body edited", edits.body),
    Phase("title", "one title edited", edits.title),
    Phase("tag", "one tag edited", edits.tag),
    Phase("template", "the post template edited", edits.template),
)
SERVE = "serve"

# Told of each run: what is measured, and how it went.
Told = Callable[[str], object]


class FailedError(Exception):
    """A generator failed, or did not show what was edited."""


def measure(
    phase: Phase, sites: Sequence[Laid], repeats: int, limit: float, tell: Told
) -> tuple[dict[str, tuple[Run, ...]], dict[str, str]]:
    """Build each site in turn, and again (A B A B): what a noisy machine does, it does to all.

    Returns:
        The runs of each contestant that went well, and for the others what went wrong.
    """
    runs: dict[str, list[Run]] = {laid.contestant.name: [] for laid in sites}
    failed: dict[str, str] = {}
    for number in range(repeats):
        for laid in sites:
            name = laid.contestant.name
            if name in failed:
                continue
            try:
                runs[name].append(build(phase, laid, number, limit))
            except FailedError as error:
                failed[name] = str(error)
                tell(f"{name}: {error}")
            else:
                tell(
                    f"{phase.label}, {number + 1} of {repeats}, {name}: {runs[name][-1].wall:.2f} s"
                )
    return {name: tuple(of) for name, of in runs.items() if name not in failed}, failed


def build(phase: Phase, laid: Laid, number: int, limit: float) -> Run:
    """One build.

    Raises:
        FailedError: when it fails, or does not show what was edited.
    """
    if phase.cold:
        forget(laid)
    shown = phase.edit(laid, number)
    os.sync()  # what was written before is not paid for by this run
    done = run(laid.contestant.build, laid.folder, laid.log, limit)
    if done.status:
        raise FailedError(f"ended with {done.status} in “{phase.label}”: {last_words(laid.log)}")
    missing = [s for s in shown if not s.is_true(laid.output)]
    if missing:
        raise FailedError(f"{missing[0].path} does not show “{missing[0].text}” ({phase.label})")
    return done


def forget(laid: Laid) -> None:
    """Put out of the way what earlier builds left.

    Not deleted: for minutes ext4 would look through the inodes that it has just freed for each new
    file or folder (``recently_deleted`` in fs/ext4/ialloc.c), which the build would pay for.
    """
    gone = laid.folder.parent / "gone"
    gone.mkdir(exist_ok=True)
    for name in (laid.contestant.output, *laid.contestant.caches):
        path = laid.folder / name
        if path.exists():
            path.rename(Path(tempfile.mkdtemp(dir=gone)) / path.name)
