"""Work beside other work: it is taken as far as it has come, and costs nothing where it fails."""

import os
import select
from collections.abc import Iterator

import pytest

from ssg.disk import beside as room
from ssg.disk.beside import beside

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
PIECES = [b"", b"one", "二".encode() * 9000]


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "processors", lambda: 2)
    monkeypatch.setattr(room, "can_fork", lambda: True)


def test_all_pieces_once_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = _handles(monkeypatch)
    with beside() as begin:
        take = begin(lambda: iter(PIECES))
        _until_its_end(begun[0])
        assert list(take()) == PIECES


def test_work_that_yields_is_less_urgent(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = _handles(monkeypatch)
    with beside(yields=True) as begin:
        take = begin(lambda: iter([str(os.nice(0)).encode()]))
        _until_its_end(begun[0])
        (nice,) = take()
    assert int(nice) == min(19, os.nice(0) + 10)


def test_what_is_not_made_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = _handles(monkeypatch)
    gate, opener = os.pipe()

    def work() -> Iterator[bytes]:
        yield b"first"
        os.read(gate, 1)  # nobody ever writes
        yield b"never"

    with beside() as begin:
        take = begin(work)
        select.select([begun[0]], [], [])
        assert list(take()) == [b"first"]
    os.close(gate)
    os.close(opener)


def test_work_that_fails_gives_what_it_had(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = _handles(monkeypatch)

    def work() -> Iterator[bytes]:
        yield b"first"
        os._exit(1)

    with beside() as begin:
        take = begin(work)
        _until_its_end(begun[0])
        assert list(take()) == [b"first"]


def test_no_process_no_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "can_fork", lambda: False)
    with beside() as begin:
        assert list(begin(lambda: iter(PIECES))()) == []


def _handles(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ends of the pipes that are begun."""
    begun: list[int] = []
    start = room._started

    def started(work: object, nice: int) -> object:
        made = start(work, nice)
        begun.append(made[1])
        return made

    monkeypatch.setattr(room, "_started", started)
    return begun


def _until_its_end(handle: int) -> None:
    poll = select.poll()
    poll.register(handle, 0)  # a pipe that nobody writes to any more tells so by itself
    poll.poll()
