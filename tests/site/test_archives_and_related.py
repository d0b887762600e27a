"""Posts by month, and posts that are near in subject."""

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ssg.diagnostics import Checked
from ssg.model.article import Article
from ssg.model.site import Post, Site
from ssg.site.archives import archive
from ssg.site.related import related_posts
from ssg.site.related_scores import CANDIDATES

Sites = Callable[..., Checked[Site]]
Articles = Callable[..., Article]


@given(st.lists(st.dates(), max_size=30))
def test_an_archive_holds_every_post_once_in_order(article: Articles, dates: list) -> None:
    posts = [
        Post(article(f"posts/{n}.md"), f"/{n}/", datetime(d.year, d.month, d.day))  # noqa: DTZ001
        for n, d in enumerate(sorted(dates, reverse=True))
    ]
    years = archive(posts)
    assert [p for y in years for m in y.months for p in m.posts] == posts
    assert [y.count for y in years] == [sum(len(m.posts) for m in y.months) for y in years]
    months = [(m.year, m.month) for y in years for m in y.months]
    assert months == sorted(set(months), reverse=True)
    assert all(m.year == y.year for y in years for m in y.months)


def slugs(checked: Checked[Site], slug: str) -> list[str]:
    url = next(p.url for p in checked.value.posts if p.article.name_slug == slug)
    return [p.article.name_slug for p in checked.value.related.get(url, ())]


def test_a_post_without_tags_is_related_to_none(site: Sites, article: Articles) -> None:
    made = site(article("posts/2025-01-01-a.md"), article("posts/2025-01-02-b.md", tags=("x",)))
    assert slugs(made, "a") == []
    assert slugs(made, "b") == []


def test_a_rare_tag_weighs_more_than_a_common_one(site: Sites, article: Articles) -> None:
    made = site(
        article("posts/2025-01-01-own.md", tags=("common", "rare")),
        article("posts/2025-01-02-near.md", tags=("common",)),
        article("posts/2025-06-01-far.md", tags=("rare",)),
        *(article(f"posts/2025-02-{n:02}-o{n}.md", tags=("common",)) for n in range(1, 9)),
    )
    assert slugs(made, "own")[0] == "far"


def test_of_equals_the_nearest_in_time_comes_first(site: Sites, article: Articles) -> None:
    made = site(*(article(f"posts/2025-01-{n:02}-p{n}.md", tags=("t",)) for n in range(1, 10)))
    assert slugs(made, "p5")[:2] in (["p6", "p4"], ["p4", "p6"])
    assert len(slugs(made, "p5")) == 4


def test_no_related_posts_are_wanted(site: Sites, article: Articles) -> None:
    made = site(
        *(article(f"posts/2025-01-0{n}-p{n}.md", tags=("t",)) for n in (1, 2)), related_posts=0
    )
    assert made.value.related == {}


def test_candidates_are_bounded_and_never_the_post_itself(site: Sites, article: Articles) -> None:
    start = datetime(2020, 1, 1)  # noqa: DTZ001
    days = [f"{start + timedelta(days=n):%Y-%m-%d}" for n in range(130)]
    made = site(*(article(f"posts/{day}-p{n}.md", tags=("t",)) for n, day in enumerate(days)))
    posts = made.value.posts
    found = related_posts(posts, made.value.terms["tag"], 1000)
    at = {p.url: n for n, p in enumerate(posts)}
    for post in posts:
        others = found[post.url]
        assert post not in others
        assert len(others) == CANDIDATES
        assert max(abs(at[p.url] - at[post.url]) for p in others) <= CANDIDATES
