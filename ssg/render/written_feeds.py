"""Feeds as bytes; an entry that many feeds of terms show is written once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ssg.feeds import FORMATS, Feed, FeedEntry, FeedParts
from ssg.model.ports import Pieces
from ssg.render.bodies import feed_body

MOST = 1024  # entries that are kept, of some 20 KB each
_FORMATS = {f"feed:{form.name}": form for form in FORMATS}


class WrittenFeeds:
    """The feeds of one site.

    Args:
        body: from a body's digest to its HTML.
        style: the link of the style sheet for feeds; empty where the theme has none.
        between: entries that other processes of this build have written.
    """

    def __init__(
        self,
        body: Callable[[str], str],
        base_url: str,
        style: str,
        between: Pieces | None = None,
    ) -> None:
        self._body = body
        self._base_url = base_url
        self._style = style
        self._between = between
        self._written: dict[tuple[FeedEntry, str], bytes] = {}

    def of(self, body: Callable[[str], str]) -> "WrittenFeeds":
        """The same with another source of bodies."""
        return WrittenFeeds(body, self._base_url, self._style)

    def knows(self, recipe: str) -> bool:
        """Whether it is a feed's: ``feed:atom``."""
        return recipe in _FORMATS

    def render(self, recipe: str, view: Feed) -> bytes:
        """The feed in the recipe's format."""
        form, feed = _FORMATS[recipe], replace(view, style=self._style)
        if form.parts:
            return form.parts.render(feed, self._entries(feed, form.parts))
        return form.render(feed, [self._html(entry) for entry in feed.entries])

    def _entries(self, feed: Feed, parts: FeedParts) -> Sequence[bytes]:
        """The entries of a feed in the one format that is made in parts."""
        return [self._entry(entry, feed.language, parts) for entry in feed.entries]

    def _entry(self, entry: FeedEntry, language: str, parts: FeedParts) -> bytes:
        key = entry, language
        written = self._written.get(key)
        if written is not None:
            return written
        # Forked processes have the same hashes. It is told with what they have in common already.
        name = f"{hash(key)}\n{language}\n{entry.url}\n{entry.content.digest}".encode()
        written = self._between.get(name) if self._between else None
        if written is None:
            written = parts.entry(entry, language, self._html(entry))
            if self._between:
                self._between.put(name, written)
        if len(self._written) >= MOST:
            self._written.clear()
        self._written[key] = written
        return written

    def _html(self, entry: FeedEntry) -> str:
        ref = entry.content
        return feed_body(self._body(ref.digest), ref, self._base_url, entry.url)
