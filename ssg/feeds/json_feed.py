"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import json
from collections.abc import Sequence
from typing import Any

from ssg.feeds.bodies import feed_html
from ssg.feeds.dates import rfc3339
from ssg.feeds.feed import Feed, FeedEntry, FeedFormat
from ssg.feeds.xml_text import clean_line, clean_lines, first_line

_MEDIA_TYPE = "application/feed+json"


def _present(pairs: dict[str, Any]) -> dict[str, Any]:
    """Without the optional members that have nothing to say."""
    return {key: value for key, value in pairs.items() if value not in ("", [])}


def _people(names: Sequence[str]) -> list[dict[str, str]]:
    return [{"name": name} for name in clean_lines(names)]


def _item(entry: FeedEntry, body: str) -> dict[str, Any]:
    item = _present(
        {
            "id": entry.id,
            "url": entry.url,
            "title": clean_line(entry.title),
            "summary": clean_line(entry.summary),
            "image": entry.image,
            "date_published": rfc3339(entry.published),
            "date_modified": rfc3339(entry.updated),
            "authors": _people(entry.authors),
            "tags": clean_lines(entry.categories),
            "language": entry.lang,
        }
    )
    return item | {"content_html": feed_html(body)}  # required, even when it is empty


def render(feed: Feed, bodies: Sequence[str]) -> bytes:
    """The feed as a JSON document; ``bodies[i]`` is the HTML of entry ``i``.

    Raises:
        ValueError: when there is not one body for each entry.
    """
    top = {"version": "https://jsonfeed.org/version/1.1"} | _present(
        {
            "title": first_line(feed.title, feed.home_url),
            "home_page_url": feed.home_url,
            "feed_url": feed.feed_url,
            "description": clean_line(feed.subtitle),
            "icon": feed.icon,
            "language": feed.language,
            "authors": _people([first_line(feed.author, feed.title)]),
        }
    )
    top["items"] = [_item(e, body) for e, body in zip(feed.entries, bodies, strict=True)]
    return (json.dumps(top, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


FORMAT = FeedFormat("json", _MEDIA_TYPE, render)
