"""Which pages a site has, and what their views say."""

from collections.abc import Callable

import pytest

from ssg.model.article import Article
from ssg.model.rendered import Heading
from ssg.model.settings import Author, Permalinks
from ssg.pages.page import Page

Pages = Callable[..., dict[str, Page]]
Articles = Callable[..., Article]

ALWAYS = {
    "/", "/tags/", "/categories/", "/archive/", "/404.html", "/feed.xml", "/rss.xml", "/feed.json",
    "/sitemap.xml", "/robots.txt", "/archive/filter.json",
}  # fmt: skip


def test_an_empty_site_has_the_pages_that_every_site_has(pages: Pages) -> None:
    assert set(pages()) == ALWAYS


def test_the_pages_of_a_post(pages: Pages, article: Articles) -> None:
    made = pages(
        article(
            "posts/2025-01-02-a.md", tags=("AI",), categories=("K",), authors=("M",), series="S"
        )
    )
    own = {
        "/2025/01/02/a/", "/2025/", "/2025/01/", "/tags/ai/", "/tags/ai/feed.xml",
        "/categories/k/", "/categories/k/feed.xml", "/authors/", "/authors/m/",
        "/archive/2025.json", "/authors/m/feed.xml", "/series/", "/series/s/", "/series/s/feed.xml",
    }  # fmt: skip
    assert set(made) - ALWAYS == own


def test_every_list_is_cut_into_pages(pages: Pages, article: Articles) -> None:
    made = pages(
        *(
            article(f"posts/2025-01-0{n}-p{n}.md", tags=("T",), categories=("K",), authors=("M",))
            for n in range(1, 6)
        ),
        posts_per_page=2,
    )
    for first in ("/", "/tags/t/", "/categories/k/", "/authors/m/"):
        views = [made[p].view for p in (first, f"{first}page/2/", f"{first}page/3/")]
        assert [[c.title for c in v.posts] for v in views] == [["p5", "p4"], ["p3", "p2"], ["p1"]]
        assert [v.pager.number for v in views] == [1, 2, 3]
        titles = [v.head.title for v in views]
        assert len(set(titles)) == 3, "each page has a title of its own"
        assert f"{first}page/4/" not in made


def test_all_paths_are_settable(pages: Pages, article: Articles) -> None:
    links = Permalinks(
        post="/p/:slug/", home_page="/n/:page/", tags="/t/", tag="/t/:slug/",
        tag_page="/t/:slug/:page/", tag_feed="/t/:slug.xml", archive="/all/", year="/y/:year/",
        month="/y/:year/:month/", feed_atom="/atom.xml", feed_rss="/r.xml", feed_json="/f.json",
        not_found="/missing.html", sitemap="/map.xml", robots="/robots.txt",
    )  # fmt: skip
    made = pages(
        *(article(f"posts/2025-01-0{n}-p{n}.md", tags=("T",)) for n in (1, 2, 3)),
        posts_per_page=2, permalinks=links,
    )  # fmt: skip
    assert set(made) - {"/categories/"} == {
        "/", "/p/p1/", "/p/p2/", "/p/p3/", "/n/2/", "/t/", "/t/t/", "/t/t/2/", "/t/t.xml",
        "/all/", "/y/2025/", "/y/2025/01/", "/atom.xml", "/r.xml", "/f.json", "/missing.html",
        "/map.xml", "/robots.txt", "/all/filter.json", "/all/2025.json",
    }  # fmt: skip


def test_neighbours_are_in_time(pages: Pages, article: Articles) -> None:
    made = pages(*(article(f"posts/2025-01-0{n}-p{n}.md") for n in (2, 3, 1)))
    views = [made[f"/2025/01/0{n}/p{n}/"].view for n in (1, 2, 3)]
    assert [v.newer and v.newer.title for v in views] == ["p2", "p3", None]
    assert [v.older and v.older.title for v in views] == [None, "p1", "p2"]


def test_a_series_is_numbered_from_its_oldest_post(pages: Pages, article: Articles) -> None:
    made = pages(*(article(f"posts/2025-01-0{n}-p{n}.md", series="S") for n in (2, 3, 1)))
    box = made["/2025/01/02/p2/"].view.series
    assert (box.position, box.total, [e.title for e in box.entries]) == (2, 3, ["p1", "p2", "p3"])


def test_two_posts_on_one_path_do_not_confuse_the_series(pages: Pages, article: Articles) -> None:
    # The collision is the planner's to tell; until there the pages have to be made.
    made = pages(
        article("posts/2025-01-02-a.md", permalink="/x/"),
        article("posts/2025-01-03-b.md", permalink="/x/", series="S"),
        unique=False,
    )
    assert made["/x/"].view.series.total == 1


def test_the_contents_go_as_deep_as_the_settings_say(pages: Pages, article: Articles) -> None:
    toc = tuple(Heading(level, f"h{level}", "…") for level in (2, 3, 4, 5))
    made = pages(article("posts/2025-01-02-a.md", toc=toc))
    assert [h.level for h in made["/2025/01/02/a/"].view.toc] == [2, 3]


def test_a_layout_names_the_template(pages: Pages, article: Articles) -> None:
    made = pages(article("posts/2025-01-02-a.md", layout="essay"), article("pages/b.md"))
    assert made["/2025/01/02/a/"].recipe == "essay.html"
    assert made["/b/"].recipe == "page.html"


def test_an_alias_leads_to_its_page(pages: Pages, article: Articles) -> None:
    made = pages(
        article(
            "posts/2025-01-02-a.md",
            aliases=("/old/", "older.html", "/%E6%8E%A8/", "https://example.org/x"),
        ),
        article("pages/about.md", aliases=("/me/",)),
    )
    targets = {p.path: p.view.target for p in made.values() if p.recipe == "redirect.html"}
    assert targets == {
        "/old/": "/2025/01/02/a/",
        "/older.html": "/2025/01/02/a/",
        "/推/": "/2025/01/02/a/",
        "/me/": "/about/",
    }


def test_the_sitemap_lists_what_readers_look_for(pages: Pages, article: Articles) -> None:
    made = pages(
        article("posts/2025-01-02-a.md", tags=("AI",), aliases=("/old/",)),
        article("posts/2025-01-03-draft.md", draft=True),
        article("pages/about.md"),
    )
    urls = [entry.loc for entry in made["/sitemap.xml"].view]
    paths = [u.removeprefix("https://example.com") for u in urls]
    assert {"/", "/2025/01/02/a/", "/about/", "/tags/ai/", "/archive/"} <= set(paths)
    left_out = {"/2025/01/03/draft/", "/old/", "/404.html", "/feed.xml", "/robots.txt"}
    assert not set(paths) & left_out
    assert paths == sorted(paths)


def test_feeds_hold_the_newest_posts(pages: Pages, article: Articles) -> None:
    made = pages(
        *(article(f"posts/2025-01-0{n}-p{n}.md", tags=("T",)) for n in range(1, 6)), feed_items=3
    )
    for path in ("/feed.xml", "/rss.xml", "/feed.json", "/tags/t/feed.xml"):
        assert [e.title for e in made[path].view.entries] == ["p5", "p4", "p3"]


def test_urls_in_feeds_are_absolute_and_below_the_base(pages: Pages, article: Articles) -> None:
    made = pages(article("posts/2025-01-02-推.md"), base_url="https://example.com/blog")
    feed = made["/feed.xml"].view
    assert feed.entries[0].url == "https://example.com/blog/2025/01/02/%E6%8E%A8/"
    assert feed.feed_url == "https://example.com/blog/feed.xml"


def test_a_large_site_lists_months_only_in_its_archive(pages: Pages, article: Articles) -> None:
    posts = [article(f"posts/2025-0{n}-01-p{n}.md") for n in (1, 2, 3)]
    for limit, shown in ((3, 3), (2, 0)):
        made = pages(*posts, archive_limit=limit)
        groups = [m for y in made["/archive/"].view.years for m in y.months]
        assert sum(len(m.posts) for m in groups) == shown
        assert sum(m.count for m in groups) == made["/archive/"].view.total == 3
        assert sum(len(m.posts) for y in made["/2025/"].view.years for m in y.months) == 3


def test_an_authors_page_knows_the_author(pages: Pages, article: Articles) -> None:
    author = Author("mika", "三上", bio="書く人", url="https://example.org", image="/m.png")
    made = pages(article("posts/2025-01-02-a.md", authors=("mika",)), authors=(author,))
    assert made["/authors/mika/"].view.author.bio == "書く人"
    assert made["/2025/01/02/a/"].view.authors[0].image == "/m.png"


def test_a_new_post_does_not_change_the_cards_of_others(pages: Pages, article: Articles) -> None:
    old = [article(f"posts/2025-01-0{n}-p{n}.md", tags=("T",)) for n in (1, 2)]
    before = pages(*old)["/"].view.posts
    after = pages(*old, article("posts/2025-02-01-new.md", tags=("T",)))["/"].view.posts
    assert after[1:] == before


def test_a_standalone_page_has_its_own_view(pages: Pages, article: Articles) -> None:
    toc = tuple(Heading(level, f"h{level}", "…") for level in (2, 3, 4))
    made = pages(article("pages/about.md", title="私", lang="en", toc=toc, extra={"x": 1}))
    view = made["/about/"].view
    assert (view.title, view.url, view.lang, view.extra) == ("私", "/about/", "en", {"x": 1})
    assert [h.level for h in view.toc] == [2, 3]
    assert [c.url for c in view.head.crumbs] == ["/", "/about/"]
    assert made["/about/"].recipe == "page.html"


@pytest.mark.parametrize("values", [{"draft": True}, {"published": False}])
def test_a_draft_that_is_shown_is_kept_out_of_search_engines(
    pages: Pages, article: Articles, values: dict
) -> None:
    page = pages(article("posts/2025-01-02-a.md", **values))["/2025/01/02/a/"]
    assert page.view.head.noindex
    assert page.view.draft
    assert not page.listed


def test_a_source_is_a_title_and_an_address(pages: Pages, article: Articles) -> None:
    sources = (
        "統計： https://a.example/x",
        "https://b.example/y/",
        "談話",
        "x javascript:alert(1)",
    )
    made = pages(article("posts/2025-01-02-a.md", sources=sources))
    assert [(s.title, s.url) for s in made["/2025/01/02/a/"].view.sources] == [
        ("統計", "https://a.example/x"),
        ("b.example/y", "https://b.example/y/"),
        ("談話", ""),
        ("x javascript:alert(1)", ""),
    ]
