"""One build at a time writes to an output folder."""

import multiprocessing
from pathlib import Path

import pytest

from ssg.disk.lock import locked


def test_the_lock_is_free_again_after_use(tmp_path: Path) -> None:
    waited: list[int] = []
    for _ in range(2):
        with locked(tmp_path / "deep/x.lock", lambda: waited.append(1)):
            pass
    with pytest.raises(KeyError), locked(tmp_path / "deep/x.lock", lambda: waited.append(1)):
        raise KeyError
    with locked(tmp_path / "deep/x.lock", lambda: waited.append(1)):
        pass
    assert waited == []


def _hold(path: Path, held: object, release: object) -> None:
    with locked(path, lambda: None):
        held.set()
        release.wait(20)


def test_a_second_build_waits_and_says_so(tmp_path: Path) -> None:
    processes = multiprocessing.get_context("spawn")
    held, release = processes.Event(), processes.Event()
    other = processes.Process(target=_hold, args=(tmp_path / "x.lock", held, release))
    other.start()
    try:
        assert held.wait(20)
        said: list[str] = []

        def waiting() -> None:
            said.append("waiting")
            release.set()

        with locked(tmp_path / "x.lock", waiting):
            assert said == ["waiting"]
    finally:
        release.set()
        other.join(20)
