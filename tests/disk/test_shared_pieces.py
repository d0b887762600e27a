"""What one process has made the others have, whole or not at all."""

import os
import sys
from pathlib import Path

import pytest

from ssg.disk import shared_pieces
from ssg.disk.shared_pieces import SharedPieces

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="its files in memory are Linux's")

MUCH = 1 << 24


def _value(number: int) -> bytes:
    return b"%d," % number * (1 + number % 977)


def _child(work: object) -> int:
    process = os.fork()
    if not process:
        try:
            work()  # type: ignore[operator]
        finally:
            os._exit(0)
    return process


def test_processes_that_write_at_once_have_each_others_pieces() -> None:
    pieces, processes = SharedPieces(MUCH), 4

    def put(own: int) -> None:
        for number in range(own, 1000, processes):
            assert pieces.get(b"%d" % number) in (None, _value(number))
            pieces.put(b"%d" % number, _value(number))

    children = [_child(lambda own=own: put(own)) for own in range(1, processes)]
    put(0)
    for child in children:
        os.waitpid(child, 0)
    assert [pieces.get(b"%d" % n) == _value(n) for n in range(1000)] == [True] * 1000
    assert pieces.get(b"1000") is None
    pieces.close()


def test_a_piece_is_found_by_who_put_it_too_and_nothing_after_the_end() -> None:
    pieces = SharedPieces(MUCH)
    assert pieces.put(b"", b"")
    assert pieces.put("鍵".encode(), b"x" * 100_000)
    assert pieces.get(b"") == b""
    assert pieces.get("鍵".encode()) == b"x" * 100_000
    pieces.close()
    assert pieces.get(b"") is None
    assert not pieces.put(b"", b"")


def test_no_more_is_shared_than_was_said() -> None:
    pieces = SharedPieces(1000)
    for number in range(100):
        key = b"%d" % number
        assert pieces.get(key) is None
        assert pieces.put(key, b"x" * 90) == (pieces.get(key) is not None)
    assert 5 <= sum(pieces.get(b"%d" % number) is not None for number in range(100)) <= 10
    assert not pieces.put(b"large", b"x" * (1 << 21))
    pieces.close()


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_what_a_process_died_over_and_what_follows_is_made_again(cut: int) -> None:
    pieces = SharedPieces(MUCH)
    assert pieces.put(b"first", b"1" * 40)
    before = os.fstat(pieces._file).st_size
    assert pieces.put(b"second", b"2" * 40)
    os.ftruncate(pieces._file, before + cut)  # it was killed as it wrote
    pieces.put(b"third", b"3" * 40)
    assert pieces.get(b"second") in (None, b"2" * 40)
    assert pieces.get(b"third") in (None, b"3" * 40)
    pieces.close()


def test_where_the_system_has_no_such_file_nothing_is_shared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "memfd_create")
    pieces = SharedPieces(MUCH)
    assert not pieces.put(b"key", b"value")
    assert pieces.get(b"key") is None
    pieces.close()


def test_one_process_alone_shares_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_pieces, "processors", lambda: 1)
    with SharedPieces.open(MUCH) as pieces:
        assert pieces is None


def test_it_ends_with_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_pieces, "processors", lambda: 2)
    monkeypatch.setattr(shared_pieces, "can_fork", lambda: True)
    with SharedPieces.open(MUCH) as pieces:
        assert pieces is not None
        assert pieces.put(b"key", b"value")
        assert pieces.get(b"key") == b"value"
    assert pieces.get(b"key") is None
