"""Digests known by stat alone."""

import os
from pathlib import Path

import pytest

from ssg.disk.stat_index import StatIndex
from ssg.model.digests import digest_bytes

LONG_AGO = 1_600_000_000


def digest(index: StatIndex, file: Path) -> tuple[str, int]:
    return index.digest("a.md", file.stat(), file.read_bytes)


def _old(file: Path, text: str) -> Path:
    file.write_text(text)
    os.utime(file, (LONG_AGO, LONG_AGO))
    return file


def _as_if_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """ctime cannot be set: move the clock instead, so that the files are no longer young."""
    import time

    now = time.time_ns()
    monkeypatch.setattr("ssg.disk.stat_index.time.time_ns", lambda: now + 10_000_000_000)


def test_a_file_that_has_not_changed_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _as_if_later(monkeypatch)
    file = _old(tmp_path / "a.md", "text")
    first = StatIndex(tmp_path / "index")
    assert digest(first, file) == (digest_bytes(b"text"), 4)
    first.save()
    monkeypatch.setattr(Path, "read_bytes", _only_the_index(tmp_path / "index"))
    assert digest(StatIndex(tmp_path / "index"), file) == (digest_bytes(b"text"), 4)


def _only_the_index(index: Path):
    real = Path.read_bytes

    def read(self: Path) -> bytes:
        assert self == index, "the file was read again"
        return real(self)

    return read


@pytest.mark.parametrize("change", ["size", "content", "mtime alone"])
def test_a_change_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    _as_if_later(monkeypatch)
    file = _old(tmp_path / "a.md", "text")
    index = StatIndex(tmp_path / "index")
    digest(index, file)
    index.save()
    if change == "mtime alone":
        os.utime(file, (LONG_AGO + 1, LONG_AGO + 1))
        expected = b"text"
    else:
        expected = b"longer text" if change == "size" else b"TEXT"
        file.write_bytes(expected)
    found, size = digest(StatIndex(tmp_path / "index"), file)
    assert (found, size) == (digest_bytes(expected), len(expected))


def test_a_young_file_is_read_again(tmp_path: Path) -> None:
    """It may be written once more within the same tick of the clock, at the same size."""
    file = tmp_path / "a.md"
    file.write_text("text")
    index = StatIndex(tmp_path / "index")
    digest(index, file)
    index.save()
    stat = file.stat()
    file.write_text("TEXT")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert digest(StatIndex(tmp_path / "index"), file)[0] == digest_bytes(b"TEXT")


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b'{"format": 2, "files": {"a.md": [1]}}', b'{"format": 99}', b"\xff"],
)
def test_a_damaged_index_is_no_index(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "index").write_bytes(damage)
    file = _old(tmp_path / "a.md", "text")
    assert digest(StatIndex(tmp_path / "index"), file)[0] == digest_bytes(b"text")


def test_an_awaited_file_is_known_next_time_and_one_nobody_told_of_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _as_if_later(monkeypatch)
    stat = _old(tmp_path / "a.md", "text").stat()
    index = StatIndex(tmp_path / "index")
    assert index.later("a", "a", stat) == index.later("b", "b", stat) == ""
    index.learn({"a": "of a", "b": ""})
    index.save()
    again = StatIndex(tmp_path / "index")
    assert (again.later("a", "a", stat), again.later("b", "b", stat)) == ("of a", "")


def test_an_awaited_file_that_is_young_is_not_noted(tmp_path: Path) -> None:
    stat = _old(tmp_path / "a.md", "text").stat()
    index = StatIndex(tmp_path / "index")
    index.later("a", "a", stat)
    index.learn({"a": "of a"})
    index.save()
    assert StatIndex(tmp_path / "index").later("a", "a", stat) == ""
