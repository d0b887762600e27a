"""What a template is given: one small frozen view for each kind of page.

A template sees ``page`` (one of these, made of the parts in ``ssg.pages.parts``), ``site``
(``SiteView``) and the site-wide values that it names (``ssg.pages.shared``). What a page depends on
is what its view holds. Every ``url`` is a path of the site without the base path (``/tags/ai/``):
templates pass it through the ``url`` filter (base path added) or ``absolute`` (the whole address).
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from ssg.model.pictures import Picture
from ssg.model.rendered import BodyRef, Heading
from ssg.pages.parts import (
    AuthorBox,
    Card,
    Head,
    Pager,
    PostLink,
    SeriesBox,
    Source,
    TermLink,
)
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class PostView:
    """``post.html``: one article."""

    head: Head
    title: str
    subtitle: str
    url: str
    date: datetime
    updated: datetime | None
    reading_minutes: int
    authors: tuple[AuthorBox, ...]
    categories: tuple[TermLink, ...]
    tags: tuple[TermLink, ...]
    image: str
    image_alt: str
    picture: Picture | None
    lang: str
    draft: bool
    truncated: bool
    toc: tuple[Heading, ...]
    content: BodyRef
    series: SeriesBox | None = None
    newer: PostLink | None = None
    older: PostLink | None = None
    related: tuple[Card, ...] = ()
    sources: tuple[Source, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StandaloneView:
    """``page.html``: a page such as About."""

    head: Head
    title: str
    subtitle: str
    url: str
    updated: datetime | None
    lang: str
    toc: tuple[Heading, ...]
    content: BodyRef
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HomeView:
    """``home.html``: the newest posts, by pages."""

    head: Head
    posts: tuple[Card, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class TermView:
    """``tag.html``, ``category.html``, ``author.html``, ``series.html``: the posts of one term.

    ``kind`` is ``tag``, ``category``, ``author`` or ``series``; ``author`` is set for authors.
    ``also`` are the tags that the posts of a tag or category have besides, on its first page.
    """

    head: Head
    kind: str
    name: str
    slug: str
    url: str
    feed: str
    posts: tuple[Card, ...]
    pager: Pager
    author: AuthorBox | None = None
    also: tuple[TermLink, ...] = ()


@dataclass(frozen=True, slots=True)
class TermsView:
    """``tags.html``, ``categories.html``, ``authors.html``, ``series_index.html``: all terms."""

    head: Head
    kind: str
    terms: tuple[TermLink, ...]


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """A month's posts, newest first; ``posts`` is empty where the site is too large to list all."""

    year: int
    month: int
    url: str
    count: int
    posts: tuple[PostLink, ...]


@dataclass(frozen=True, slots=True)
class YearGroup:
    """A year with its months, newest first."""

    year: int
    url: str
    count: int
    months: tuple[MonthGroup, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """``archive.html``, ``year.html``, ``month.html``: posts by date; ``month`` is 0 for a year.

    ``filter`` is the file that the script of the archive's own page reads; empty on the others.
    """

    head: Head
    years: tuple[YearGroup, ...]
    total: int
    year: int = 0
    month: int = 0
    filter: str = ""


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """``404.html``."""

    head: Head


@dataclass(frozen=True, slots=True)
class SearchView:
    """``search.html``; ``index`` is the folder of the index."""

    head: Head
    index: str


@dataclass(frozen=True, slots=True)
class RedirectView:
    """``redirect.html``: an alias of the page at ``target``."""

    head: Head
    target: str
