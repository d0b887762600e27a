"""An output folder that is brought from state to state."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from ssg.diagnostics import Diagnostic
from ssg.disk.manifests import load_manifest
from ssg.disk.present import present_files
from ssg.disk.publish import Published, publish
from ssg.model.settings import Settings
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.texts import Texts
from ssg.plan.manifest import Manifest
from ssg.plan.planner import Keep, Output, plan_build

FRAME = Frame(Settings("題"), Texts({}))


class Folder:
    """An output folder with its manifest, brought to a state by a dictionary."""

    def __init__(self, base: Path) -> None:
        self.out, self.record = base / "out", base / "state" / "a.manifest"

    def publish(self, files: dict[str, str], failing: tuple[Diagnostic, ...] = ()) -> Published:
        last = load_manifest(self.record)
        if not self.record.exists() and not self.record.with_suffix(".previous").exists():
            last = Manifest()
        pages = [
            Page("/" + name, "text:x", FRAME, lambda _, given: (given,), (text,), name)
            for name, text in files.items()
        ]
        plan = plan_build(pages, (), lambda recipe: recipe, last, present_files(self.out, last))
        assert plan.diagnostics == ()

        def outputs(keep: Keep) -> Iterable[Output | Diagnostic]:
            for task in plan.render:
                yield Output(task.file, task.key, keep(task.file, task.page.view[0].encode()))
            yield from failing

        return publish(self.out, plan, outputs, last, self.record)

    def files(self) -> dict[str, str]:
        return {
            f.relative_to(self.out).as_posix(): f.read_text()
            for f in self.out.rglob("*")
            if f.is_file()
        }

    def folders(self) -> set[str]:
        return {f.relative_to(self.out).as_posix() for f in self.out.rglob("*") if f.is_dir()}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def another_folder(tmp_path: Path):
    """``another_folder(name)``: one more, beside it."""

    def make(name: str) -> Folder:
        (tmp_path / name).mkdir()
        return Folder(tmp_path / name)

    return make
