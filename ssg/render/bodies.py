"""A body's slots filled in: the same HTML with links for a page, or absolute ones for a feed."""

import html
import re
from collections.abc import Callable, Mapping, Sequence

from ssg.model.pictures import Picture
from ssg.model.rendered import SLOT_CLOSE, SLOT_OPEN, BodyRef
from ssg.model.urls import absolute, link
from ssg.render.pictures import feed_picture, page_picture, with_pictures
from ssg.typography import BREAK, JOINER

_SLOT = re.compile(f"{SLOT_OPEN}(\\d+){SLOT_CLOSE}")
# The sanitiser's output: values stand in double quotes.
_OWN_ANCHOR = re.compile(r'(<a (?:[a-z-]+="[^"]*" )*href=")(?=#)')

# What ssg.markdown.heading_phrases puts into headings.
_DIVIDED_HEADING = re.compile(
    r'<h([2-6])[^>]* class="(?:[^"]* )?phrases"[^>]*>.*?</h\1>', re.DOTALL
)
_PHRASE_MARK = re.compile("|".join(map(re.escape, (BREAK, JOINER))))


def page_body(body: str, ref: BodyRef, base_path: str, sizes: str) -> str:
    """The body for a page of the site: links begin with the base path.

    Args:
        sizes: how wide the page shows a picture.
    """

    def form(url: str) -> str:
        return link(url, base_path)

    def picture(shown: Picture, attributes: Mapping[str, str], first: bool) -> str:
        lazy = ref.below or not first
        return page_picture(shown, attributes, sizes, form, lazy=lazy)

    return _fill(with_pictures(body, ref.pictures, picture), ref.urls, form)


def feed_body(body: str, ref: BodyRef, base_url: str, page_url: str) -> str:
    """The body for a feed: every link is absolute, those to its own headings too."""
    if "phrases" in body:
        body = _DIVIDED_HEADING.sub(lambda heading: _PHRASE_MARK.sub("", heading[0]), body)

    def form(url: str) -> str:
        return absolute(url, base_url)

    def picture(shown: Picture, attributes: Mapping[str, str], _first: bool) -> str:
        return feed_picture(shown, attributes, form)

    filled = _fill(with_pictures(body, ref.pictures, picture), ref.urls, form)
    return _OWN_ANCHOR.sub(lambda tag: tag[1] + html.escape(page_url), filled)


def _fill(body: str, urls: Sequence[str], form: Callable[[str], str]) -> str:
    def url(slot: re.Match[str]) -> str:
        return html.escape(form(urls[int(slot[1])]), quote=True)

    return _SLOT.sub(url, body)
