"""The site: its posts with their places, and what they have in common."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from ssg.model.article import Article
from ssg.model.pictures import Picture
from ssg.model.settings import Author, Settings
from ssg.values import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Post:
    """A published article with its place. Compared by identity: each exists once in a build.

    Attributes:
        url: its path of the site.
        date: aware; pages that have none get the epoch, which nothing shows.
        image: a path of the site or an absolute URL, or empty.
        urls: what each of the article's links points to, in order: paths of the site with their
            fragment, absolute URLs, or as written where nothing was found.
        digest_key: stands for the article and its place (``ssg.model.digests``).
    """

    article: Article
    url: str
    date: datetime
    image: str = ""
    urls: tuple[str, ...] = ()
    digest_key: str = ""

    @property
    def changed(self) -> datetime:
        """The date that lists and the sitemap take for its last change."""
        return self.article.front.updated or self.date


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A tag, category, author or series and its posts, newest first (a series: oldest first).

    Attributes:
        digest_key: stands for all but the posts.
    """

    kind: str
    name: str
    slug: str
    url: str
    feed: str
    posts: tuple[Post, ...]
    author: Author | None = None
    digest_key: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file beside a post that the post links, and where it is copied to (a path of the site)."""

    source: str
    url: str
    digest: str


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that pages are made of.

    Attributes:
        posts: newest first.
        pages: by path.
        terms: by kind (``tag``, ``category``, ``author``, ``series``), most posts first.
        terms_of: for each kind, the terms of each post (by its url), as the post orders them.
        related: for each post (by its url), the nearest in subject.
        next_due: when the next scheduled post is to be published, or None.
        left_out: how many drafts, future and expired posts are left out.
        pictures: what is shown of each picture, by the address that posts give it.
        cards: the picture that a shared link to a post shows, by the post's url.
    """

    settings: Settings
    posts: tuple[Post, ...]
    pages: tuple[Post, ...]
    terms: Mapping[str, tuple[Term, ...]]
    terms_of: Mapping[str, Mapping[str, tuple[Term, ...]]]
    related: Mapping[str, tuple[Post, ...]]
    resources: tuple[Resource, ...] = ()
    next_due: datetime | None = None
    left_out: Mapping[str, int] | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    cards: Mapping[str, Picture] = field(default_factory=dict)
