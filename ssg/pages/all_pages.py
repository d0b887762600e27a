"""Every page of the site, in a fixed order."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ssg.model.site import Site
from ssg.pages import (
    archive,
    archive_filter,
    feed,
    home,
    not_found,
    post,
    redirect,
    search,
    sitemap,
    standalone,
    terms,
)
from ssg.pages.cards import card_sources
from ssg.pages.frame import Frame
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page

if TYPE_CHECKING:
    from ssg.search import SearchIndex

# A new kind of page is a module of this folder and a line here.
KINDS: tuple[Callable[[Inputs], Iterator[Page]], ...] = (
    post.pages,
    standalone.pages,
    home.pages,
    terms.pages,
    archive.pages,
    archive_filter.pages,
    redirect.pages,
    not_found.pages,
    search.pages,
    feed.pages,
)


def all_pages(site: Site, frame: Frame, index: "SearchIndex | None" = None) -> Iterator[Page]:
    """The pages of each kind, and last what is made from the list of them: the sitemap."""
    inputs = Inputs(site, card_sources(site.posts, site), frame, index)
    listed: list[sitemap.Listed] = []
    for kind in KINDS:
        for page in kind(inputs):
            if page.listed:
                listed.append((page.path, page.lastmod))
            yield page
    yield from sitemap.pages(listed, frame)
