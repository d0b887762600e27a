"""``archive_filter``: the files that the archive's filter reads, and what else the posts of a tag are tagged with."""


def test_the_archive_names_its_list_and_the_list_each_year(pages, article) -> None:
    found = pages(
        article("posts/2025-01-02-a.md", tags=("AI", "推論"), authors=("編集部",)),
        article("posts/2024-01-02-b.md", tags=("AI",), lang="en"),
        base_url="https://example.com/b",
    )
    assert found["/archive/"].view.filter == "/archive/filter.json"
    assert found["/2025/"].view.filter == ""
    index = found["/archive/filter.json"].view
    assert [(y.year, y.count, y.url) for y in index.years] == [
        (2025, 1, "/b/archive/2025.json"),
        (2024, 1, "/b/archive/2024.json"),
    ]
    assert [(t.kind, t.slug, t.count) for t in index.terms] == [
        ("tag", "ai", 2), ("tag", "推論", 1), ("author", "編集部", 1),
    ]  # fmt: skip
    (newer,), (older,) = (found[f"/archive/{year}.json"].view for year in (2025, 2024))
    assert newer.terms == ("tag ai", "tag 推論", "author 編集部")
    assert (newer.url, newer.shown, newer.lang) == ("/b/2025/01/02/a/", "2025.01.02", "")
    assert older.lang == "en"


def test_an_edit_in_one_year_leaves_the_lists_of_the_others(pages, article) -> None:
    def keys(title: str) -> dict[str, str]:
        found = pages(
            article("posts/2025-01-02-a.md", title=title), article("posts/2024-01-02-b.md")
        )
        return {path: page.key for path, page in found.items() if path.startswith("/archive/")}

    before, after = keys("一"), keys("二")
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {"/archive/", "/archive/2025.json"}


def test_the_lists_are_no_pages_for_search_engines(pages, article) -> None:
    found = pages(article("posts/2025-01-02-a.md"))
    assert not found["/archive/filter.json"].listed
    assert not found["/archive/2025.json"].listed


def test_a_tag_says_what_else_its_posts_are_tagged_with(pages, article) -> None:
    found = pages(
        article("posts/2025-01-01-a.md", tags=("AI", "推論", "電力"), categories=("技術",)),
        article("posts/2025-01-02-b.md", tags=("AI", "電力")),
        article("posts/2025-01-03-c.md", tags=("別",)),
    )
    also = found["/tags/ai/"].view.also
    assert [(t.name, t.count, t.url) for t in also] == [
        ("電力", 2, "/tags/電力/"),
        ("推論", 1, "/tags/推論/"),
    ]
    assert found["/tags/別/"].view.also == ()
    assert [t.name for t in found["/categories/技術/"].view.also] == ["AI", "推論", "電力"]


def test_only_the_first_page_of_a_tag_says_so(pages, article) -> None:
    posts = [article(f"posts/2025-01-0{n}-a{n}.md", tags=("AI", "推論")) for n in range(1, 4)]
    found = pages(*posts, posts_per_page=2)
    assert found["/tags/ai/"].view.also
    assert found["/tags/ai/page/2/"].view.also == ()


def test_an_author_is_not_said_to_be_tagged(pages, article) -> None:
    found = pages(article("posts/2025-01-01-a.md", tags=("AI",), authors=("x",)))
    assert found["/authors/x/"].view.also == ()
