"""Pages that are not posts' own, told in lines and made again from them."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from ssg.model.article import Article
from ssg.model.settings import Settings
from ssg.model.site import Post, Site, Term
from ssg.pages.all_pages import all_pages
from ssg.pages.cards import CardSource, card_sources
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.texts import Texts
from ssg.plan.listings import Listings
from ssg.plan.telling import held_posts, listings_of
from ssg.site.assemble import assemble
from ssg.site.selection import Wanted


@pytest.fixture
def site(article: Callable[..., Article]) -> Site:
    written = [
        article(
            f"posts/2025-01-{n:02}-p{n}.md",
            title=f"題 “{n}”",
            tags=("t", f"u{n % 2}"),
            categories=("c",),
            series="s" if n < 3 else "",
            aliases=(f"/was/{n}/",),
        )
        for n in range(1, 13)
    ]
    settings = Settings(
        "題", base_url="https://example.com", language="ja", posts_per_page=2, feed_items=2
    )
    wanted = Wanted(datetime(2100, 1, 1, tzinfo=UTC))
    return assemble([*written, article("pages/about.md")], (), settings, wanted).value


def _others(site: Site) -> tuple[Frame, list[Page]]:
    frame = Frame(site.settings, Texts({"en": {"title_page": "{title} {n}"}}))
    pages = all_pages(site, frame)
    return frame, [p for p in pages if not (len(p.parts) > 2 and type(p.parts[0]) is Post)]


def _numbers(site: Site) -> dict[Term, int]:
    return {term: n for n, term in enumerate(t for ts in site.terms.values() for t in ts)}


def _cards(page: Page) -> set[Post]:
    found: set[Post] = set()

    def look(part: object) -> None:
        if isinstance(part, CardSource):
            found.add(part.post)
        elif isinstance(part, Post):
            found.add(part)
        elif isinstance(part, tuple):
            for inner in part:
                look(inner)

    look(page.parts)
    return found


def test_they_are_made_again(site: Site) -> None:
    frame, pages = _others(site)
    numbers = _numbers(site)
    terms = {number: term for term, number in numbers.items()}
    listings = Listings(listings_of(pages, site.posts, numbers))
    cards = card_sources(site.posts, site)
    assert listings.order == [post.article.path for post in site.posts]
    of_path = {page.path: page for page in pages}
    told = 0
    for number, post in enumerate(site.posts):
        found = list(listings.with_posts([number], whole=False))
        assert {f.path for f in found} == {p.path for p in pages if post in _cards(p)}
        whole = {f.path for f in listings.with_posts([number], whole=True)}
        assert whole == {p.path for p in pages if post in set(held_posts(p.parts))}
        for listing in found:
            page = listing.page(
                frame,
                site.posts.__getitem__,
                lambda n: cards[site.posts[n].url],
                terms.__getitem__,
            )
            assert page is not None, listing.path
            before = of_path[listing.path]
            assert (page.key, page.recipe, page.source) == (
                before.key, before.recipe, before.source,
            )  # fmt: skip
            assert page.make is before.make
            told += 1
    assert told > 100
    assert listings.recipes() == {page.recipe for page in pages}
    (missing,) = listings.of_recipes(["404.html"])
    assert missing.page(frame, *[lambda _: None] * 3) is not None  # type: ignore[list-item]


def test_lines_of_fresh_pages_are_taken_from_the_last_build(site: Site) -> None:
    _, pages = _others(site)
    numbers = _numbers(site)
    data = listings_of(pages, site.posts, numbers)
    last = Listings(data.replace(b"/tags/t/", b"/tags/x/"))
    files = {page.path: page.path.lstrip("/") + "index.html" for page in pages}
    fresh = {files["/tags/t/"]}
    assert listings_of(pages, site.posts, numbers, fresh, Listings(data)) == data
    # Not where the posts have other numbers.
    other = site.posts[::-1]
    assert listings_of(pages, other, numbers, fresh, last) == listings_of(pages, other, numbers)


def test_no_function_but_a_pages_is_called(site: Site) -> None:
    frame, pages = _others(site)
    listings = Listings(listings_of(pages, site.posts, _numbers(site)))
    (listing,) = listings.of_recipes(["404.html"])
    evil = listing._replace(made_by="os:system")
    assert evil.page(frame, *[lambda _: None] * 3) is None  # type: ignore[list-item]
