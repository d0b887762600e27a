"""What the ``<head>`` of each page says, JSON-LD with it."""

from collections.abc import Sequence
from datetime import datetime

from ssg.feeds import json_ld
from ssg.model.pictures import Picture
from ssg.model.settings import Settings
from ssg.model.site import Post
from ssg.model.urls import absolute
from ssg.pages.cards import CardSource
from ssg.pages.frame import Frame
from ssg.pages.parts import Crumb, FeedLink, Head
from ssg.pages.pictures import Shown

ATOM = "application/atom+xml"
RSS = "application/rss+xml"
JSON = "application/feed+json"


def site_feeds(settings: Settings) -> tuple[FeedLink, ...]:
    """The site's own feeds, in the formats that are made."""
    links, features = settings.permalinks, settings.features
    feeds = [FeedLink(settings.title, links.feed_atom, ATOM)]
    if features.rss:
        feeds.append(FeedLink(f"{settings.title} (RSS)", links.feed_rss, RSS))
    if features.json_feed:
        feeds.append(FeedLink(f"{settings.title} (JSON)", links.feed_json, JSON))
    return tuple(feeds)


def publisher(settings: Settings) -> json_ld.Publisher:
    """The site as the publisher of its articles."""
    logo = absolute(settings.logo, settings.base_url) if settings.logo else ""
    return json_ld.Publisher(settings.title, absolute("/", settings.base_url), logo)


def home_crumb(frame: Frame) -> Crumb:
    """The first step of every trail."""
    return Crumb(frame.text("home"), "/")


def trail_graph(crumbs: Sequence[Crumb], settings: Settings) -> json_ld.Graph:
    """A breadcrumb trail as JSON-LD."""
    return json_ld.Graph(lambda: _trail(crumbs, settings))


def _trail(crumbs: Sequence[Crumb], settings: Settings) -> json_ld.Node:
    return json_ld.breadcrumb_list(
        [(crumb.label, absolute(crumb.url, settings.base_url)) for crumb in crumbs]
    )


def list_head(
    settings: Settings,
    *,
    title: str,
    url: str,
    description: str = "",
    crumbs: tuple[Crumb, ...] = (),
    feeds: tuple[FeedLink, ...] = (),
    noindex: bool = False,
    updated: datetime | None = None,
) -> Head:
    """The head of a page that lists posts or terms."""
    return Head(
        title=title,
        description=description or settings.description or settings.subtitle,
        url=url,
        lang=settings.language,
        image=settings.image,
        json_ld=trail_graph(crumbs, settings) if len(crumbs) > 1 else json_ld.NOTHING,
        noindex=noindex,
        feeds=(*feeds, *site_feeds(settings)),
        crumbs=crumbs,
        updated=updated,
    )


def home_head(settings: Settings, *, title: str, url: str) -> Head:
    """The head of the home page; ``title`` is empty on its first page."""

    def site() -> json_ld.Node:
        return json_ld.website(
            name=settings.title,
            url=absolute("/", settings.base_url),
            lang=settings.language,
            publisher=publisher(settings),
            description=settings.description or settings.subtitle,
        )

    return Head(
        title=title or settings.title,
        description=settings.description or settings.subtitle,
        url=url,
        lang=settings.language,
        image=settings.image,
        json_ld=json_ld.Graph(site),
        feeds=site_feeds(settings),
    )


def post_head(
    post: Post, source: CardSource, shown: Shown, settings: Settings, crumbs: tuple[Crumb, ...]
) -> Head:
    """The head of an article: its dates, authors and tags too."""
    front, authors, categories = post.article.front, source.authors, source.categories
    tags = tuple([t.name for t in source.tags])
    lang = front.lang or settings.language
    picture = shown.card or shown.own or Picture(settings.image)
    image = absolute(picture.url, settings.base_url) if picture.url else ""
    alt = front.title if shown.card else front.image_alt if post.image else ""

    def posting() -> json_ld.Node:
        return json_ld.blog_posting(
            url=absolute(post.url, settings.base_url),
            headline=front.title,
            published=post.date,
            updated=front.updated,
            authors=[
                json_ld.Person(a.name, absolute(a.url, settings.base_url) if a.url else "")
                for a in authors
            ],
            publisher=publisher(settings),
            lang=lang,
            description=post.article.excerpt,
            image=json_ld.Image(image, picture.width, picture.height) if image else None,
            keywords=tags,
            section=categories[0].name if categories else "",
        )

    return Head(
        title=front.title,
        description=post.article.excerpt,
        url=post.url,
        lang=lang,
        og_type="article",
        image=picture.url,
        image_alt=alt,
        image_width=picture.width,
        image_height=picture.height,
        json_ld=json_ld.Graph(posting, lambda: _trail(crumbs, settings)),
        feeds=site_feeds(settings),
        crumbs=crumbs,
        published=post.date,
        updated=front.updated,
        author_names=tuple([a.name for a in authors]),
        tag_names=tags,
        noindex=front.draft or not front.published,
    )
