"""What every page may use: the settings and the theme's texts."""

from collections.abc import Iterable
from datetime import datetime

from ssg.model.dates import month_name
from ssg.model.settings import Settings
from ssg.model.site import Post
from ssg.pages.texts import Texts
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """Settings and texts: their digest is in the key of every page."""

    settings: Settings
    texts: Texts

    def text(self, key: str, **values: object) -> str:
        """A text of the theme in the site's language."""
        return self.texts.get(self.settings.language, key, **values)

    def page_title(self, title: str, number: int) -> str:
        """A list's title, with the page's number from the second page on."""
        if number == 1:
            return title
        named = title or self.settings.title
        return self.text("title_page", title=named, n=number)

    def month_title(self, year: int, month: int) -> str:
        """A month with its year, as the site's language writes it."""
        name = month_name(month, self.settings.language)
        return self.text("title_month", year=year, month=month, name=name)


def latest(posts: Iterable[Post]) -> datetime | None:
    """The last change among these posts."""
    return max([p.article.front.updated or p.date for p in posts], default=None)
