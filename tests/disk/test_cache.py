"""The cache: what was put comes back; what is damaged is a miss, never an error."""

import os
import sqlite3
from pathlib import Path
from zlib import crc32

import pytest

from ssg.disk import cache
from ssg.disk.cache import SqliteCache


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "articles.sqlite"


def filled(path: Path, **entries: bytes) -> None:
    with SqliteCache(path) as cache:
        for key, value in entries.items():
            cache.put(key, value)


def row(path: Path, statement: str, *values: object) -> None:
    database = sqlite3.connect(path)
    database.execute(statement, values)
    database.commit()
    database.close()


def test_what_was_put_comes_back(path: Path) -> None:
    filled(path, a=b"1", b=b"", c="推論".encode())
    with SqliteCache(path) as cache:
        assert [cache.get(k) for k in "abcd"] == [b"1", b"", "推論".encode(), None]


def test_it_comes_back_within_the_same_build(path: Path) -> None:
    with SqliteCache(path) as cache:
        cache.put("a", b"1")
        assert cache.get("a") == b"1"
        cache.put("a", b"2")
        assert cache.get("a") == b"2"


def test_a_later_value_wins(path: Path) -> None:
    filled(path, a=b"1")
    filled(path, a=b"2")
    with SqliteCache(path) as cache:
        assert cache.get("a") == b"2"


@pytest.mark.parametrize(
    "damage",
    [
        ("UPDATE entry SET value = ?", b"other bytes"),
        ("UPDATE entry SET value = ?", "a text"),
        ("UPDATE entry SET value = ?", 5),
        ("UPDATE entry SET checksum = ?", "0" * 32),
        ("UPDATE entry SET checksum = ?", 7),
    ],
)
def test_a_damaged_entry_is_a_miss(path: Path, damage: tuple) -> None:
    filled(path, a=b"1")
    row(path, *damage)
    with SqliteCache(path) as cache:
        assert cache.get("a") is None
        cache.put("a", b"1")
    with SqliteCache(path) as cache:
        assert cache.get("a") == b"1"


@pytest.mark.parametrize(
    "content", [b"", b"no database at all", b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_damaged_file_is_made_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with SqliteCache(path) as cache:
        assert cache.get("a") is None
        cache.put("a", b"1")
    with SqliteCache(path) as cache:
        assert cache.get("a") == b"1"


def test_a_file_damaged_in_the_middle_is_made_anew(path: Path) -> None:
    filled(path, **{f"k{n}": b"x" * 500 for n in range(200)})
    data = bytearray(path.read_bytes())
    data[4096 : len(data) - 4096] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(bytes(data))
    with SqliteCache(path) as cache:
        assert [cache.get(f"k{n}") for n in range(200)].count(None) > 0
        cache.put("new", b"1")
    with SqliteCache(path) as cache:
        assert cache.get("new") == b"1"


def test_a_table_of_another_form_is_made_anew(path: Path) -> None:
    path.parent.mkdir()
    row(path, "CREATE TABLE entry (key TEXT, other TEXT)")
    with SqliteCache(path) as cache:
        assert cache.get("a") is None
        cache.put("a", b"1")
    with SqliteCache(path) as cache:
        assert cache.get("a") == b"1"


def test_where_no_file_can_be_made_nothing_is_kept(path: Path) -> None:
    path.mkdir(parents=True)
    with SqliteCache(path) as cache:
        cache.put("a", b"1")
        assert cache.get("a") == b"1", "what this build made it may still use"
    with SqliteCache(path) as cache:
        assert cache.get("a") is None


def test_two_builds_use_it_at_once(path: Path) -> None:
    with SqliteCache(path) as one, SqliteCache(path) as other:
        for n in range(450):
            one.put(f"one{n}", b"1")
            other.put(f"other{n}", b"2")
            assert one.get(f"one{n}") == b"1"
    with SqliteCache(path) as cache:
        found = [cache.get(f"{name}{n}") for name in ("one", "other") for n in range(450)]
    assert found == [b"1"] * 450 + [b"2"] * 450


def test_a_cache_that_is_too_large_drops_what_the_build_did_not_use(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ssg.disk.cache.MAX_BYTES", 50_000)
    with SqliteCache(path, drops=True) as cache:
        for n in range(20):
            cache.put(f"old{n}", bytes([n]) * 5_000)
    before = path.stat().st_size
    with SqliteCache(path, drops=True) as cache:
        assert cache.get("old3") == bytes([3]) * 5_000
        cache.put("new", b"1")
    assert path.stat().st_size < before / 2
    with SqliteCache(path) as cache:
        assert cache.get("old3") == bytes([3]) * 5_000
        assert cache.get("new") == b"1"
        assert cache.get("old4") is None


def test_a_site_that_is_larger_than_that_is_not_written_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ssg.disk.cache.MAX_BYTES", 50_000)
    with SqliteCache(path, drops=True) as cache:
        for n in range(20):
            cache.put(f"k{n}", bytes([n]) * 5_000)
    before = path.stat().st_mtime_ns
    with SqliteCache(path, drops=True) as cache:
        cache.still_used(f"k{n}" for n in range(20))
        assert cache.get("k7") == bytes([7]) * 5_000
    assert path.stat().st_mtime_ns == before


def test_the_checksum_is_of_the_value(path: Path) -> None:
    filled(path, a=b"1")
    database = sqlite3.connect(path)
    stored = database.execute("SELECT value, checksum FROM entry").fetchall()
    database.close()
    assert stored == [(b"1", crc32(b"1"))]


def test_what_others_put_is_found_in_the_midst_of_reading(path: Path) -> None:
    with SqliteCache(path) as one, SqliteCache(path) as other:
        one.put("a", b"1")
        one._flush()
        assert other.get("a") == b"1"  # from here on it reads in one transaction
        one.put("b", b"2")
        one._flush()
        assert other.get("b") == b"2"
        assert other.get("a") == b"1"
        other.put("c", b"3")
        other._flush()
        assert one.get("c") == b"3"


def test_nobody_reads_for_ever(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_READ_TOGETHER", 3)
    with SqliteCache(path) as one:
        one.put("a", b"1")
        one._flush()
        for number in range(10):
            assert one.get("a") == b"1"
            assert one._database is not None
            assert one._database.in_transaction == (number % 3 != 2)
    assert one.get("a") == b"1"  # an article asks for the rest of itself after the end
    assert one._database is not None
    assert not one._database.in_transaction
    one.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="it cannot fork")
def test_no_process_is_forked_in_the_midst_of_reading(path: Path) -> None:
    with SqliteCache(path) as one:
        one.put("a", b"1")
        one._flush()
        assert one.get("a") == b"1"
        process = os.fork()
        if not process:
            found = one._database is None or one._database.in_transaction
            found = found or one.get("a") != b"1" or one._database is None
            os._exit(found or not one._database.in_transaction)
        assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
        assert one.get("a") == b"1"


def test_what_is_settled_lies_in_its_place(path: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone" / "articles.sqlite"
    alone.parent.mkdir()
    with SqliteCache(path) as cache:
        cache.put("a", b"1")
        cache.settle()
        alone.write_bytes(path.read_bytes())
        assert cache.get("a") == b"1"
        cache.put("b", b"2")
    with SqliteCache(alone) as other:
        assert other.get("a") == b"1"
    with SqliteCache(path) as cache:
        assert [cache.get(k) for k in "ab"] == [b"1", b"2"]
