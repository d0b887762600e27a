"""Replaced files are kept and written over by the next large build; nobody else's copy is."""

import itertools
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssg.diagnostics import Location, diagnose
from ssg.disk import publish, spares
from ssg.disk.present import STAGING

NAMES = ("a.html", "b/c.html", "b/d/e.html", "f/g")
ONE, TWO, THREE = ({name: f"{n * 3} {name}" for name in NAMES} for n in "123")

pytestmark = pytest.mark.skipif(spares.exchange() is None, reason="needs renameat2 (Linux)")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every replacement counts as one of many."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(spares, "MANY", 1)
    monkeypatch.setattr(publish, "MANY", 1)


def inodes(folder) -> dict[str, int]:
    return {name: (folder.out / name).stat().st_ino for name in NAMES}


def home(folder) -> Path:
    return folder.record.with_suffix(".spare")


@pytest.mark.usefixtures("few")
def test_two_sets_of_files_take_turns(folder) -> None:
    folder.publish(ONE)
    first = inodes(folder)
    assert folder.publish(TWO).written == len(NAMES)
    second = inodes(folder)
    assert not set(first.values()) & set(second.values())
    for state, expected in ((THREE, first), (ONE, second), (TWO, first)):
        folder.publish(state)
        assert folder.files() == state
        assert inodes(folder) == expected, "the files of the time before last"
    assert len(list(home(folder).iterdir())) == len(NAMES)
    assert not (folder.out / STAGING).exists()


@pytest.mark.usefixtures("few")
def test_shorter_and_empty_files_hold_nothing_of_what_they_were(folder) -> None:
    for length in (9, 4, 7, 0, 0, 5):
        state = dict.fromkeys(NAMES, "x" * length)
        folder.publish(state)
        assert folder.files() == state


@pytest.mark.usefixtures("few")
def test_another_name_of_a_replaced_file_keeps_what_it_holds(folder, tmp_path: Path) -> None:
    folder.publish(ONE)
    copies = {}
    for number, state in enumerate((TWO, THREE, ONE, TWO)):
        copy = tmp_path / f"copy{number}"
        os.link(folder.out / NAMES[0], copy)
        copies[copy] = (folder.out / NAMES[0]).read_text()
        folder.publish(state)
        assert folder.files() == state
    assert {copy: copy.read_text() for copy in copies} == copies


@pytest.mark.usefixtures("few")
def test_a_link_among_the_spares_is_not_followed(folder, tmp_path: Path) -> None:
    folder.publish(ONE)
    folder.publish(TWO)
    mine = tmp_path / "mine"
    mine.write_text("mine")
    for file in home(folder).iterdir():
        file.unlink()
        file.symlink_to(mine)
    folder.publish(THREE)
    assert folder.files() == THREE
    assert mine.read_text() == "mine"


@pytest.mark.usefixtures("few")
def test_a_build_that_fails_keeps_them(folder) -> None:
    folder.publish(ONE)
    folder.publish(TWO)
    before = len(list(home(folder).iterdir()))
    folder.publish({}, failing=(diagnose("SSG502", Location(), "failed"),))
    assert folder.files() == TWO
    assert len(list(home(folder).iterdir())) == before


@pytest.mark.usefixtures("few")
def test_nothing_is_kept_beyond_the_most(folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spares, "MOST_BYTES", 3)
    folder.publish(ONE)
    folder.publish(TWO)
    assert folder.files() == TWO
    assert not home(folder).exists()


@pytest.mark.usefixtures("few")
def test_nothing_is_kept_where_the_next_build_is_on_another_machine(
    folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    folder.publish(ONE)
    folder.publish(TWO)
    assert folder.files() == TWO
    assert not home(folder).exists()


def test_small_builds_replace_as_ever(folder) -> None:
    folder.publish(ONE)
    folder.publish(TWO)
    assert folder.files() == TWO
    assert not home(folder).exists()


_numbers = itertools.count()
_TEXTS = st.sampled_from(["", "1", "22", "333"])
_STATES = st.dictionaries(
    st.sampled_from(["a", "a/b", "b/c", "b/d/e", "c", "A"]), _TEXTS, min_size=1
).filter(lambda state: len({"a", "a/b", "A"} & set(state)) < 2)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(states=st.lists(_STATES, min_size=2, max_size=6))
def test_any_states_in_turn(another_folder, monkeypatch: pytest.MonkeyPatch, states: list) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(spares, "MANY", 1)
    monkeypatch.setattr(publish, "MANY", 1)
    folder = another_folder(f"any{next(_numbers)}")
    for state in states:
        folder.publish(state)
        assert folder.files() == state
