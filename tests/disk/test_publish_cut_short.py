"""Publishing that is cut short: whole files stay, and the next build makes it good."""

import os
from pathlib import Path

import pytest

from ssg.disk import publish, spares
from ssg.disk.present import STAGING
from ssg.disk.staging import Staging
from ssg.plan.planner import Kept

FIRST = {"a.html": "1", "b/c.html": "2", "b/d/e.html": "3"}


class Crash(BaseException):
    """The power goes."""


STEPS = [
    FIRST,
    {"a.html": "changed", "b/c.html": "2", "b/d": "was a folder", "n/n.html": "new"},
    {"a.html": "changed", "B/c.html": "other case", "n": "was a folder"},
]


@pytest.mark.parametrize(("after", "many"), [(1, 500), (2, 500), (2, 1)])
def test_a_crash_at_any_step_leaves_whole_files_and_is_made_good(
    another_folder, monkeypatch: pytest.MonkeyPatch, after: int, many: int
) -> None:
    """Each replacement and each deletion fails in its turn, before it is done and after.

    From ``many`` replacements on old and new files change places.
    """
    crashed = 0
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(spares, "MANY", many)
    monkeypatch.setattr(publish, "MANY", many)
    for number in range(60):
        crashing = another_folder(f"crash{number}")
        for state in STEPS[:after]:
            crashing.publish(state)
        calls = iter(range(1000))

        def failing(real, number=number, calls=calls):
            def call(*args, **kwargs):
                turn = next(calls)
                if turn == number // 2 and number % 2 == 0:
                    raise Crash
                try:
                    return real(*args, **kwargs)
                finally:
                    if turn == number // 2:
                        raise Crash

            return call

        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", failing(os.replace))
            patch.setattr(os, "rename", failing(os.rename))
            if (change := spares.exchange()) is not None:
                changing = failing(change)
                patch.setattr(spares, "exchange", lambda changing=changing: changing)
            patch.setattr(Path, "unlink", failing(Path.unlink))
            try:
                crashing.publish(STEPS[after])
            except Crash:
                crashed += 1
            else:
                break
        whole = {(n, t) for state in STEPS[after - 1 : after + 1] for n, t in state.items()}
        left = {n: t for n, t in crashing.files().items() if not n.startswith(STAGING)}
        assert set(left.items()) <= whole, f"call {number}"
        final = STEPS[number % 3]
        crashing.publish(final)
        assert crashing.files() == final, f"after call {number}"
    assert crashed > 8


@pytest.mark.parametrize("turn", range(6))
def test_a_full_disk_while_staging_leaves_the_last_site(
    folder, monkeypatch: pytest.MonkeyPatch, turn: int
) -> None:
    folder.publish(FIRST)
    calls = iter(range(100))
    keep = Staging.keep

    def full(self: Staging, file: str, data: bytes) -> Kept:
        if next(calls) == turn:
            raise OSError(28, "No space left on device")
        return keep(self, file, data)

    monkeypatch.setattr(Staging, "keep", full)
    new = {f"{n}/a.html": "x" for n in range(6)}
    with pytest.raises(OSError, match="space"):
        folder.publish(new)
    assert folder.files() == FIRST
    assert not (folder.out / STAGING).exists()
