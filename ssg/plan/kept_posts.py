"""Articles, terms and lines of the last build, each looked up when it is asked for."""

from collections.abc import Callable, Iterable
from functools import cached_property

from ssg.model.article import Article
from ssg.model.settings import Settings
from ssg.model.site import Term
from ssg.plan.listings import Listings
from ssg.plan.tie_rows import Row
from ssg.plan.ties import Ties
from ssg.site.terms import known_term


class UnknownError(Exception):
    """The last build has not left enough."""


class KeptPosts:
    """What the last build left of its posts.

    Args:
        light: the article of a post as the last build had it, or None.
    """

    def __init__(
        self, ties: Ties, settings: Settings, light: Callable[[str], Article | None]
    ) -> None:
        self._ties = ties
        self._settings = settings
        self._light = light
        self._rows: dict[str, Row | None] = {}
        self._articles: dict[str, Article] = {}
        self._terms: dict[int, Term] = {}
        self._listings: Listings | None = None

    @property
    def listings(self) -> Listings:
        """The pages that are not posts' own."""
        if self._listings is None:
            self._listings = self._ties.listings()
        return self._listings

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of the posts."""
        return {path: number for number, path in enumerate(self.listings.order)}

    def article(self, path: str) -> Article:
        """A post's article, as it was.

        Raises:
            UnknownError: where it is not known any more.
        """
        known = self._articles.get(path)
        if known is None:
            known = self._light(path)
            if known is None:
                raise UnknownError(path)
            self._articles[path] = known
        return known

    def look_up(self, paths: Iterable[str]) -> None:
        """Read the lines of many posts in one go."""
        self._rows |= self._ties.rows([path for path in paths if path not in self._rows])

    def row(self, path: str) -> Row:
        """What is known of a post's page."""
        if path not in self._rows:
            self._rows[path] = self._ties.row(path)
        row = self._rows[path]
        if row is None:
            raise UnknownError(path)
        return row

    def term(self, number: int) -> Term:
        """A term by its number, without its posts."""
        known = self._terms.get(number)
        if known is None:
            known = self._terms[number] = known_term(*self._ties.term(number), self._settings)
        return known
