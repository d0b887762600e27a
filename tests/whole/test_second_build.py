"""What a build leaves alone."""

import os
from pathlib import Path

import pytest


def test_a_second_build_writes_no_file(small_blog) -> None:
    before = small_blog.build().stamps()
    again = small_blog.build()
    assert again.stamps() == before
    assert (again.report.written, again.report.deleted) == (0, 0)
    assert again.report.kept == sum((small_blog.out / name).is_file() for name in before)


def test_a_build_at_a_later_time_writes_no_file(small_blog) -> None:
    before = small_blog.build().stamps()
    small_blog.now = "2027-12-31T23:59"
    assert small_blog.build().stamps() == before


def test_touching_every_source_writes_no_file(small_blog) -> None:
    before = small_blog.build().stamps()
    for file in small_blog.root.rglob("*"):
        if file.is_file() and "public" not in file.parts and ".ssg-cache" not in file.parts:
            os.utime(file, ns=(1, 1))
    assert small_blog.build().stamps() == before


def test_without_a_cache_no_file_is_written_either(small_blog) -> None:
    before = small_blog.build().stamps()
    for file in (small_blog.root / ".ssg-cache").glob("articles.sqlite*"):
        file.unlink()
    assert small_blog.build().stamps() == before


def test_without_a_manifest_equal_files_are_not_written(small_blog) -> None:
    before = small_blog.build().stamps()
    small_blog.without(".ssg-cache").build()
    assert small_blog.stamps() == before
    assert small_blog.report.written == 0


def test_the_whole_folder_may_move(small_blog, tmp_path: Path) -> None:
    small_blog.build()
    before = small_blog.stamps()
    moved = tmp_path / "elsewhere"
    small_blog.root.rename(moved)
    small_blog.root = moved
    assert small_blog.build().stamps() == before


def test_an_edit_of_a_body_touches_its_page_and_the_feeds(small_blog) -> None:
    before = small_blog.build().stamps()
    small_blog.post(
        "2025-01-01-a.md", "最初の**本文**です。\n\n別の段落です。\n", tags=["AI", "推論"]
    )
    after = small_blog.build().stamps()
    changed = {n for n in before if after.get(n) != before[n] and (small_blog.out / n).is_file()}
    assert changed == {
        "2025/01/01/a/index.html", "feed.xml", "rss.xml", "feed.json",
        "tags/ai/feed.xml", "tags/推論/feed.xml", "authors/編集部/feed.xml",
    }  # fmt: skip
    assert set(before) - set(after) == {"2025/01/01/a/chart.png"}


@pytest.mark.parametrize("name", ["index.html", "assets", "feed.xml"])
def test_what_is_taken_away_by_hand_comes_back(small_blog, name: str) -> None:
    whole = small_blog.build().outputs()
    small_blog.without(f"public/{name}").build()
    assert small_blog.outputs() == whole


def test_what_is_changed_by_hand_is_put_right(small_blog) -> None:
    whole = small_blog.build().outputs()
    for file in ("index.html", "images/x.txt"):
        (small_blog.out / file).write_text("changed by hand")
    small_blog.build()
    assert small_blog.outputs() == whole
    assert small_blog.report.written == 2


def test_files_of_others_are_left_alone(small_blog) -> None:
    small_blog.build()
    small_blog.file("public/CNAME", "example.com").file("public/tags/ai/mine.txt", "mine")
    small_blog.without("posts").build()
    assert small_blog.text("CNAME") == "example.com"
    assert small_blog.text("tags/ai/mine.txt") == "mine"
    assert not (small_blog.out / "tags/ai/index.html").exists()
    assert not (small_blog.out / "2025").exists()
