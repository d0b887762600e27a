"""Atom 1.0 (RFC 4287)."""

from collections.abc import Iterator, Sequence

from ssg.feeds import readable
from ssg.feeds.bodies import as_html, feed_html
from ssg.feeds.dates import rfc3339
from ssg.feeds.feed import Feed, FeedEntry, FeedFormat, FeedParts
from ssg.feeds.xml_text import (
    attribute,
    clean_line,
    clean_lines,
    document,
    escape,
    escape_clean,
    first_line,
)

_MEDIA_TYPE = "application/atom+xml"


def _text(name: str, text: str) -> str:
    """A text construct (RFC 4287, 3.1).

    What holds ``<`` or ``&`` is written as HTML: readers that take all text for HTML show it right
    too.
    """
    text = clean_line(text)
    if "<" in text or "&" in text:
        return f'<{name} type="html">{escape(as_html(text))}</{name}>'
    return f"<{name}>{escape(text)}</{name}>"


def _person(name: str) -> str:
    return f"<author><name>{escape(name)}</name></author>"


def _entry(entry: FeedEntry, language: str, body: str) -> Iterator[str]:
    url, lang = attribute(entry.url), attribute(entry.lang or language)
    yield f'<entry xml:lang="{lang}">'
    yield f"<id>{escape(entry.id)}</id>"
    yield _text("title", first_line(entry.title, entry.url))
    yield f'<link rel="alternate" type="text/html" href="{url}"/>'
    yield f"<published>{rfc3339(entry.published)}</published>"
    yield f"<updated>{rfc3339(entry.updated)}</updated>"
    for name in clean_lines(entry.authors):
        yield _person(name)
    for term in clean_lines(entry.categories):
        yield f'<category term="{attribute(term)}"/>'
    if entry.image:
        yield f'<media:thumbnail url="{attribute(entry.image)}"/>'
    if clean_line(entry.summary):
        yield _text("summary", entry.summary)
    # The base is here and not higher: a link that is the base itself would be a reference to the
    # same document (RFC 3986, 4.4).
    yield f'<content type="html" xml:base="{url}">{escape_clean(feed_html(body))}</content>'
    yield "</entry>"


def write_entry(entry: FeedEntry, language: str, body: str) -> bytes:
    """An entry as it stands in every feed of that language."""
    return "\n".join(_entry(entry, language, body)).encode("utf-8")


def render(feed: Feed, bodies: Sequence[str]) -> bytes:
    """The feed as an Atom document; ``bodies[i]`` is the HTML of entry ``i``.

    Raises:
        ValueError: when there is not one body for each entry.
    """
    pairs = zip(feed.entries, bodies, strict=True)
    return render_written(feed, [write_entry(e, feed.language, body) for e, body in pairs])


def render_written(feed: Feed, entries: Sequence[bytes]) -> bytes:
    """The same from entries that ``write_entry`` gave."""
    lines = [
        readable.stylesheet(feed),
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"'
        f' xml:lang="{attribute(feed.language)}">',
        f"<id>{escape(feed.feed_url)}</id>",
        _text("title", first_line(feed.title, feed.home_url)),
        _text("subtitle", feed.subtitle) if clean_line(feed.subtitle) else "",
        f'<link rel="self" type="{_MEDIA_TYPE}" href="{attribute(feed.feed_url)}"/>',
        f'<link rel="alternate" type="text/html" href="{attribute(feed.home_url)}"/>',
        f"<updated>{rfc3339(feed.updated)}</updated>",
        _person(first_line(feed.author, feed.title, feed.home_url)),
        f"<icon>{escape(feed.icon)}</icon>" if feed.icon else "",
        "<generator>Tsugime</generator>",
        *readable.links(feed),
    ]
    return document(*lines, *entries, "</feed>")


FORMAT = FeedFormat("atom", _MEDIA_TYPE, render, FeedParts(write_entry, render_written))
