"""Posts, cards, terms and pages of the last build, made again from what it left."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from ssg.model.article import Article
from ssg.model.pictures import Picture
from ssg.model.settings import Settings
from ssg.model.site import Post, Site, Term
from ssg.pages.cards import CardSource, card_key, card_source, term_links
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.parts import Card
from ssg.pages.pictures import NOTHING
from ssg.pages.post import post_page
from ssg.pages.shared import RECENT
from ssg.plan.census import Census
from ssg.plan.kept_posts import KeptPosts, UnknownError
from ssg.plan.later_cards import WrongCardError, kept_card, later_source
from ssg.plan.listings import Listing
from ssg.plan.tie_rows import Row
from ssg.plan.ties import Ties
from ssg.prepare.shelf_rows import CardValues
from ssg.site.assemble import NO_DATE
from ssg.site.links import placed_post


class Recalled(KeptPosts):
    """The site of the last build, of which each thing is made when it is asked for.

    What was edited is there twice: as it was, and as it is now.

    Args:
        light: the article of a post as the last build had it, or None.
        values: what cards show of it, or None where that is not at hand.
    """

    def __init__(
        self,
        ties: Ties,
        settings: Settings,
        light: Callable[[str], Article | None],
        values: Callable[[str], CardValues | None],
    ) -> None:
        super().__init__(ties, settings, light)
        self._values = values
        self._edited: dict[str, Article] = {}
        self._posts: dict[tuple[str, bool], Post] = {}
        self._cards: dict[tuple[str, bool], CardSource] = {}
        self._cards_then, self._cards_now = (_Numbered(self, now=now) for now in (False, True))
        self._census: Census | None = None
        self._frame: Any = None
        self._tags: dict[str, list[int]] = {}
        self._related: dict[str, list[str]] = {}
        self._counts: list[list[int]] = []

    @property
    def articles(self) -> tuple[Article, ...]:
        """Those that were asked for, and the edited ones as they are now."""
        return (*self._articles.values(), *self._edited.values())

    def learn(self, article: Article) -> None:
        """What has become of an edited post."""
        self._edited[article.path] = article

    def know_cards(self, census: Census, frame: Frame) -> None:
        """The digests of all cards as they were: many need not be made then."""
        self._census, self._frame = census, frame
        self._ties.spread_out()

    def retag(
        self,
        tags: Mapping[str, list[int]],
        related: Mapping[str, list[str]],
        counts: list[list[int]],
    ) -> None:
        """What has become of tags.

        Args:
            tags: of the edited posts, by their paths.
            related: of the posts that are related to others now.
            counts: as ``Ties`` has them, of all tags.
        """
        self._tags.update(tags)
        self._related.update(related)
        self._counts = counts

    def row_now(self, path: str) -> Row:
        """What is known of a post's page, but for its file's digest, as it is now."""
        row = self.row(path)
        related, tags = self._related.get(path, row.related), self._tags.get(path, row.terms[-1])
        return row._replace(related=related, terms=[*row.terms[:-1], tags])

    def post(self, path: str, *, now: bool) -> Post:
        """A post, as it was or as it is now."""
        now = now and path in self._edited
        known = self._posts.get((path, now))
        if known is None:
            row, article = self.row(path), self._edited[path] if now else self.article(path)
            post = Post(article, row.url, article.front.date or NO_DATE)
            known = placed_post(article, post, tuple(row.urls), row.image)
            self._posts[path, now] = known
        return known

    def card(self, path: str, *, now: bool) -> CardSource:
        """What the card of a post is made from, as it was or as it is now."""
        now = now and path in self._edited
        known = self._cards.get((path, now))
        if known is None:
            census = self._census
            if census is None or now:
                known = self._card(path, now=now)
            else:
                known = later_source(census.key(self.numbers[path]), path, self)
            self._cards[path, now] = known
        return known

    def numbered_card(self, number: int, *, now: bool) -> CardSource:
        """``card`` of a post by its number."""
        path = self.listings.order[number]
        if now and path not in self._edited:
            return self._cards_then[number]
        return self.card(path, now=now)

    def _card(self, path: str, *, now: bool) -> CardSource:
        row = self.row_now(path) if now else self.row(path)
        authors, categories, tags = (
            tuple([self.term(number) for number in numbers]) for numbers in row.terms
        )
        picture = Picture(row.image) if row.image else None
        post, language = self.post(path, now=now), self._settings.language
        return card_source(post, picture, authors, categories, tags, language)

    def changed(self, path: str) -> datetime:
        """The last change of a post, as it was."""
        if self._census is None:
            raise UnknownError(path)
        return datetime.fromisoformat(self._census.changed(self.numbers[path]))

    def kept(self, source: CardSource, path: str) -> tuple[Frame, Card]:
        """The card of a post as it was, filled when it is asked for."""
        return self._frame, kept_card(source, self._frame, partial(self._fill, path))

    def whole(self, path: str) -> CardSource:
        """What the card of a post is made from, as it was; nobody asks the post for its digest."""
        row, article = self.row(path), self.article(path)
        date = article.front.date or NO_DATE
        post = Post(article, row.url, date, row.image, tuple(row.urls))
        authors, categories, tags = row.terms
        term = self.term
        return card_source(
            post,
            Picture(row.image) if row.image else None,
            tuple(map(term, authors)),
            tuple(map(term, categories)),
            tuple(map(term, tags)),
            self._settings.language,
        )

    def _fill(self, path: str, card: Any) -> bool:
        """Give a card what was kept of its post; False where that is not at hand."""
        values = self._values(path)
        if values is None:
            return False
        row = self.row(path)
        terms = [tuple(map(self.term, numbers)) for numbers in row.terms]
        picture = Picture(row.image) if row.image else None
        lang = values.lang or self._settings.language
        if card.digest_key != card_key(values.face, row.url, row.image, lang, picture, terms):
            raise WrongCardError(path)
        card.title, card.subtitle, card.url = values.title, values.subtitle, row.url
        card.date, card.updated = values.date or NO_DATE, values.updated
        card.excerpt, card.reading_minutes = values.excerpt, values.minutes
        card.authors, card.categories, card.tags = map(term_links, terms)
        card.image, card.image_alt, card.picture = row.image, values.image_alt, picture
        card.lang, card.draft = lang, values.draft
        return True

    def own_page(self, frame: Frame, path: str, *, now: bool) -> Page:
        """The page of a post."""
        row = self.row_now(path) if now else self.row(path)
        newer, older = (
            self.card(other, now=now) if other else None for other in (row.newer, row.older)
        )
        return post_page(
            frame,
            self.post(path, now=now),
            self.card(path, now=now),
            None,
            newer,
            older,
            tuple([self.card(other, now=now) for other in row.related]),
            NOTHING,
        )

    def page(self, frame: Frame, listing: Listing, *, now: bool) -> Page:
        """One of the other pages."""
        order = self.listings.order
        if self._census is None:
            self.look_up(order[number] for number, _ in listing.posts())
        page = listing.page(
            frame,
            lambda number: self.post(order[number], now=now),
            (self._cards_now if now else self._cards_then).__getitem__,
            self.term,
        )
        if page is None:
            raise UnknownError(listing.path)
        return page

    def site(self, *, now: bool) -> Site:
        """As much of the site as values of the whole site are made from, but the archives."""
        newest = tuple([self.post(path, now=now) for path in self.listings.order[:RECENT]])
        all_counts = dict(self._ties.counts)
        if now and self._counts:
            all_counts["tag"] = self._counts
        terms: Mapping[str, tuple[Term, ...]] = {
            kind: tuple([self._counted(number, count) for number, count in counts])
            for kind, counts in all_counts.items()
        }
        return Site(self._settings, newest, (), terms, {}, {})

    def _counted(self, number: int, count: int) -> Term:
        """A term with so many posts, of which nothing else is known."""
        t = self.term(number)
        posts: tuple[Post, ...] = (_NOBODYS,) * count
        return Term(t.kind, t.name, t.slug, t.url, t.feed, posts, t.author, t.digest_key)


class _Numbered(dict[int, CardSource]):
    """Cards by the numbers of their posts, each looked up when it is asked for."""

    def __init__(self, of: Recalled, *, now: bool) -> None:
        super().__init__()
        self._of, self._now = of, now

    def __missing__(self, number: int) -> CardSource:
        card = self[number] = self._of.numbered_card(number, now=self._now)
        return card


_NOBODYS: Any = None  # it is counted, and never looked at
