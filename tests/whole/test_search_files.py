"""The files of search in a whole build."""

import json
import zlib
from pathlib import Path

import pytest

from .test_incremental_is_clean import A, B, same_as_clean, step

SEARCH = 'base_url = "https://example.com/b"\n[search]\nenabled = true\n'
HISTORY = (
    "edit a body", "edit a title", "edit tags", "edit a date", "rename a post", "delete a post",
    "add a post", "add a draft", "break a post", "mend it", "a damaged post", "own texts",
    "drop the cache", "edit a body", "damage the cache", "delete an output", "time goes on",
    "empty the output folder", "a folder becomes a file", "damage the manifest",
)  # fmt: skip


@pytest.fixture
def searched(small_blog):
    """A site with a search page, and so many posts that an index is changed, not made anew."""
    for number in range(24):
        small_blog.post(f"2024-01-{number % 28 + 1:02}-n{number}.md", f"記事{number}の本文。\n")
    return small_blog.settings(SEARCH)


def index_files(blog) -> set[str]:
    return {name for name in blog.outputs() if name.startswith("search/index/")}


@pytest.mark.thorough
def test_a_history_of_a_searched_site_is_clean(searched, tmp_path: Path) -> None:
    searched.build()
    for number, name in enumerate(HISTORY):
        step(searched, name)
        if number % 5 == 4:
            same_as_clean(searched, tmp_path, str(number))
    same_as_clean(searched, tmp_path, "end")


def test_a_second_build_of_it_writes_no_file(searched) -> None:
    before = searched.build().stamps()
    assert searched.build().stamps() == before
    searched.file("static/x.txt", "one more file")
    assert searched.build().report.written == 1


def test_an_edit_writes_few_files_again(searched) -> None:
    before = searched.build().outputs()
    searched.post(A, "最初の本文です。直した。\n", tags=["AI", "推論"]).build()
    after = searched.outputs()
    changed = {name for name in index_files(searched) if before.get(name) != after[name]}
    assert index_files(searched) == {n for n in before if n.startswith("search/index/")}
    assert sum(name.startswith("search/index/t/") for name in changed) == 1
    assert 0 < len(changed) < 50
    assert "search/index/table.bin" not in changed


def test_what_is_not_published_is_not_in_the_index(searched) -> None:
    searched.post("2025-05-06-draft.md", "未公開の秘密。\n", draft=True).build()
    texts = [
        json.loads(zlib.decompress(data))
        for name, data in searched.outputs().items()
        if name.startswith("search/index/t/")
    ]
    assert len(texts) == searched.report.posts
    assert not any("秘密" in block for text in texts for block in text["b"])
    searched.without(f"posts/{B}").build()
    names = [n for n in index_files(searched) if n.startswith("search/index/t/")]
    assert len(names) == searched.report.posts == len(texts) - 1


def test_the_page_names_the_index_below_the_base_path(searched) -> None:
    page = searched.build().text("search/index.html")
    assert 'data-search-index="/b/search/index/"' in page
    assert 'action="/b/search/"' in page
    assert 'action="/b/search/"' in searched.text("index.html")
    assert "search.js" not in searched.text("index.html")


def test_search_engines_may_list_the_page(searched) -> None:
    searched.build()
    assert "<loc>https://example.com/b/search/</loc>" in searched.text("sitemap.xml")
    assert "noindex" not in searched.text("search/index.html")


def test_switched_off_it_is_not_there(searched) -> None:
    searched.build()
    searched.settings('base_url = "https://example.com/b"\n').build()
    assert not any("search" in name for name in searched.outputs())
    assert "search" not in searched.text("index.html").replace("site-search", "search")


def test_paths_of_ones_own(searched) -> None:
    paths = '[permalinks]\nsearch = "/find.html"\nsearch_index = "/find/"\n'
    searched.settings(SEARCH + paths).build()
    assert 'data-search-index="/b/find/"' in searched.text("find.html")
    assert "find/table.bin" in searched.outputs()
