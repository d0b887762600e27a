"""What a person sees who opens a feed in a browser: its style sheet, and its posts as links.

Browsers that still know XSLT are about to forget it (WHATWG HTML, issue 11523), and CSS alone makes
no link of an address. So the document holds one element of XHTML, which feed readers pass over as
they must (RFC 4287, 6.3), and which the W3C's validator knows.
"""

from collections.abc import Iterator

from ssg.feeds.feed import Feed
from ssg.feeds.xml_text import attribute, clean_line, escape, first_line
from ssg.model.dates import short_date

_XHTML = "http://www.w3.org/1999/xhtml"


def stylesheet(feed: Feed) -> str:
    """The processing instruction that names the style sheet (W3C, xml-stylesheet); may be empty."""
    if not feed.style:
        return ""
    return f'<?xml-stylesheet type="text/css" href="{attribute(feed.style)}"?>'


def links(feed: Feed) -> Iterator[str]:
    """One element with a word on what a feed is and a link to each post; none without a sheet."""
    if not feed.style:
        return
    yield f'<div xmlns="{_XHTML}" lang="{attribute(feed.language)}">'
    home = f'<a href="{attribute(feed.home_url)}">{escape(feed.home_url)}</a>'
    yield f"<p>{escape(clean_line(feed.note))} {home}</p>"
    if feed.entries:
        yield "<ul>"
        for entry in feed.entries:
            lang = f' lang="{attribute(entry.lang)}"' if entry.lang else ""
            title = escape(first_line(entry.title, entry.url))
            date = short_date(entry.published, feed.language)
            link = f'<a href="{attribute(entry.url)}"{lang}>{title}</a>'
            yield f"<li><span>{date}</span> {link}</li>"
        yield "</ul>"
    yield "</div>"
