"""Every page of the site, in a fixed order."""

from collections.abc import Callable, Iterator

from ssg.feeds.sitemap import SitemapUrl
from ssg.model.site import Site
from ssg.model.urls import absolute
from ssg.pages import (
    archive,
    feed,
    home,
    not_found,
    post,
    redirect,
    sitemap,
    standalone,
    terms,
)
from ssg.pages.cards import make_cards
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.texts import Texts

# A new kind of page is a module of this folder and a line here.
KINDS: tuple[Callable[[Inputs], Iterator[Page]], ...] = (
    post.pages,
    standalone.pages,
    home.pages,
    terms.pages,
    archive.pages,
    redirect.pages,
    not_found.pages,
    feed.pages,
)


def all_pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The pages of each kind, and last what is made from the list of them: the sitemap."""
    inputs = Inputs(site, make_cards(site.posts, site), texts)
    listed: list[tuple[str, SitemapUrl]] = []
    for kind in KINDS:
        for page in kind(inputs):
            if page.listed:
                entry = SitemapUrl(absolute(page.path, site.settings.base_url), page.lastmod)
                listed.append((page.path, entry))
            yield page
    yield from sitemap.pages(listed, site.settings)
