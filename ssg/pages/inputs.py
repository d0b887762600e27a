"""What every kind of page is made from."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING

from ssg.model.site import Post, Site
from ssg.pages.cards import CardSource
from ssg.pages.frame import Frame
from ssg.values import dataclass

if TYPE_CHECKING:
    from ssg.search import SearchIndex


@dataclass(frozen=True, slots=True)
class Inputs:
    """The site, the source of each post's card (by url), and what pages may use.

    Attributes:
        search: the index, where the site has a search page.
    """

    site: Site
    cards: Mapping[str, CardSource]
    frame: Frame
    search: "SearchIndex | None" = None

    def cards_of(self, posts: Iterable[Post]) -> tuple[CardSource, ...]:
        """What the cards of these posts are made from."""
        return tuple(map(self.cards.__getitem__, map(_url, posts))) if posts else ()


_url = attrgetter("url")
