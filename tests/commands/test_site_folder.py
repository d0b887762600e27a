"""A site's folder: its settings, and where its output may go."""

from pathlib import Path

import pytest

from ssg.commands.options import UsageError
from ssg.commands.site_folder import open_site
from ssg.diagnostics import has_errors


@pytest.fixture
def root(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name in ("posts", "static", "templates", "ssg"):
        (site / name).mkdir(parents=True)
    (site / "site.toml").write_text('title = "題"\n', "utf-8")
    return site


def errors(opened) -> list[str]:
    return [d.code for d in opened.diagnostics if d.severity == "error"]


def test_a_site_is_opened_as_it_is(root: Path) -> None:
    opened = open_site(root)
    assert opened.diagnostics == ()
    assert opened.value.settings.title == "題"
    assert opened.value.out == root / "public"


@pytest.mark.parametrize(
    "out",
    ["public", "public/deep", "../out", "../site-public", "docs", "posts-out", "public/posts"],
)
def test_a_folder_of_its_own_is_taken(root: Path, out: str) -> None:
    assert errors(open_site(root, root / out)) == []


@pytest.mark.parametrize(
    "out",
    [".", "..", "../..", "/", "posts", "posts/out", "static", "templates/x", "pages", "data",
     ".git", ".ssg-cache", "public/..", "posts/../posts", "ssg"],
)  # fmt: skip
def test_a_folder_that_is_or_holds_the_sources_is_refused(root: Path, out: str) -> None:
    opened = open_site(root, root / out)
    assert "SSG601" in errors(opened)
    (root / "site.toml").write_text(f'title = "t"\noutput_dir = "{out}"\n', "utf-8")
    assert errors(open_site(root))


def test_a_link_to_the_sources_is_refused(root: Path) -> None:
    (root / "public").symlink_to("posts")
    assert errors(open_site(root)) == ["SSG601"]


def test_a_site_that_is_itself_behind_a_link_is_opened(root: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(root)
    assert errors(open_site(tmp_path / "way")) == []
    assert errors(open_site(tmp_path / "way", root)) == ["SSG601"]


def test_a_folder_without_settings_says_what_to_do(tmp_path: Path) -> None:
    opened = open_site(tmp_path)
    assert errors(opened) == ["SSG005"]
    assert "ssg new-site" in opened.diagnostics[0].hint


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        open_site(tmp_path / "none")


@pytest.mark.parametrize("data", [b"\xff", b"title = ", b"title = 5", b"", b"title = ''"])
def test_broken_settings_are_errors(root: Path, data: bytes) -> None:
    (root / "site.toml").write_bytes(data)
    assert has_errors(open_site(root).diagnostics)


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://example.com", "https://example.com"),
        ("https://example.com/b/", "https://example.com/b"),
        ("http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_the_base_url_of_the_command_line_wins(root: Path, given: str, base: str) -> None:
    assert open_site(root, None, given).value.settings.base_url == base


@pytest.mark.parametrize("given", ["", "example.com", "/b", "ftp://x", 'https://"x', "https://x y"])
def test_a_base_url_that_is_no_address_is_wrong_usage(root: Path, given: str) -> None:
    with pytest.raises(UsageError, match="--base-url"):
        open_site(root, None, given)
