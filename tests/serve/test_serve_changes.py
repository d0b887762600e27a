"""Many events made into one change set. Times are waited for, never slept."""

import threading
from collections.abc import Iterable
from pathlib import Path

from ssg.serve.changes import Changes

A, B, C = Path("/s/a"), Path("/s/b"), Path("/s/c")
LONG = 30.0


def taken_in_thread(changes: Changes) -> tuple[threading.Thread, list[object]]:
    got: list[object] = []
    thread = threading.Thread(target=lambda: got.append(changes.take()), daemon=True)
    thread.start()
    return thread, got


def test_changes_at_one_time_are_one_sorted_set() -> None:
    changes = Changes(quiet=0.001)
    changes.add([B, A])
    changes.add([A])
    assert changes.take() == (A, B)


def test_what_comes_later_is_the_next_set() -> None:
    changes = Changes(quiet=0.001)
    changes.add([A])
    assert changes.take() == (A,)
    changes.add([B])
    assert changes.take() == (B,)


def test_a_stream_without_a_pause_is_taken_at_last() -> None:
    changes = Changes(quiet=2 * LONG, longest=0.01)
    changes.add([A])
    thread, got = taken_in_thread(changes)
    thread.join(LONG)
    assert got == [(A,)]


def test_no_change_wakes_nobody() -> None:
    changes = Changes(quiet=0.001)
    thread, got = taken_in_thread(changes)
    nothing: Iterable[Path] = ()
    changes.add(nothing)
    changes.add([C])
    thread.join(LONG)
    assert got == [(C,)]


def test_the_end_comes_to_those_who_wait_and_those_who_debounce() -> None:
    for before in ([], [A]):
        changes = Changes(quiet=LONG, longest=LONG)
        changes.add(before)
        thread, got = taken_in_thread(changes)
        changes.close()
        thread.join(LONG)
        assert got == [None]
        assert changes.take() is None
