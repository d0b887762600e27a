"""What the ``<head>`` of each page says, JSON-LD with it."""

from collections.abc import Sequence
from datetime import datetime

from ssg.feeds import json_ld
from ssg.model.settings import Settings
from ssg.model.site import Post, Site
from ssg.model.urls import absolute
from ssg.pages.cards import terms_of
from ssg.pages.parts import Crumb, FeedLink, Head
from ssg.pages.texts import Texts

ATOM = "application/atom+xml"
RSS = "application/rss+xml"
JSON = "application/feed+json"


def site_feeds(settings: Settings) -> tuple[FeedLink, ...]:
    """The site's own feeds, in the three formats."""
    links = settings.permalinks
    return (
        FeedLink(settings.title, links.feed_atom, ATOM),
        FeedLink(f"{settings.title} (RSS)", links.feed_rss, RSS),
        FeedLink(f"{settings.title} (JSON)", links.feed_json, JSON),
    )


def publisher(settings: Settings) -> json_ld.Publisher:
    """The site as the publisher of its articles."""
    logo = absolute(settings.logo, settings.base_url) if settings.logo else ""
    return json_ld.Publisher(settings.title, absolute("/", settings.base_url), logo)


def home_crumb(texts: Texts, settings: Settings) -> Crumb:
    """The first step of every trail."""
    return Crumb(texts.get(settings.language, "home"), "/")


def trail_json(crumbs: Sequence[Crumb], settings: Settings) -> json_ld.Node:
    """A breadcrumb trail as JSON-LD."""
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
        json_ld=json_ld.document(trail_json(crumbs, settings)) if len(crumbs) > 1 else "",
        noindex=noindex,
        feeds=(*feeds, *site_feeds(settings)),
        crumbs=crumbs,
        updated=updated,
    )


def home_head(settings: Settings, *, title: str, url: str) -> Head:
    """The head of the home page; ``title`` is empty on its first page."""
    site = json_ld.website(
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
        json_ld=json_ld.document(site),
        feeds=site_feeds(settings),
    )


def post_head(post: Post, site: Site, crumbs: tuple[Crumb, ...]) -> Head:
    """The head of an article: its dates, authors and tags too."""
    settings, front = site.settings, post.article.front
    authors = terms_of(post, "author", site)
    tags = tuple(t.name for t in terms_of(post, "tag", site))
    categories = terms_of(post, "category", site)
    lang = front.lang or settings.language
    image = post.image or settings.image
    posting = json_ld.blog_posting(
        url=absolute(post.url, settings.base_url),
        headline=front.title,
        published=post.date,
        updated=front.updated,
        authors=[json_ld.Person(a.name, absolute(a.url, settings.base_url)) for a in authors],
        publisher=publisher(settings),
        lang=lang,
        description=post.article.excerpt,
        image=absolute(image, settings.base_url) if image else "",
        keywords=tags,
        section=categories[0].name if categories else "",
    )
    return Head(
        title=front.title,
        description=post.article.excerpt,
        url=post.url,
        lang=lang,
        og_type="article",
        image=image,
        image_alt=front.image_alt if post.image else "",
        json_ld=json_ld.document(posting, trail_json(crumbs, settings)),
        feeds=site_feeds(settings),
        crumbs=crumbs,
        published=post.date,
        updated=front.updated,
        author_names=tuple(a.name for a in authors),
        tag_names=tags,
        noindex=front.draft or not front.published,
    )
