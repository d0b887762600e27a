"""The same sources give the same bytes, wherever, whenever and in whatever order they are read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def differing(one, other) -> list[str]:
    first, second = one.outputs(), other.outputs()
    return sorted(n for n in first.keys() | second.keys() if first.get(n) != second.get(n))


class Reversed:
    """A listing of a folder, in the other order."""

    used = False

    def __init__(self, entries: object) -> None:
        self.entries = list(entries)
        Reversed.used |= len(self.entries) > 1

    def __iter__(self):
        return iter(self.entries[::-1])

    def __enter__(self):
        return self

    def __exit__(self, *error: object) -> None:
        pass


def test_another_folder_and_another_output_folder(small_blog, tmp_path: Path) -> None:
    small_blog.build()
    other = small_blog.copy(tmp_path / "推論 の folder").build()
    assert differing(small_blog, other) == []
    small_blog.build(out=tmp_path / "elsewhere" / "out")
    made = {f.name: f.read_bytes() for f in (tmp_path / "elsewhere/out").glob("*.xml")}
    assert made == {n: d for n, d in small_blog.outputs().items() if n in made}


def test_the_order_in_which_folders_list_their_files(
    small_blog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_blog.build()
    other = small_blog.copy(tmp_path / "other")
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: Reversed(scandir(path)))
    other.build()
    monkeypatch.undo()
    assert Reversed.used
    assert differing(small_blog, other) == []
    assert other.told() == small_blog.told()


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "2"},
    ],
    ids=["New York, Turkish", "Kiritimati, C"],
)
def test_another_zone_locale_and_hash_seed(
    small_blog,
    drawn_cards,
    tmp_path: Path,
    repository: Path,
    environment: dict[str, str],
) -> None:
    small_blog.build()
    other = small_blog.copy(tmp_path / "other")
    command = [sys.executable, str(repository / "build.py"), "--root", str(other.root)]
    done = subprocess.run(
        [*command, "--now", small_blog.now, "--strict"],
        env={**os.environ, **environment}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert differing(small_blog, other) == []


def test_a_file_system_without_our_letters_is_an_error_with_a_way_out(
    small_blog, repository: Path
) -> None:
    command = [sys.executable, str(repository / "build.py"), "--root", str(small_blog.root)]
    done = subprocess.run(
        command, env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}, capture_output=True,
        check=False, text=True,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    assert "SSG603" in done.stderr
    assert "PYTHONUTF8=1" in done.stderr


def test_no_page_holds_the_time_of_the_build(small_blog, tmp_path: Path) -> None:
    small_blog.build()
    other = small_blog.copy(tmp_path / "other")
    other.now = "2031-07-08T09:10:11"
    assert differing(small_blog, other.build()) == []


def test_names_in_another_normalisation(blog, tmp_path: Path) -> None:
    blog.post("2025-01-01-が.md", "![図](ぱ.png)\n").file("posts/ぱ.png", "x").build()
    other = type(blog)(tmp_path / "other").settings()
    other.post("2025-01-01-が.md", "![図](ぱ.png)\n", title="2025-01-01-が")
    other.file("posts/ぱ.png", "x").build()
    assert differing(blog, other) == []
