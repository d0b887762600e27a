"""RSS 2.0 (rssboard.org/rss-specification), as its Best Practices Profile asks."""

from collections.abc import Iterator, Sequence

from ssg.feeds import readable
from ssg.feeds.bodies import as_html, feed_html
from ssg.feeds.dates import rfc822
from ssg.feeds.feed import Feed, FeedEntry, FeedFormat
from ssg.feeds.xml_text import (
    attribute,
    clean_line,
    clean_lines,
    document,
    escape,
    escape_clean,
    first_line,
)

_MEDIA_TYPE = "application/rss+xml"
_NAMESPACES = (
    ("atom", "http://www.w3.org/2005/Atom"),
    ("content", "http://purl.org/rss/1.0/modules/content/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("media", "http://search.yahoo.com/mrss/"),
)


def _plain(text: str) -> str:
    """Plain text where readers differ on whether it is HTML.

    The profile's way: ``&`` and ``<`` as hexadecimal character references.
    """
    return clean_line(text).replace("&", "&#x26;").replace("<", "&#x3C;").replace(">", "&#x3E;")


def _item(entry: FeedEntry, body: str) -> Iterator[str]:
    yield "<item>"
    yield f"<title>{_plain(first_line(entry.title, entry.url))}</title>"
    yield f"<link>{escape(entry.url)}</link>"
    permalink = "true" if entry.id == entry.url else "false"
    yield f'<guid isPermaLink="{permalink}">{escape(entry.id)}</guid>'
    yield f"<pubDate>{rfc822(entry.published)}</pubDate>"
    for name in clean_lines(entry.authors):
        yield f"<dc:creator>{_plain(name)}</dc:creator>"
    for term in clean_lines(entry.categories):
        yield f"<category>{_plain(term)}</category>"
    if entry.image:
        yield f'<media:thumbnail url="{attribute(entry.image)}"/>'
    # The description comes before the content: some readers keep the last of the two.
    yield f"<description>{escape(as_html(clean_line(entry.summary)))}</description>"
    yield f"<content:encoded>{escape_clean(feed_html(body))}</content:encoded>"
    yield "</item>"


def render(feed: Feed, bodies: Sequence[str]) -> bytes:
    """The feed as an RSS document; ``bodies[i]`` is the HTML of entry ``i``.

    Raises:
        ValueError: when there is not one body for each entry.
    """
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES)
    lines = [
        readable.stylesheet(feed),
        f'<rss version="2.0" {spaces}>',
        "<channel>",
        f"<title>{_plain(first_line(feed.title, feed.home_url))}</title>",
        f"<link>{escape(feed.home_url)}</link>",
        f"<description>{_plain(first_line(feed.subtitle, feed.title))}</description>",
        f"<language>{escape(feed.language)}</language>",
        f"<lastBuildDate>{rfc822(feed.updated)}</lastBuildDate>",
        "<docs>https://www.rssboard.org/rss-specification</docs>",
        "<generator>Tsugime</generator>",
        f'<atom:link rel="self" type="{_MEDIA_TYPE}" href="{attribute(feed.feed_url)}"/>',
        *readable.links(feed),
    ]
    for entry, body in zip(feed.entries, bodies, strict=True):
        lines.extend(_item(entry, body))
    return document(*lines, "</channel>", "</rss>")


FORMAT = FeedFormat("rss", _MEDIA_TYPE, render)
