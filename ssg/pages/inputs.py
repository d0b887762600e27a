"""What every kind of page is made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ssg.model.site import Post, Site
from ssg.pages.cards import CardSource, LinkSource
from ssg.pages.frame import Frame


@dataclass(frozen=True, slots=True)
class Inputs:
    """The site, the source of each post's card and link (by url), and what pages may use."""

    site: Site
    cards: Mapping[str, CardSource]
    links: Mapping[str, LinkSource]
    frame: Frame

    def cards_of(self, posts: Iterable[Post]) -> tuple[CardSource, ...]:
        """What the cards of these posts are made from."""
        known = self.cards
        return tuple([known[p.url] for p in posts])

    def links_of(self, posts: Iterable[Post]) -> tuple[LinkSource, ...]:
        """The same for their titles and dates alone."""
        known = self.links
        return tuple([known[p.url] for p in posts])
