"""What pages follow from tags, told from the census, is what they are made from."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssg.model.article import Article
from ssg.model.settings import Settings
from ssg.model.site import Site
from ssg.pages.all_pages import all_pages
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.texts import Texts
from ssg.plan.rerelated import near_changes, related_of
from ssg.plan.retold import Retelling, is_known
from ssg.plan.site_entries import SiteEntries
from ssg.plan.ties import Ties
from ssg.plan.tying import ties_of
from ssg.site.assemble import assemble
from ssg.site.selection import Wanted

SETTINGS = Settings(
    "題", base_url="https://example.com", language="ja", posts_per_page=3, feed_items=2,
    related_posts=2,
)  # fmt: skip
FRAME = Frame(SETTINGS, Texts({"en": {}}))
NAMES = ("AI", "推論", "電力", "水道")
POSTS = 14


def _built(article: Callable[..., Article], tags: Sequence[Sequence[str]]) -> tuple[Site, Ties]:
    articles = [
        article(
            f"posts/2025-01-{n + 1:02}-p{n}.md",
            title=f"題{n}",
            tags=tuple(of_post),
            categories=(f"c{n % 2}",),
            updated=datetime(2025, 2, 1 + n % 3, tzinfo=UTC) if n % 5 == 0 else None,
        )
        for n, of_post in enumerate(tags)
    ]
    site = assemble(articles, (), SETTINGS, Wanted(datetime(2100, 1, 1, tzinfo=UTC))).value
    pages: tuple[Page, ...] = tuple(all_pages(site, FRAME))
    return site, ties_of(pages, site, {})


_TAGS = st.lists(st.sampled_from(NAMES), unique=True, max_size=4)
_ALL = st.lists(_TAGS, min_size=POSTS, max_size=POSTS).map(lambda tags: [*tags, NAMES])
_EDITS = st.dictionaries(st.integers(0, POSTS - 1), _TAGS, min_size=1, max_size=3)


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(_ALL, _EDITS, st.sampled_from([2, 4, 50]), st.sampled_from([1, 3]))
def test_they_are_told_as_they_are_made(
    article: Callable[..., Article],
    tags: list[Sequence[str]],
    edits: dict[int, list[str]],
    candidates: int,
    digits: int,
) -> None:
    """As on a large site, where few of a tag's posts are near one, and its weight stays."""
    with (
        mock.patch("ssg.site.related_scores.CANDIDATES", candidates),
        mock.patch("ssg.plan.rerelated.CANDIDATES", candidates),
        mock.patch("ssg.site.related_scores._DIGITS", digits),
    ):
        _is_told_as_made(article, tags, edits)


def _is_told_as_made(
    article: Callable[..., Article], tags: list[Sequence[str]], edits: dict[int, list[str]]
) -> None:
    site, ties = _built(article, tags)
    listings = ties.listings()
    assert is_known(listings.makers())
    assert not is_known([*listings.makers(), "ssg.pages.new_kind:view"])
    census = ties.census()
    told = {line.path: line for line in listings.of_terms(range(99), ())}
    telling = Retelling(census, ties, SETTINGS)
    assert {path: telling.parts(line) for path, line in told.items()} == {
        path: line.parts for path, line in told.items()
    }

    # And with other tags: as a site is made that has them.
    later_site, later = _built(article, [edits.get(n, of) for n, of in enumerate(tags)])
    existing, order = ties.existing("tag"), listings.order
    numbers = {path: number for number, path in enumerate(order)}
    of_post = {numbers[site_path(n)]: [existing[t] for t in edits[n]] for n in edits}
    after = census.with_tags(of_post)
    names = {number: name for name, number in existing.items()}
    for tag in existing.values():
        members = [order[post] for post in after.with_tag(tag)]
        (term,) = [t for t in later_site.terms["tag"] if t.name == names[tag]]
        assert members == [post.article.path for post in term.posts]
    telling = Retelling(after, ties, SETTINGS)
    known = [(names[number], count) for number, count in telling.counts]
    assert known == [(term.name, len(term.posts)) for term in later_site.terms["tag"]]

    # Related posts, of those that are near a changed one; the others' are what they were.
    urls = {number: ties.row(path).url for number, path in enumerate(order)}  # type: ignore[union-attr]
    near = near_changes(census, after, of_post)
    found = related_of(after, near, SETTINGS.related_posts, urls)
    for number, path in enumerate(order):
        now = [other.article.path for other in later_site.related.get(urls[number], ())]
        then = [other.article.path for other in site.related.get(urls[number], ())]
        assert now == ([order[n] for n in found[number]] if number in near else then), path

    # The sitemap.
    page = SiteEntries.load(later.sitemap).page(FRAME)
    assert [page.key] == [p.key for p in all_pages(later_site, FRAME) if p.path == page.path]
    of_tags = [p for p in all_pages(later_site, FRAME) if p.recipe == "tags.html"]
    assert [p.lastmod and p.lastmod.isoformat() for p in of_tags] == [after.latest_tagged() or None]


def site_path(number: int) -> str:
    """The source of the post with that number in ``_built``."""
    return f"posts/2025-01-{number + 1:02}-p{number}.md"
