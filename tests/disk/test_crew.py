"""Processes that take work as it comes: all of it is done once, whatever becomes of them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ssg.disk.crew import BLOCK

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="its pipes are Linux's")

# pytest's own threads keep the crew away: what it does is tried in a process of its own.
ALONE = """
import contextlib, json, os, signal, sys, time
from pathlib import Path
from ssg.disk import crew
crew.processors = lambda: {processors}
parent = os.getpid()

@contextlib.contextmanager
def work():
    Path(sys.argv[1], f"open-{{os.getpid()}}").touch()
    yield lambda tasks: [make(task) for task in tasks]
    Path(sys.argv[1], f"closed-{{os.getpid()}}").touch()

def load(): pass
def make(task): return [task, os.getpid()]
def all_of(one):
    found = []
    while made := list(one.results()):
        found += made
    return found

{code}
print(json.dumps(result))
"""


def _alone(folder: Path, code: str, processors: int = 2) -> object:
    run = subprocess.run(
        [sys.executable, "-c", ALONE.format(code=code, processors=processors), str(folder)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.stderr == ""
    return json.loads(run.stdout)


def test_every_task_is_done_once_and_all_is_closed_at_the_end(tmp_path: Path) -> None:
    code = """
one = crew.start_crew(load, work)
for number in range(5000):
    assert one.give(["pösts/漢", number])
one.end()
made = all_of(one)
result = [sorted(n for (_, n), _ in made), sorted({pid for _, pid in made} - {parent})]
"""
    numbers, processes = _alone(tmp_path, code)
    assert numbers == list(range(5000))
    names = {f"{what}-{pid}" for what in ("open", "closed") for pid in processes}
    # One that came too late for any task has opened and closed too.
    assert names <= set(os.listdir(tmp_path))
    assert len(os.listdir(tmp_path)) == 4


def test_little_work_is_done_by_one(tmp_path: Path) -> None:
    code = """
one = crew.start_crew(load, work)
for number in range(3):
    one.give(number)
one.end()
result = [n for n, _ in all_of(one)]
"""
    assert _alone(tmp_path, code, processors=8) == [0, 1, 2]
    assert len(os.listdir(tmp_path)) == 2


def test_what_the_first_tasks_made_at_hand_all_others_have_too(tmp_path: Path) -> None:
    code = """
at_hand = []
def make(task):
    at_hand.append(task)
    return [os.getpid(), at_hand[0]]
one = crew.start_crew(load, work)
for number in range(5000):
    one.give(number)
one.end()
result = sorted({first for _, first in all_of(one)})
"""
    assert _alone(tmp_path, code) == [0]


def test_there_are_no_more_processes_than_blocks_of_work(tmp_path: Path) -> None:
    code = """
def load(): time.sleep(0.3)  # so that all four blocks wait
one = crew.start_crew(load, work)
for number in range(4 * crew.MOST):
    one.give(number)
one.end()
result = len(all_of(one))
"""
    assert _alone(tmp_path, code, processors=16) == 64
    assert len([name for name in os.listdir(tmp_path) if name.startswith("open-")]) <= 3


def test_much_is_taken_though_nobody_reads_it_yet(tmp_path: Path) -> None:
    code = """
def load(): time.sleep(0.2)  # longer than it takes to fill the pipe
one = crew.start_crew(load, work)
for number in range(20_000):
    one.give(["x" * 200, number])
one.end()
result = len({n for (_, n), _ in all_of(one)})
"""
    assert _alone(tmp_path, code) == 20_000


def test_no_work_at_all(tmp_path: Path) -> None:
    code = "one = crew.start_crew(load, work)\none.end()\nresult = all_of(one)"
    assert _alone(tmp_path, code) == []


def test_a_task_that_is_too_long_is_refused(tmp_path: Path) -> None:
    code = f"""
one = crew.start_crew(load, work)
result = [one.give("x" * {BLOCK}), one.give("y")]
one.end()
result += [task for task, _ in all_of(one)]
"""
    assert _alone(tmp_path, code) == [False, True, "y"]


@pytest.mark.parametrize("when", ["load", "make"])
def test_what_dies_with_a_process_is_not_there_and_the_rest_is(tmp_path: Path, when: str) -> None:
    code = f"""
def load():
    if {when!r} == "load":
        os.kill(os.getpid(), signal.SIGKILL)
def make(task):
    if task == 40:
        os.kill(os.getpid(), signal.SIGKILL)
    return task
one = crew.start_crew(load, work)
for number in range(1000):
    one.give(number)
one.end()
result = sorted(all_of(one))
"""
    found = _alone(tmp_path, code)
    assert isinstance(found, list)
    assert 40 not in found
    assert len(found) == len(set(found))


def test_a_parent_that_loses_interest_waits_for_nobody(tmp_path: Path) -> None:
    code = """
one = crew.start_crew(load, work)
for number in range(10_000):
    one.give(number)
one.close()
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    result = "all have ended"
"""
    assert _alone(tmp_path, code) == "all have ended"


def test_one_processor_has_no_crew(tmp_path: Path) -> None:
    code = "result = crew.start_crew(load, work) is None"
    assert _alone(tmp_path, code, processors=1) is True
