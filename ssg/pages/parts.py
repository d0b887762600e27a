"""The parts that views are made of: heads, cards, links, pagers. See ``ssg.pages.views``."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ssg.feeds.json_ld import NOTHING, Graph
from ssg.model.pictures import Picture
from ssg.model.settings import NavItem
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class SiteView:
    """The site as every template may know it: settings only."""

    title: str
    subtitle: str
    description: str
    base_url: str
    base_path: str
    language: str
    nav: tuple[NavItem, ...]
    social: tuple[NavItem, ...]
    footer: str
    accent: str
    logo: str
    image: str
    image_sizes: str
    image_width: int
    image_height: int
    home: str
    tags: str
    categories: str
    archive: str
    search: str
    feed_atom: str
    feed_rss: str
    feed_json: str
    params: Mapping[str, Any]
    version: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed to announce in the page's head: its title, path and media type."""

    title: str
    url: str
    type: str


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb trail; the last one is the page itself."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the ``<head>`` of a page says.

    Attributes:
        title: of the page alone; the layout adds the site's.
        description: plain text, at most about 120 wide characters.
        og_type: ``article`` or ``website``.
        image: path or absolute URL of the picture for shared links; empty when there is none.
        image_width, image_height: in pixels; 0 where they are not known.
        json_ld: a JSON-LD document that can stand in a ``<script>``, made where it is named.
        noindex: search engines should leave the page out.
    """

    title: str
    description: str
    url: str
    lang: str
    og_type: str = "website"
    image: str = ""
    image_alt: str = ""
    image_width: int = 0
    image_height: int = 0
    json_ld: Graph = NOTHING
    noindex: bool = False
    feeds: tuple[FeedLink, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    author_names: tuple[str, ...] = ()
    tag_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermLink:
    """A tag, category, author or series with its page; ``count`` is the number of its posts."""

    name: str
    slug: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class PostLink:
    """A post by title and date, for neighbours, series and archives."""

    title: str
    url: str
    date: datetime
    lang: str


@dataclass(frozen=True, slots=True)
class Card:
    """A post as lists show it.

    Attributes:
        digest_key: the digest of the rest (``ssg.model.digests.digest_value``).
    """

    title: str
    subtitle: str
    url: str
    date: datetime
    updated: datetime | None
    excerpt: str
    reading_minutes: int
    authors: tuple[TermLink, ...]
    categories: tuple[TermLink, ...]
    tags: tuple[TermLink, ...]
    image: str
    image_alt: str
    picture: Picture | None
    lang: str
    draft: bool
    digest_key: str = ""


@dataclass(frozen=True, slots=True)
class PagerLink:
    """A numbered page of a list; ``url`` is empty where numbers are left out (an ellipsis)."""

    number: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """Where this page stands in its list. ``newer`` and ``older`` are paths, empty at the ends."""

    number: int
    total: int
    items: int
    newer: str
    older: str
    links: tuple[PagerLink, ...]


@dataclass(frozen=True, slots=True)
class AuthorBox:
    """An author as the post page and the author's page show them."""

    name: str
    slug: str
    url: str
    bio: str
    link: str
    image: str


@dataclass(frozen=True, slots=True)
class Source:
    """What an article rests on; ``url`` is empty where only a text is given."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SeriesBox:
    """The series that a post belongs to; ``position`` counts from 1."""

    name: str
    url: str
    position: int
    total: int
    entries: tuple[PostLink, ...]
