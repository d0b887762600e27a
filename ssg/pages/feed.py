"""The site's feeds in three formats, and an Atom feed for each tag, category, author and series."""

from collections.abc import Iterator, Sequence

from ssg.feeds import Feed, FeedEntry
from ssg.model.rendered import BodyRef
from ssg.model.settings import Settings
from ssg.model.site import Post, Site
from ssg.model.urls import absolute
from ssg.pages.cards import terms_of
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page


def pages(inputs: Inputs) -> Iterator[Page]:
    """``/feed.xml``, ``/rss.xml``, ``/feed.json`` and ``/tags/…/feed.xml``."""
    site = inputs.site
    settings, links = site.settings, site.settings.permalinks
    for path, name in (
        (links.feed_atom, "atom"),
        (links.feed_rss, "rss"),
        (links.feed_json, "json"),
    ):
        feed = _feed(site, site.posts, settings.title, "/", path)
        yield Page(path, f"feed:{name}", feed, f"the {name} feed", listed=False)
    for terms in site.terms.values():
        for term in terms:
            title = inputs.text(f"title_{term.kind}", name=term.name)
            newest = term.posts if term.kind != "series" else term.posts[::-1]
            feed = _feed(site, newest, f"{title} - {settings.title}", term.url, term.feed)
            source = f"the feed of {term.kind} “{term.name}”"
            yield Page(term.feed, "feed:atom", feed, source, listed=False)


def _feed(site: Site, posts: Sequence[Post], title: str, home: str, path: str) -> Feed:
    settings = site.settings
    return Feed(
        title=title,
        subtitle=settings.description or settings.subtitle,
        home_url=absolute(home, settings.base_url),
        feed_url=absolute(path, settings.base_url),
        language=settings.language,
        author=settings.title,
        icon=_picture(settings.logo, settings),
        entries=tuple(_entry(p, site) for p in posts[: settings.feed_items]),
    )


def _entry(post: Post, site: Site) -> FeedEntry:
    settings, front = site.settings, post.article.front
    url = absolute(post.url, settings.base_url)
    lang = front.lang or settings.language
    return FeedEntry(
        id=url,
        title=front.title,
        url=url,
        published=post.date,
        updated=max(front.updated or post.date, post.date),
        summary=post.article.excerpt,
        content=BodyRef(post.article.body, post.urls),
        authors=tuple(t.name for t in terms_of(post, "author", site)),
        categories=_labels(post, site),
        image=_picture(post.image, settings),
        lang=lang if lang != settings.language else "",
    )


def _labels(post: Post, site: Site) -> tuple[str, ...]:
    terms = (*terms_of(post, "category", site), *terms_of(post, "tag", site))
    return tuple(dict.fromkeys(t.name for t in terms))


def _picture(path: str, settings: Settings) -> str:
    return absolute(path, settings.base_url) if path else ""
