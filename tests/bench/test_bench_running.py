"""Programs are run, measured and ended; what does not show its edit is told, not counted."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import memory, phases, serving, startup
from bench.edits import Laid
from bench.phases import PHASES, FailedError
from bench.running import run, stop

MEGABYTE = 2**20
_HOLDS = "import sys; held = bytearray(b'x' * {size}); print('held', flush=True); sys.stdin.read()"

needs_pss = pytest.mark.skipif(
    not memory.is_measurable(), reason="this system has no /proc/PID/smaps_rollup"
)
PHASE = {phase.key: phase for phase in PHASES}


def holder(size: int, start: str = _HOLDS) -> "subprocess.Popen[bytes]":
    """A process that says a line when it holds its memory, and ends with its input."""
    process = subprocess.Popen(
        [sys.executable, "-c", start.format(size=size)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


@needs_pss
def test_pss_is_what_a_process_holds() -> None:
    with holder(60 * MEGABYTE) as process:
        held = memory.tree_pss(process.pid)
        process.communicate()
    assert 60 * MEGABYTE < held < 100 * MEGABYTE
    assert memory.pss(process.pid) == 0


@needs_pss
def test_the_tree_holds_what_its_children_hold() -> None:
    inner = _HOLDS.replace("{size}", str(40 * MEGABYTE))
    start = (
        "import subprocess, sys\n"
        f"child = subprocess.Popen([sys.executable, '-c', {inner!r}], stdin=sys.stdin)\n"
        "child.wait()\n"
    )
    with holder(0, start) as process:
        family = memory.tree(process.pid)
        held = memory.tree_pss(process.pid)
        process.communicate()
    assert len(family) == 2
    assert family[0] == process.pid
    assert held > 40 * MEGABYTE > memory.pss(os.getpid()) / 100


@needs_pss
def test_the_peak_is_kept() -> None:
    wait = threading.Event().wait
    with holder(50 * MEGABYTE) as process:
        with memory.PeakMemory(process.pid) as peak:
            for _ in range(2000):
                if peak.peak:
                    break
                wait(0.005)
        process.communicate()
    assert peak.peak > 50 * MEGABYTE


@needs_pss
def test_processor_time_grows_with_work() -> None:
    before = memory.tree_cpu(os.getpid())
    while memory.tree_cpu(os.getpid()) == before:
        sum(range(100_000))
    assert memory.tree_cpu(os.getpid()) > before


def test_a_run_counts_its_children_and_keeps_what_is_said(tmp_path: Path) -> None:
    work = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(3_000_000))'])"
    log = tmp_path / "log"
    done = run([sys.executable, "-c", f"{work}; print('said')"], tmp_path, log, 60)
    alone = run([sys.executable, "-c", "pass"], tmp_path, log, 60)
    assert done.status == alone.status == 0
    assert done.cpu > alone.cpu > 0
    assert done.wall > 0
    assert log.read_text() == "said\n"


def test_a_run_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    done = run([sys.executable, "-c", "while True: pass"], tmp_path, tmp_path / "log", 0.2)
    assert done.status < 0


def test_every_phase_of_a_generator_that_works(fake: Callable[..., Laid]) -> None:
    site = fake("good")
    told: list[str] = []
    for phase in PHASES:
        runs, failed = phases.measure(phase, [site], 2, 60, told.append)
        assert failed == {}
        assert len(runs["good"]) == 2
    assert len(told) == 2 * len(PHASES)


def test_builds_take_turns(fake: Callable[..., Laid]) -> None:
    told: list[str] = []
    phases.measure(PHASE["cold"], [fake("a"), fake("b")], 2, 60, told.append)
    assert [line.split(", ")[-1].split(":")[0] for line in told] == ["a", "b", "a", "b"]


def test_a_cold_build_finds_nothing(fake: Callable[..., Laid]) -> None:
    found = "import os, sys; sys.exit(any(map(os.path.exists, ['public', 'cache'])))"
    site = fake("wary", build=found)
    (site.folder / "cache").mkdir()
    (site.folder / "public").mkdir()
    assert phases.build(PHASE["cold"], site, 0, 60).status == 0
    (site.folder / "cache").mkdir()
    with pytest.raises(FailedError, match="ended with 1"):
        phases.build(PHASE["warm"], site, 0, 60)


def test_a_build_that_does_not_show_the_edit_is_no_result(fake: Callable[..., Laid]) -> None:
    told: list[str] = []
    runs, failed = phases.measure(PHASE["body"], [fake("stale", build="")], 3, 60, told.append)
    assert runs == {}
    assert "does not show “Edited-body-0”" in failed["stale"]
    assert len(told) == 1


def test_what_a_failing_generator_said_is_told(fake: Callable[..., Laid]) -> None:
    site = fake("broken", build="raise SystemExit('no such theme')")
    _, failed = phases.measure(PHASE["cold"], [site], 1, 60, lambda _: None)
    assert failed["broken"].endswith("no such theme")


def test_servers_are_timed_and_ended(
    fake: Callable[..., Laid], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_QUIET", 0.0)
    broken = fake("broken", serve="raise SystemExit('port taken')")
    runs, failed = serving.measure([fake("good"), broken], 2, 20, lambda _: None)
    assert [run.status for run in runs["good"]] == [0, 0]
    assert failed == {"broken": "its server does not answer: port taken"}


def test_an_ended_program_can_be_stopped_again(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", "pass"], start_new_session=True)
    process.wait()
    stop(process)


def test_starting_is_measured_in_pairs(tmp_path: Path) -> None:
    found = startup.measure([sys.executable, "-m", "ssg"], 2, tmp_path, tmp_path / "log")
    assert len(found.ssg) == len(found.python) == 2
    assert all(ours > theirs > 0 for ours, theirs in zip(found.ssg, found.python, strict=True))
