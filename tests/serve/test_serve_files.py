"""From a request's path to a file."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.serve.files import Answer, answer, media_type, segments


@pytest.fixture
def root(tmp_path: Path) -> Path:
    out = tmp_path / "public"
    (out / "about").mkdir(parents=True)
    (out / "empty").mkdir()
    (out / "朝").mkdir()
    for name in ("index.html", "about/index.html", "朝/index.html", "a.css", "C#.txt"):
        (out / name).write_text(name)
    (tmp_path / "secret.txt").write_text("secret")
    (out / "way-out").symlink_to(tmp_path)
    return out.resolve()


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/", "index.html"),
        ("/?q=1", "index.html"),
        ("/about/", "about/index.html"),
        ("/about/index.html", "about/index.html"),
        ("/%E6%9C%9D/", "朝/index.html"),
        ("/a.css?v=1", "a.css"),
        ("/C%23.txt", "C#.txt"),
    ],
)
def test_a_file(root: Path, target: str, name: str) -> None:
    assert answer(root, "", target) == Answer(file=root / name)
    assert answer(root, "/blog", "/blog" + target) == Answer(file=root / name)


@pytest.mark.parametrize(
    ("base", "target", "location"),
    [
        ("", "/about", "/about/"),
        ("", "/about?a=b&c=%20", "/about/?a=b&c=%20"),
        ("", "/%E6%9C%9D", "/%E6%9C%9D/"),
        ("/blog", "/blog/about", "/blog/about/"),
        ("/blog", "/blog", "/blog/"),
        ("/blog", "/", "/blog/"),
        ("/%E6%9C%9D", "/%E6%9C%9D/about", "/%E6%9C%9D/about/"),
    ],
)
def test_a_folder_without_its_slash_is_elsewhere(
    root: Path, base: str, target: str, location: str
) -> None:
    assert answer(root, base, target) == Answer(redirect=location)


@pytest.mark.parametrize(
    "target",
    [
        "/empty/",
        "/a.css/",
        "/nothing",
        "//about/",
        "/about//",
        "about/",
        "",
        "*",
        "http://127.0.0.1/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/about/..%2f..%2fsecret.txt",
        "/about/../../secret.txt",
        "/way-out",
        "/way-out/",
        "/way-out/secret.txt",
        "/a.css%00.html",
        "/%ff",
        "/./about/",
        "/" + "x" * 5000,
    ],
)
def test_nothing(root: Path, target: str) -> None:
    assert answer(root, "", target) == Answer()


def test_only_what_lies_under_the_base_path(root: Path) -> None:
    assert answer(root, "/blog", "/about/") == Answer()
    assert answer(root, "/blog", "/blogabout/") == Answer()


@given(st.text("./%2eEfF\\cé朝a", max_size=20))
def test_no_path_names_a_place_outside(path: str) -> None:
    parts = segments("/" + path)
    assert parts is None or not {"..", "."} & set(parts)
    assert parts is None or not any(os.sep in part for part in parts)


def test_media_types() -> None:
    assert media_type(Path("a/INDEX.HTML")) == "text/html; charset=utf-8"
    assert media_type(Path("feed.xml")) == "application/xml"
    assert media_type(Path("x.unheard")) == "application/octet-stream"
