"""The scan: every file of the site once, sorted, and nothing from outside it."""

import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from ssg.disk.scan import scan_site
from ssg.disk.shipped import shipped_folder
from ssg.disk.stat_index import StatIndex
from ssg.disk.walk import FOLDERS, Walked
from ssg.model.digests import digest_bytes

_scandir = os.scandir


@pytest.fixture
def root(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    return site


def put(root: Path, *paths: str, data: bytes = b"x") -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def paths(files: tuple) -> list[str]:
    return [f.path for f in files]


def test_files_are_sorted_into_their_kinds(root: Path) -> None:
    put(
        root, "posts/b.md", "posts/a.md", "posts/en/c.markdown", "posts/chart.png",
        "pages/about.md", "pages/map.svg", "static/x.css", "static/assets/own.js",
        "templates/tag.html", "data/a.toml", "data/sub/b.json", "data/notes.txt",
        "README.md", "site.toml", "other/x.md",
    )  # fmt: skip
    tree = scan_site(root).tree
    assert paths(tree.posts) == ["posts/a.md", "posts/b.md", "posts/en/c.markdown"]
    assert paths(tree.pages) == ["pages/about.md"]
    assert sorted(paths(tree.resources)) == ["pages/map.svg", "posts/chart.png"]
    assert paths(tree.static) == ["static/assets/own.js", "static/x.css"]
    assert paths(tree.templates) == ["templates/tag.html"]
    assert paths(tree.data) == ["data/a.toml", "data/sub/b.json"]
    assert "default/templates/post.html" in paths(tree.default_templates)
    assert "default/static/assets/site.css" in paths(tree.default_static)


def test_each_file_has_the_digest_of_its_bytes(root: Path) -> None:
    put(root, "posts/a.md", data="推論".encode())
    scan = scan_site(root)
    (file,) = scan.tree.posts
    assert (file.digest, file.size) == (digest_bytes("推論".encode()), 6)
    assert scan.read("posts/a.md") == "推論".encode()


def test_a_file_that_changed_since_the_scan_is_noted(root: Path) -> None:
    put(root, "posts/a.md", "posts/b.md")
    scan = scan_site(root)
    put(root, "posts/b.md", data=b"newer")
    assert [scan.read(p) for p in ("posts/a.md", "posts/b.md")] == [b"x", b"newer"]
    assert scan.changed == {"posts/b.md"}


def test_files_of_editors_and_systems_are_left_out(root: Path) -> None:
    put(
        root, "posts/.hidden.md", "posts/a.md~", "posts/.a.md.swp", "posts/#a.md#", "posts/a.raw",
        "posts/.git/x.md", "posts/.DS_Store", "static/.DS_Store", "static/.gitkeep", "static/.ssg-staging/x",
        "templates/.tag.html.swp",
    )  # fmt: skip
    tree = scan_site(root).tree
    assert tree.posts == tree.resources == tree.static == tree.templates == ()


def test_hidden_files_of_static_are_published(root: Path) -> None:
    put(root, "static/.nojekyll", "static/.well-known/security.txt")
    found = paths(scan_site(root).tree.static)
    assert found == ["static/.nojekyll", "static/.well-known/security.txt"]


def test_an_empty_folder_is_a_site_without_anything(root: Path) -> None:
    scan = scan_site(root)
    assert list(scan.tree.articles()) == []
    assert scan.diagnostics == ()


def test_names_are_in_their_composed_form(root: Path) -> None:
    put(root, "posts/" + unicodedata.normalize("NFD", "がぎ.md"))
    scan = scan_site(root)
    assert paths(scan.tree.posts) == ["posts/がぎ.md"]
    assert scan.read("posts/がぎ.md") == b"x"


@pytest.mark.parametrize("what", ["file", "folder"])
@pytest.mark.parametrize("kind", ["posts", "pages", "static", "templates", "data"])
def test_a_link_out_of_the_site_is_left_out_with_a_warning(
    root: Path, tmp_path: Path, kind: str, what: str
) -> None:
    put(tmp_path, "secret/x.toml", data=b"secret")
    put(root, f"{kind}/own.md")
    target = tmp_path / "secret" / ("x.toml" if what == "file" else "")
    (root / kind / "link.toml").symlink_to(target)
    scan = scan_site(root)
    assert [(d.code, d.location.path) for d in scan.diagnostics] == [
        ("SSG604", f"{kind}/link.toml")
    ]
    assert [path for path in scan.files if path.startswith(kind)] in ([f"{kind}/own.md"], [])


@pytest.mark.parametrize("kind", ["posts", "pages", "static", "templates", "data"])
def test_a_whole_folder_that_is_a_link_out_of_the_site_is_left_out(
    root: Path, tmp_path: Path, kind: str
) -> None:
    put(tmp_path, "secret/x.toml", "secret/y.md", data=b"secret")
    (root / kind).symlink_to(tmp_path / "secret")
    scan = scan_site(root)
    assert [(d.code, d.location.path) for d in scan.diagnostics] == [("SSG604", kind)]
    assert not [path for path in scan.files if not path.startswith("default/")]


def test_a_link_within_the_site_is_followed(root: Path) -> None:
    put(root, "posts/a.md", "shared/chart.png", "shared/deep/y.png")
    (root / "posts/chart.png").symlink_to(root / "shared/chart.png")
    (root / "posts/deep").symlink_to("../shared/deep")
    scan = scan_site(root)
    assert paths(scan.tree.resources) == ["posts/chart.png", "posts/deep/y.png"]
    assert scan.diagnostics == ()


@pytest.mark.parametrize("through_a_link", [False, True])
def test_links_in_a_circle_end(root: Path, tmp_path: Path, through_a_link: bool) -> None:
    put(root, "posts/a/one.md", "posts/b/two.md")
    (root / "posts/self").symlink_to(".")
    (root / "posts/a/loop").symlink_to("../b")
    (root / "posts/b/loop").symlink_to("../a")
    (root / "posts/up").symlink_to("..")
    (root / "posts/dead").symlink_to("nowhere")
    (root / "posts/own.md").symlink_to("own.md")
    if through_a_link:
        (tmp_path / "way").symlink_to(root)
        root = tmp_path / "way"
    found = paths(scan_site(root).tree.posts)
    assert {"posts/a/one.md", "posts/b/two.md"} <= set(found)
    assert len(found) < 12


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_cannot_be_read_is_an_error(root: Path) -> None:
    put(root, "posts/a.md", "posts/b.md")
    (root / "posts/a.md").chmod(0)
    scan = scan_site(root)
    assert [(d.code, d.location.path) for d in scan.diagnostics] == [("SSG603", "posts/a.md")]
    assert paths(scan.tree.posts) == ["posts/b.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_file(root: Path) -> None:
    put(root, "posts/a.md")
    os.mkfifo(root / "posts/b.md")
    assert paths(scan_site(root).tree.posts) == ["posts/a.md"]


def test_the_repository_itself_uses_the_shipped_templates_once(repository: Path) -> None:
    tree = scan_site(repository).tree
    assert tree.templates == ()
    assert not [f for f in tree.static if f.path.startswith("static/assets/")]
    assert tree.default_templates


def test_a_file_that_is_read_elsewhere_is_known_when_its_digest_is(tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    for name in ("a.md", "b.md"):
        (folder / name).write_text(name, "utf-8")
        os.utime(folder / name, (1_000_000_000, 1_000_000_000))
    index = StatIndex(tmp_path / "index.json")
    scan = scan_site(tmp_path, index, lambda path, _: path == "posts/a.md")
    a, b = scan.tree.posts
    assert (a.digest, b.digest, a.size) == ("", digest_bytes(b"b.md"), 4)
    whole = scan_site(tmp_path)
    scan.digests["posts/a.md"] = digest_bytes(b"a.md")
    assert scan.completed().tree == whole.tree
    assert scan.completed().digests == whole.digests


def test_a_file_that_nobody_read_elsewhere_is_known_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    file = tmp_path / "posts/a.md"
    file.write_bytes(b"one")
    scan = scan_site(tmp_path, None, lambda *_: True)
    assert scan.read("posts/a.md") == b"one"
    assert scan.completed().tree.posts[0].digest == digest_bytes(b"one")
    assert not scan.changed
    file.write_bytes(b"two")
    scan.read("posts/a.md")
    assert scan.changed == {"posts/a.md"}


def test_a_folder_seen_a_moment_ago_is_not_asked_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, "posts/a.md", "pages/p.md", "static/.x")
    whole = scan_site(root).tree
    walked = Walked()
    for name, hidden in FOLDERS:
        walked.walk(str(root / name), name, hidden=hidden, outside=lambda *_: False)
    monkeypatch.setattr("ssg.disk.walk.os.scandir", _only_of_the_theme)
    assert scan_site(root, walked=walked).tree == whole
    monkeypatch.undo()
    (root / "posts" / "new.md").write_text("new")
    assert "posts/new.md" in paths(scan_site(root, walked=walked).tree.posts), "once, and no more"
    walked.walk(str(root / "posts"), "posts", hidden=False, outside=lambda *_: False)
    (root / "posts" / "newer.md").write_text("new")
    walked.forget()
    assert "posts/newer.md" in paths(scan_site(root, walked=walked).tree.posts)


def _only_of_the_theme(top: str) -> Any:
    assert Path(top).is_relative_to(shipped_folder()), top
    return _scandir(top)
