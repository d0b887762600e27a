"""``sitemap.xml`` and ``robots.txt``, made from the pages that went before."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from ssg.feeds import sitemap
from ssg.feeds.sitemap import SitemapUrl
from ssg.model.digests import digest_text
from ssg.model.urls import absolute
from ssg.pages.frame import Frame
from ssg.pages.page import Page

_AROUND = 100  # bytes of tags and of the date around a URL, generously
Listed = tuple[str, datetime | None]  # a page's path, and its last change


class Entries(tuple[Listed, ...]):
    """The pages of a sitemap in order, digested in one go."""

    __slots__ = ()

    @property
    def digest_key(self) -> str:
        """Of all paths and dates."""
        lines = [f"{path}\n{lastmod.isoformat() if lastmod else ''}" for path, lastmod in self]
        return digest_text("\n".join(lines))


def pages(listed: Sequence[Listed], frame: Frame) -> Iterator[Page]:
    """The sitemap of the pages ``listed``, in shards where it is too large."""
    path = frame.settings.permalinks.sitemap
    paths = sorted(listed, key=lambda entry: entry[0])
    rest = len(frame.settings.base_url) + _AROUND
    # Cheap and never too small: a letter takes at most twelve bytes, four of them percent-encoded.
    split = sitemap.split(paths, lambda entry: 12 * len(entry[0]) + rest)
    parts = [Entries(part) for part in split]
    source = "the sitemap"
    if len(parts) == 1:
        yield Page(path, "text:sitemap", frame, _urls, (parts[0],), source, listed=False)
    else:
        shards = []
        for number, part in enumerate(parts, 1):
            shard = sitemap.shard_path(path, number)
            yield Page(shard, "text:sitemap", frame, _urls, (part,), source, listed=False)
            shards.append((shard, max((when for _, when in part if when), default=None)))
        index = (Entries(shards),)
        yield Page(path, "text:sitemap_index", frame, _urls, index, source, listed=False)
    robots = frame.settings.permalinks.robots
    yield Page(robots, "text:robots", frame, _robots, (), "robots.txt", listed=False)


def _urls(frame: Frame, entries: Entries) -> tuple[SitemapUrl, ...]:
    base = frame.settings.base_url
    return tuple(SitemapUrl(absolute(path, base), lastmod) for path, lastmod in entries)


def _robots(frame: Frame) -> tuple[str]:
    return (absolute(frame.settings.permalinks.sitemap, frame.settings.base_url),)
