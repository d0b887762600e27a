"""The output folder looked at by another process: what it finds is what the build would find."""

import os
from pathlib import Path

import pytest

from ssg.disk import lookout
from ssg.disk.lookout import look_out
from ssg.disk.manifests import load_manifest, save_manifest
from ssg.disk.present import present_files
from ssg.plan.manifest import Entry, Manifest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """An output folder of four files, and its manifest."""
    monkeypatch.setattr(lookout, "LARGE", 0)
    monkeypatch.setattr(lookout, "processors", lambda: 2)
    monkeypatch.setattr(lookout, "can_fork", lambda: True)
    out, record = tmp_path / "public", tmp_path / "state" / "x.manifest"
    out.mkdir()
    outputs = {}
    for name in ("a.html", "b.html", "c.html", "記事.html"):
        (out / name).write_text(name)
        stat = (out / name).stat()
        outputs[name] = Entry("key", stat.st_size, stat.st_mtime_ns)
    save_manifest(record, Manifest(outputs))
    return out, record


def _found(out: Path, record: Path) -> object:
    looking = look_out(out, record)
    assert looking is not None
    try:
        return looking.present(load_manifest(record))
    finally:
        looking.close()


def test_untouched_files(site: tuple[Path, Path]) -> None:
    out, record = site
    found = _found(out, record)
    assert found == present_files(out, load_manifest(record))
    assert found is not None


def test_touched_lost_and_foreign_files(site: tuple[Path, Path]) -> None:
    out, record = site
    (out / "a.html").write_text("something longer")
    (out / "b.html").unlink()
    (out / "c.html").unlink()
    (out / "c.html").symlink_to("a.html")
    (out / "d.html").write_text("nobody's")
    found = _found(out, record)
    assert found == present_files(out, load_manifest(record))
    assert isinstance(found, dict)
    assert sorted(found) == ["a.html", "記事.html"]


def test_another_manifest_is_not_answered_for(site: tuple[Path, Path]) -> None:
    out, record = site
    looking = look_out(out, record)
    assert looking is not None
    assert looking.present(Manifest({}, digest="another")) is None


def test_a_process_that_died_has_told_nothing(
    site: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, record = site
    monkeypatch.setattr(lookout, "_told", lambda *_: os._exit(1))
    assert _found(out, record) is None


def test_a_small_folder_is_not_worth_a_process(
    site: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, record = site
    monkeypatch.setattr(lookout, "LARGE", 1_000_000)
    assert look_out(out, record) is None
    assert look_out(out, record.with_name("none")) is None
