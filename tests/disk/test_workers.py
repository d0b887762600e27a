"""Work spread over processes: the same results in the same order, whatever becomes of a worker."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ssg.disk.cache import SqliteCache
from ssg.disk.workers import WORTH_A_POOL, spread

NUMBERS = 3 * WORTH_A_POOL

# pytest's own threads keep the pool away: what it does is tried in a process of its own.
ALONE = """
import json, os, signal, sys
from pathlib import Path
from ssg.disk import workers
from ssg.disk.cache import SqliteCache
workers.processors = lambda: 2
parent = os.getpid()
{}
print(json.dumps(result))
"""


def _alone(code: str, *arguments: object) -> object:
    run = subprocess.run(
        [sys.executable, "-c", ALONE.format(code), *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return json.loads(run.stdout)


def test_a_few_tasks_are_done_here() -> None:
    assert list(spread(lambda n: (n, os.getpid()), 3)) == [(n, os.getpid()) for n in range(3)]


def test_no_process_is_forked_beside_other_threads() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert set(spread(lambda _: os.getpid(), NUMBERS)) == {os.getpid()}
    finally:
        done.set()
        other.join()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
class TestForked:
    """Where processes can be forked."""

    def test_other_work_is_done_here_once_others_are_at_work(self) -> None:
        code = """
done = []
function = lambda n: [n, os.getpid(), list(done)]
here = list(workers.spread_pages(function, 200, lambda: done.append(os.getpid())))
few = []
list(workers.spread_pages(lambda n: n, 3, lambda: few.append(1)))
result = [parent, done, here, few]
"""
        parent, done, here, few = _alone(code)
        assert done == [parent]
        assert [number for number, _, _ in here] == list(range(200))
        # The others were there before, and what is made here is made afterwards.
        assert {tuple(seen) for _, process, seen in here if process != parent} <= {()}
        assert {tuple(seen) for _, process, seen in here if process == parent} <= {(parent,)}
        assert few == []

    def test_results_come_in_order_from_this_process_and_another(self) -> None:
        # Each waits for the other to have begun.
        code = f"""
began, begin = os.pipe(), os.pipe()
def work(n):
    ours = os.getpid() == parent
    if n < 32:
        os.write((began if ours else begin)[1], b"x")
        os.read((begin if ours else began)[0], 1)
    return n * n, ours
pairs = list(workers.spread(work, {NUMBERS}))
result = [[value for value, _ in pairs], len({{ours for _, ours in pairs}})]
"""
        assert _alone(code) == [[n * n for n in range(NUMBERS)], 2]

    def test_more_work_than_a_pipe_has_numbers_for(self) -> None:
        code = "result = list(workers.spread_few(lambda n: n, 5000)) == list(range(5000))"
        assert _alone(code) is True

    def test_large_results_do_not_stop_up_the_pipe(self) -> None:
        code = f"""
sizes = [len(text) for text in workers.spread(lambda n: "x" * 300_000, {NUMBERS})]
result = set(sizes)  == {{300_000}} and len(sizes)
"""
        assert _alone(code) == NUMBERS

    def test_what_a_worker_raises_is_raised_here(self) -> None:
        code = f"""
def work(n):
    if n == 20:
        raise OSError(28, "full")
    return n
try:
    list(workers.spread(work, {NUMBERS}))
except OSError as error:
    result = error.strerror
"""
        assert _alone(code) == "full"

    def test_work_of_a_killed_worker_is_done_here(self) -> None:
        code = f"""
def work(n):
    if n == 30 and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return n
result = list(workers.spread(work, {NUMBERS}))
"""
        assert _alone(code) == list(range(NUMBERS))

    def test_a_consumer_may_stop_early(self) -> None:
        code = f"""
results = workers.spread(lambda n: n, {NUMBERS})
result = [next(results), next(results)]
results.close()
result += list(workers.spread(lambda n: -n, {NUMBERS}))[:2]
"""
        assert _alone(code) == [0, 1, 0, -1]

    def test_workers_read_the_cache_through_connections_of_their_own(self, tmp_path: Path) -> None:
        with SqliteCache(tmp_path / "a.sqlite") as cache:
            for n in range(NUMBERS):
                cache.put(f"k{n}", str(n).encode())
        code = f"""
with SqliteCache(Path(sys.argv[1])) as cache:
    cache.put("pending", b"news")
    read = lambda n: (cache.get(f"k{{n}}") + cache.get("pending")).decode()
    result = list(workers.spread(read, {NUMBERS}))
    result.append(cache.get("k0").decode())
"""
        expected = [f"{n}news" for n in range(NUMBERS)]
        assert _alone(code, tmp_path / "a.sqlite") == [*expected, "0"]
