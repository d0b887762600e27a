"""What every kind of page is made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ssg.model.dates import month_name
from ssg.model.site import Post, Site
from ssg.pages.parts import Card
from ssg.pages.texts import Texts


@dataclass(frozen=True, slots=True)
class Inputs:
    """The site, the card of each post (by url) and the theme's texts."""

    site: Site
    cards: Mapping[str, Card]
    texts: Texts

    def cards_of(self, posts: Iterable[Post]) -> tuple[Card, ...]:
        """The cards of these posts."""
        return tuple(self.cards[p.url] for p in posts)

    def text(self, key: str, **values: object) -> str:
        """A text of the theme in the site's language."""
        return self.texts.get(self.site.settings.language, key, **values)

    def page_title(self, title: str, number: int) -> str:
        """A list's title, with the page's number from the second page on."""
        if number == 1:
            return title
        named = title or self.site.settings.title
        return self.text("title_page", title=named, n=number)

    def month_title(self, year: int, month: int) -> str:
        """A month with its year, as the site's language writes it."""
        language = self.site.settings.language
        name = month_name(month, language)
        return self.text("title_month", year=year, month=month, name=name)

    @staticmethod
    def latest(posts: Iterable[Post]) -> datetime | None:
        """The last change among these posts."""
        return max((p.article.front.updated or p.date for p in posts), default=None)
