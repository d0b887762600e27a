"""Publishing: a file in the output folder is always whole, old or new, and others' stay."""

import os
from pathlib import Path

import pytest

from ssg.diagnostics import Location, diagnose
from ssg.disk.manifests import load_manifest
from ssg.disk.present import STAGING, present_files
from ssg.disk.publish import delete_published, unknown_files
from ssg.plan.manifest import Manifest

FIRST = {"a.html": "1", "b/c.html": "2", "b/d/e.html": "3"}


def test_what_is_there_already_is_left_alone(folder) -> None:
    assert folder.publish(FIRST).written == 3
    before = {p: p.stat().st_mtime_ns for p in folder.out.rglob("*")}
    record = folder.record.stat().st_mtime_ns
    again = folder.publish(FIRST)
    assert (again.written, again.deleted) == (0, 0)
    assert {p: p.stat().st_mtime_ns for p in folder.out.rglob("*")} == before
    assert folder.record.stat().st_mtime_ns == record


def test_files_follow_the_site(folder) -> None:
    folder.publish(FIRST)
    done = folder.publish({"a.html": "1", "b/c.html": "new", "f.html": "4"})
    assert folder.files() == {"a.html": "1", "b/c.html": "new", "f.html": "4"}
    assert folder.folders() == {"b"}, "empty folders go, and the staging folder"
    assert (done.written, done.deleted) == (2, 1)


def test_an_error_touches_nothing(folder) -> None:
    folder.publish(FIRST)
    before = {p: p.stat().st_mtime_ns for p in folder.out.rglob("*") if p.is_file()}
    error = diagnose("SSG502", Location(), "failed")
    done = folder.publish({"a.html": "changed", "new.html": "x"}, failing=(error, error))
    assert done.diagnostics == (error, error)
    assert folder.files() == FIRST
    assert {p: p.stat().st_mtime_ns for p in folder.out.rglob("*") if p.is_file()} == before


def test_what_nobody_wrote_is_never_deleted(folder) -> None:
    folder.publish(FIRST)
    for name in ("mine.txt", "b/mine.txt", "b/d/mine.txt"):
        (folder.out / name).write_text("mine")
    folder.publish({})
    mine = {"mine.txt": "mine", "b/mine.txt": "mine", "b/d/mine.txt": "mine"}
    assert folder.files() == mine
    assert delete_published(folder.out, load_manifest(folder.record), folder.record) == 0
    assert folder.files() == mine


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"x": "file"}, {"x/y": "in a folder"}),
        ({"x/y": "in a folder"}, {"x": "file"}),
        ({"x/y/z": "deep"}, {"x": "file"}),
        ({"x": "file"}, {"x/y/z": "deep"}),
        ({"x/y": "1", "x/z": "2"}, {"x": "file", "z": "2"}),
        ({"Name.html": "1"}, {"name.html": "2"}),
        ({"A/x": "1"}, {"a/x": "1"}),
    ],
)
def test_a_file_becomes_a_folder_and_a_folder_a_file(folder, before: dict, after: dict) -> None:
    folder.publish(before)
    folder.publish(after)
    assert folder.files() == after


@pytest.mark.parametrize("mine", ["x", "x/y/mine"])
def test_a_file_of_others_in_the_way_is_an_error_that_leaves_it(folder, mine: str) -> None:
    folder.publish({"a": "1"})
    (folder.out / mine).parent.mkdir(parents=True, exist_ok=True)
    (folder.out / mine).write_text("mine")
    with pytest.raises(OSError, match="x"):
        folder.publish({"a": "1", "x/y": "2"})
    assert folder.files() == {"a": "1", mine: "mine"}


def test_a_folder_that_became_a_link_is_not_followed_to_delete(folder, tmp_path: Path) -> None:
    folder.publish({"x/y": "1", "a": "1"})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "y").write_text("not ours")
    (folder.out / "x/y").unlink()
    (folder.out / "x").rmdir()
    (folder.out / "x").symlink_to(elsewhere)
    folder.publish({"a": "1"})
    assert (elsewhere / "y").read_text() == "not ours"


def test_a_link_in_place_of_a_file_is_replaced_and_its_target_left_alone(
    folder, tmp_path: Path
) -> None:
    folder.publish({"a": "1"})
    target = tmp_path / "target"
    target.write_text("2")
    (folder.out / "a").unlink()
    (folder.out / "a").symlink_to(target)
    folder.publish({"a": "2"})
    assert not (folder.out / "a").is_symlink()
    folder.publish({"a": "3"})
    assert target.read_text() == "2"


def test_without_a_manifest_equal_files_are_taken_over(folder) -> None:
    folder.publish(FIRST)
    stamps = {p: p.stat().st_mtime_ns for p in folder.out.rglob("*.html")}
    for file in folder.record.parent.iterdir():
        file.write_bytes(b"damaged")
    assert folder.publish(FIRST).written == 0
    assert {p: p.stat().st_mtime_ns for p in folder.out.rglob("*.html")} == stamps
    folder.publish({})
    assert folder.files() == {}


def test_a_staging_folder_left_behind_goes(folder) -> None:
    folder.publish(FIRST)
    left = folder.out / STAGING
    left.mkdir()
    (left / "0").write_text("half")
    assert STAGING not in {
        name.split("/")[0] for name in present_files(folder.out, Manifest(readable=False))
    }
    folder.publish(FIRST)
    assert not left.exists()


def test_unknown_files_are_named_only_where_the_manifest_is_gone() -> None:
    known = Manifest()
    assert unknown_files(known, ["a", "b"], ["a"], "public") == ()
    (warning,) = unknown_files(Manifest(readable=False), ["a", "b", "c"], ["a"], "public")
    assert warning.code == "SSG602"
    assert "public" in warning.message
    assert "b, c" in warning.message
    (many,) = unknown_files(Manifest(readable=False), [str(n) for n in range(10, 19)], [], "p")
    assert "10, 11, 12, 13, 14 and 4 more" in many.message


def test_cleaning_deletes_what_builds_wrote_and_nothing_else(folder) -> None:
    folder.publish(FIRST)
    (folder.out / "b/mine").write_text("mine")
    assert delete_published(folder.out, load_manifest(folder.record), folder.record) == 3
    assert folder.files() == {"b/mine": "mine"}
    assert folder.publish(FIRST).written == 3


def test_cleaning_without_a_manifest_keeps_the_warning_for_the_next_build(
    folder,
) -> None:
    folder.publish(FIRST)
    for file in folder.record.parent.iterdir():
        file.unlink()
    assert delete_published(folder.out, load_manifest(folder.record), folder.record) == 0
    assert folder.files() == FIRST
    assert not load_manifest(folder.record).readable


def test_a_folder_that_is_new_is_put_as_one(folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.publish({"a.html": "1", "b/c.html": "2"})
    moved = []
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda a, b: (moved.append(Path(b).name), replace(a, b)))
    news = {f"n/{n}/x.html": "new" for n in range(9)}
    folder.publish({"a.html": "1", "b/c.html": "2", "b/d.html": "3", **news})
    assert moved.count("n") == moved.count("d.html") == 1
    assert not {"x.html", "b", "a.html", "c.html"} & set(moved)
    assert folder.files() == {"a.html": "1", "b/c.html": "2", "b/d.html": "3", **news}


def test_a_link_to_a_folder_is_gone_through(folder, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.out.mkdir()
    (folder.out / "b").symlink_to(elsewhere)
    folder.publish({"b/c.html": "2"})
    assert (elsewhere / "c.html").read_text() == "2"
    assert (folder.out / "b").is_symlink()
