"""The pages of a tiny fixed site as a reviewer sees them.

``UPDATE_SNAPSHOTS=1 python -m pytest tests/whole/test_snapshots.py`` writes them anew; read the
difference before it is committed.
"""

import os
import re
from pathlib import Path

import pytest

SNAPSHOTS = Path(__file__).parent / "snapshots"
PAGES = {
    "home.html": "index.html",
    "post.html": "2025/02/02/b/index.html",
    "english-post.html": "2025/02/03/c/index.html",
    "page.html": "about/index.html",
    "tag.html": "tags/ai/index.html",
    "tags.html": "tags/index.html",
    "series.html": "series/連載/index.html",
    "archive.html": "archive/index.html",
    "redirect.html": "old/index.html",
    "404.html": "404.html",
    "feed.xml": "feed.xml",
    "sitemap.xml": "sitemap.xml",
    "robots.txt": "robots.txt",
}
# The theme's style and script change more often than its pages: their hashes are left out.
_HASH = re.compile(r"(/assets/[\w-]+)\.[0-9a-f]{10}\.")
_VERSION = re.compile(r"(Tsugime |version=\")\d+\.\d+\.\d+")


@pytest.fixture
def made(small_blog) -> dict[str, str]:
    small_blog.build()
    return {
        name: _VERSION.sub(r"\1X", _HASH.sub(r"\1.HASH.", small_blog.text(path)))
        for name, path in PAGES.items()
    }


def test_pages_are_as_they_were_reviewed(made: dict[str, str]) -> None:
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOTS.mkdir(exist_ok=True)
        for stale in SNAPSHOTS.iterdir():
            stale.unlink()
        for name, text in made.items():
            (SNAPSHOTS / name).write_text(text, "utf-8", newline="\n")
    for name, text in made.items():
        assert text == (SNAPSHOTS / name).read_text("utf-8"), name


def test_no_snapshot_is_stale() -> None:
    assert {f.name for f in SNAPSHOTS.iterdir()} == set(PAGES)


def test_a_snapshot_holds_nothing_of_this_machine(made: dict[str, str], tmp_path: Path) -> None:
    for name, text in made.items():
        assert str(tmp_path) not in text, name
        assert str(Path.home()) not in text or str(Path.home()) == "/", name
