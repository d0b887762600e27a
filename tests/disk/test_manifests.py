"""Manifest files: one for each output folder, and the previous copy where one is damaged."""

from pathlib import Path

from ssg.disk.manifests import load_manifest, manifest_path, save_manifest
from ssg.plan.manifest import Entry, Manifest

ONE, OTHER = Manifest({"a": Entry("k", 1, 2)}), Manifest({"b": Entry("l", 3, 4)})


def test_a_manifest_is_read_as_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "outputs" / "x.manifest"
    save_manifest(path, ONE)
    assert load_manifest(path) == ONE
    save_manifest(path, OTHER)
    assert load_manifest(path) == OTHER


def test_a_damaged_one_is_answered_by_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "x.manifest"
    save_manifest(path, ONE)
    save_manifest(path, OTHER)
    path.write_bytes(b"damage")
    assert load_manifest(path) == ONE
    path.unlink()
    assert load_manifest(path) == ONE


def test_without_any_nothing_is_trusted(tmp_path: Path) -> None:
    path = tmp_path / "x.manifest"
    assert load_manifest(path) == Manifest(readable=False)
    for n in range(2):
        save_manifest(path, Manifest({str(n): Entry("k", 1, 1)}))
    for file in tmp_path.iterdir():
        file.write_bytes(b"\xff")
    assert load_manifest(path) == Manifest(readable=False)


def test_each_output_folder_has_its_own(tmp_path: Path) -> None:
    root, state = tmp_path / "site", tmp_path / "site/.ssg-cache"
    outs = [root / "public", root / "public/sub", tmp_path / "public", root / "Public"]
    assert len({manifest_path(state, root, out) for out in outs}) == len(outs)
    same = [root / "public", root / "posts/../public", root / "public/."]
    assert len({manifest_path(state, root, out) for out in same}) == 1


def test_a_folder_inside_the_site_keeps_its_manifest_when_the_site_moves(tmp_path: Path) -> None:
    roots = (tmp_path / "one", tmp_path / "two")
    assert len({manifest_path(r / "s", r, r / "public").name for r in roots}) == 1
