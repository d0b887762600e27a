"""The watch, with a real observer over real files."""

import contextlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from ssg.serve.watcher import is_source, watching

LONG = 30.0


class Seen:
    """Gathers what the watch tells, and waits until a file was named."""

    def __init__(self) -> None:
        self.paths: list[Path] = []
        self.news = threading.Condition()

    def __call__(self, paths: Iterable[Path]) -> None:
        with self.news:
            self.paths.extend(paths)
            self.news.notify_all()

    def wait(self, path: Path) -> bool:
        with self.news:
            return self.news.wait_for(lambda: path in self.paths, LONG)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = (tmp_path / "site").resolve()
    (root / "posts" / "deep").mkdir(parents=True)
    (root / "posts" / "a.md").write_text("a")
    (root / "public").mkdir()
    (root / "site.toml").write_text("")
    return root


@pytest.fixture
def seen(site: Path) -> Iterator[Seen]:
    told = Seen()
    sources = (site / "posts", site / "templates", site / "site.toml")
    with watching(sources, told, ignored=(site / "public",)):
        yield told


def in_place(path: Path) -> None:
    path.write_text("new")


def by_rename(path: Path) -> None:
    aside = path.with_name(f".{path.name}.swp")
    aside.write_text("new")
    os.replace(aside, path)


def with_backup(path: Path) -> None:
    (path.parent / "4913").write_text("")
    (path.parent / "4913").unlink()
    with contextlib.suppress(FileNotFoundError):
        os.replace(path, path.with_name(path.name + "~"))
    path.write_text("new")


@pytest.mark.parametrize("save", [in_place, by_rename, with_backup])
@pytest.mark.parametrize("name", ["posts/a.md", "posts/deep/new.md", "site.toml"])
def test_every_way_of_saving_is_seen_and_only_the_file(
    site: Path, seen: Seen, save: Callable[[Path], None], name: str
) -> None:
    save(site / name)
    assert seen.wait(site / name)
    assert set(seen.paths) == {site / name}


def test_a_deleted_and_a_renamed_file(site: Path, seen: Seen) -> None:
    (site / "posts" / "a.md").rename(site / "posts" / "b.md")
    assert seen.wait(site / "posts" / "b.md")
    assert seen.wait(site / "posts" / "a.md")
    (site / "posts" / "b.md").unlink()
    (site / "posts" / "last.md").write_text("")
    assert seen.wait(site / "posts" / "last.md")
    assert seen.paths.count(site / "posts" / "b.md") >= 2


def test_reading_and_what_the_build_writes_are_no_change(site: Path, seen: Seen) -> None:
    (site / "posts" / "a.md").read_text()
    (site / "public" / "index.html").write_text("x")
    (site / "other.txt").write_text("x")
    (site / "posts" / ".hidden").write_text("x")
    (site / "posts" / "z.md").write_text("the last event")
    assert seen.wait(site / "posts" / "z.md")
    assert set(seen.paths) == {site / "posts" / "z.md"}


def test_a_folder_that_comes_later_is_watched(site: Path, seen: Seen) -> None:
    (site / "templates").mkdir()
    assert seen.wait(site / "templates")
    (site / "templates" / "post.html").write_text("x")
    assert seen.wait(site / "templates" / "post.html")


def test_a_folder_that_goes_and_comes_back_is_watched(site: Path, seen: Seen) -> None:
    (site / "posts").rename(site / "away")
    assert seen.wait(site / "posts")
    (site / "away").rename(site / "posts")
    # The watch starts anew in the observer's thread: it has, when the next folder is seen.
    (site / "templates").mkdir()
    assert seen.wait(site / "templates")
    (site / "posts" / "a.md").write_text("new")
    assert seen.wait(site / "posts" / "a.md")


def test_ignored_folders_inside_watched_ones() -> None:
    posts = Path("/s/posts")
    assert is_source(posts / "a.md", (posts,), ())
    assert not is_source(posts / "out" / "a.md", (posts,), (posts / "out",))
    assert not is_source(Path("/s/postscript"), (posts,), ())


@pytest.mark.parametrize(
    "name",
    [".a.md.swp", "a.md~", "#a.md#", ".#a.md", "4913", "a.md.tmp", ".git/index", ".DS_Store"],
)
def test_what_editors_leave_is_no_source(name: str) -> None:
    posts = Path("/s/.hidden/posts")
    assert not is_source(posts / name, (posts,), ())
    assert is_source(posts / "a.md", (posts,), ())
