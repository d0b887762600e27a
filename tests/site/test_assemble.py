"""The site as a whole: where articles land, and that the order they came in does not matter."""

import random
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from ssg.diagnostics import Checked
from ssg.model.article import Article
from ssg.model.settings import Permalinks
from ssg.model.site import Site
from ssg.site.selection import Wanted

Sites = Callable[..., Checked[Site]]
Articles = Callable[..., Article]


@pytest.mark.parametrize(
    ("path", "values", "url"),
    [
        ("posts/2025-01-02-a.md", {}, "/2025/01/02/a/"),
        ("posts/deep/er/2025-01-02-a.md", {}, "/2025/01/02/a/"),
        ("posts/2025-01-02-推論.md", {}, "/2025/01/02/推論/"),
        ("posts/2025-01-02-a.md", {"slug": "b"}, "/2025/01/02/b/"),
        ("posts/2025-01-02-a.md", {"title": "another title"}, "/2025/01/02/a/"),
        ("posts/2025-01-02-a.md", {"permalink": "/x/:slug.html"}, "/x/a.html"),
        ("posts/2025-01-02-a.md", {"permalink": "none", "categories": ("K",)}, "/k/a.html"),
        ("pages/about.md", {}, "/about/"),
        ("pages/a/b.md", {}, "/a/b/"),
        ("pages/a/index.md", {}, "/a/"),
        ("pages/index.md", {}, "/"),
        ("pages/a/b.md", {"slug": "c"}, "/a/c/"),
        ("pages/a/b.md", {"permalink": "/imprint.html"}, "/imprint.html"),
        ("posts/2025-01-02-a.md", {"slug": "../../x"}, "/2025/01/02/x/"),
    ],
)
def test_where_an_article_lands(
    site: Sites, article: Articles, path: str, values: dict, url: str
) -> None:
    made = site(article(path, **values)).value
    assert [p.url for p in (*made.posts, *made.pages)] == [url]


def test_the_settings_name_the_permalink(site: Sites, article: Articles) -> None:
    made = site(
        article("posts/2025-01-02-a.md"),
        article("pages/about.md"),
        permalinks=Permalinks(post="pretty", page="/p/:path/"),
    ).value
    assert [made.posts[0].url, made.pages[0].url] == ["/2025/01/02/a/", "/p/about/"]


def test_posts_are_newest_first_and_equal_dates_by_path(site: Sites, article: Articles) -> None:
    same = datetime(2025, 1, 2, tzinfo=UTC)
    sources = [
        article("posts/b.md", date=same),
        article("posts/a.md", date=same),
        article("posts/2025-01-03-c.md"),
        article("posts/2024-01-01-d.md"),
    ]
    made = site(*sources).value
    assert [p.article.name_slug for p in made.posts] == ["c", "b", "a", "d"]


def test_the_order_of_reading_does_not_matter(site: Sites, article: Articles) -> None:
    sources = [
        article(
            f"posts/2025-01-{n % 5 + 1:02}-p{n}.md",
            tags=(("AI", "ai", "Ai")[n % 3], f"t{n % 4}"),
            series="S" if n % 2 else "",
        )
        for n in range(20)
    ]

    def shape(made: Checked[Site]) -> object:
        value = made.value
        return (
            [p.url for p in value.posts],
            [
                [(t.name, t.slug, [p.url for p in t.posts]) for t in ts]
                for ts in value.terms.values()
            ],
            {u: [p.url for p in ps] for u, ps in value.related.items()},
            sorted(d.sort_key for d in made.diagnostics),
        )

    expected = shape(site(*sources))
    for seed in range(3):
        mixed = sources[:]
        random.Random(seed).shuffle(mixed)
        assert shape(site(*mixed)) == expected


def test_the_next_scheduled_post_is_told_in_the_sites_zone(site: Sites, article: Articles) -> None:
    now = Wanted(datetime(2025, 1, 1, tzinfo=UTC))
    due = datetime(2025, 2, 1, 0, 0, tzinfo=UTC)
    made = site(article("posts/a.md", date=due), wanted=now).value
    assert made.next_due == due
    assert f"{made.next_due:%H:%M %z}" == "09:00 +0900"
    assert made.left_out == {"future": 1}
