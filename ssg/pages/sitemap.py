"""``sitemap.xml`` and ``robots.txt``, made from the pages that went before."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from operator import itemgetter
from typing import TypeVar

from ssg.feeds import sitemap
from ssg.feeds.sitemap import SitemapUrl
from ssg.model.digests import digest_text
from ssg.model.settings import Settings
from ssg.model.urls import absolute
from ssg.pages.frame import Frame
from ssg.pages.page import Page

RECIPE = "text:sitemap"
_AROUND = 100  # bytes of tags and of the date around a URL, generously
T = TypeVar("T")
Listed = tuple[str, datetime | None]  # a page's path, and its last change


class Entries(tuple[Listed, ...]):
    """The pages of a sitemap in order, digested in one go."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """For each page a line with its path, and one with its last change."""
        lines = [f"{path}\n{lastmod.isoformat() if lastmod else ''}" for path, lastmod in self]
        return "\n".join(lines)

    @property
    def digest_key(self) -> str:
        """Of all paths and dates."""
        return digest_text(self.text)


class ToldEntries:
    """The same from their text; of a sitemap that need not be made nothing else is asked."""

    __slots__ = ("_text", "digest_key")

    def __init__(self, text: str) -> None:
        self._text = text
        self.digest_key = digest_text(text)

    def __iter__(self) -> Iterator[Listed]:
        lines = iter(self._text.split("\n"))
        for path, lastmod in zip(lines, lines, strict=True):
            yield path, datetime.fromisoformat(lastmod) if lastmod else None


def only_page(entries: Entries | ToldEntries, frame: Frame) -> Page:
    """The sitemap of a site that needs no shards."""
    path = frame.settings.permalinks.sitemap
    return Page(path, RECIPE, frame, _urls, (entries,), "the sitemap", listed=False)


def needs_shards(paths: Iterable[str], settings: Settings) -> bool:
    """Whether the sitemap of these pages is more than one file."""
    return len(_parts(paths, str, settings)) > 1


def _parts(
    entries: Iterable[T], path: Callable[[T], str], settings: Settings
) -> tuple[tuple[T, ...], ...]:
    rest = len(settings.base_url) + _AROUND
    # Cheap and never too small: a letter takes at most twelve bytes, four of them percent-encoded.
    return sitemap.split(entries, lambda entry: 12 * len(path(entry)) + rest)


def pages(listed: Sequence[Listed], frame: Frame) -> Iterator[Page]:
    """The sitemap of the pages ``listed``, in shards where it is too large."""
    path = frame.settings.permalinks.sitemap
    paths = sorted(listed, key=lambda entry: entry[0])
    parts = [Entries(part) for part in _parts(paths, itemgetter(0), frame.settings)]
    if len(parts) == 1:
        yield only_page(parts[0], frame)
    else:
        shards, source = [], "the sitemap"
        for number, part in enumerate(parts, 1):
            shard = sitemap.shard_path(path, number)
            yield Page(shard, RECIPE, frame, _urls, (part,), source, listed=False)
            shards.append((shard, max((when for _, when in part if when), default=None)))
        index = (Entries(shards),)
        yield Page(path, "text:sitemap_index", frame, _urls, index, source, listed=False)
    robots = frame.settings.permalinks.robots
    yield Page(robots, "text:robots", frame, _robots, (), "robots.txt", listed=False)


def _urls(frame: Frame, entries: Entries | ToldEntries) -> tuple[SitemapUrl, ...]:
    base = frame.settings.base_url
    return tuple(SitemapUrl(absolute(path, base), lastmod) for path, lastmod in entries)


def _robots(frame: Frame) -> tuple[str]:
    return (absolute(frame.settings.permalinks.sitemap, frame.settings.base_url),)
