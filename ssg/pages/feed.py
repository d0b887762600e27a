"""The site's feeds in three formats, and an Atom feed for each tag, category, author and series."""

from collections.abc import Iterator, Sequence

from ssg.feeds import Feed, FeedEntry
from ssg.model.settings import Settings
from ssg.model.site import Post, Term
from ssg.model.urls import absolute
from ssg.pages.cards import CardSource
from ssg.pages.frame import Frame
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.pictures import Shown, body_ref, shown_of

_Source = tuple[Post, CardSource, Shown]


def pages(inputs: Inputs) -> Iterator[Page]:
    """``/feed.xml``, ``/rss.xml``, ``/feed.json`` and ``/tags/…/feed.xml``."""
    site, frame = inputs.site, inputs.frame
    links, features = site.settings.permalinks, site.settings.features
    for path, name, is_made in (
        (links.feed_atom, "atom", True),
        (links.feed_rss, "rss", features.rss),
        (links.feed_json, "json", features.json_feed),
    ):
        if not is_made:
            continue
        parts = (path, None, _sources(inputs, site.posts))
        yield Page(path, f"feed:{name}", frame, feed_view, parts, f"the {name} feed", listed=False)
    for terms in site.terms.values():
        for term in terms:
            if not term.feed:
                continue
            newest = term.posts if term.kind != "series" else term.posts[::-1]
            of_term = (term.feed, term, _sources(inputs, newest))
            source = f"the feed of {term.kind} “{term.name}”"
            yield Page(term.feed, "feed:atom", frame, feed_view, of_term, source, listed=False)


def _sources(inputs: Inputs, posts: Sequence[Post]) -> tuple[_Source, ...]:
    site = inputs.site
    newest = posts[: site.settings.feed_items]
    return tuple((post, inputs.cards[post.url], shown_of(post, site)) for post in newest)


def feed_view(frame: Frame, path: str, term: Term | None, sources: tuple[_Source, ...]) -> Feed:
    """Of one term, or of the site."""
    settings, title, home = frame.settings, frame.settings.title, "/"
    if term is not None:
        named = frame.text(f"title_{term.kind}", name=term.name)
        title, home = f"{named} - {title}", term.url
    return Feed(
        title=title,
        subtitle=settings.description or settings.subtitle,
        home_url=absolute(home, settings.base_url),
        feed_url=absolute(path, settings.base_url),
        language=settings.language,
        author=settings.title,
        icon=_picture(settings.logo, settings),
        entries=tuple(_entry(*source, settings) for source in sources),
        note=frame.text("feed_note"),
    )


def _entry(post: Post, source: CardSource, shown: Shown, settings: Settings) -> FeedEntry:
    front = post.article.front
    url = absolute(post.url, settings.base_url)
    lang = front.lang or settings.language
    return FeedEntry(
        id=url,
        title=front.title,
        url=url,
        published=post.date,
        updated=max(front.updated or post.date, post.date),
        summary=post.article.excerpt,
        content=body_ref(post, shown),
        authors=tuple(t.name for t in source.authors),
        categories=tuple(dict.fromkeys(t.name for t in (*source.categories, *source.tags))),
        image=_picture(shown.own.url if shown.own else "", settings),
        lang=lang if lang != settings.language else "",
    )


def _picture(path: str, settings: Settings) -> str:
    return absolute(path, settings.base_url) if path else ""
