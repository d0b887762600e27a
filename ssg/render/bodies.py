"""A body's slots filled in: the same HTML with links for a page, or absolute ones for a feed."""

import html
import re
from collections.abc import Callable, Sequence

from ssg.model.rendered import SLOT_CLOSE, SLOT_OPEN
from ssg.model.urls import absolute, link

_SLOT = re.compile(f"{SLOT_OPEN}(\\d+){SLOT_CLOSE}")
# The sanitiser's output: values stand in double quotes.
_OWN_ANCHOR = re.compile(r'(<a (?:[a-z-]+="[^"]*" )*href=")(?=#)')

# What ssg.markdown.heading_phrases puts into headings.
_DIVIDED_HEADING = re.compile(
    r'<h([2-6])[^>]* class="(?:[^"]* )?phrases"[^>]*>.*?</h\1>', re.DOTALL
)


def page_body(body: str, urls: Sequence[str], base_path: str) -> str:
    """The body for a page of the site: links begin with the base path."""
    return _fill(body, urls, lambda url: link(url, base_path))


def feed_body(body: str, urls: Sequence[str], base_url: str, page_url: str) -> str:
    """The body for a feed: every link is absolute, those to its own headings too."""
    if "<wbr>" in body:
        body = _DIVIDED_HEADING.sub(lambda heading: heading[0].replace("<wbr>", ""), body)
    filled = _fill(body, urls, lambda url: absolute(url, base_url))
    return _OWN_ANCHOR.sub(lambda tag: tag[1] + html.escape(page_url), filled)


def _fill(body: str, urls: Sequence[str], form: Callable[[str], str]) -> str:
    def url(slot: re.Match[str]) -> str:
        return html.escape(form(urls[int(slot[1])]), quote=True)

    return _SLOT.sub(url, body)
