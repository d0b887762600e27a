"""``sitemap.xml`` and ``robots.txt``, made from the pages that went before."""

from collections.abc import Iterator, Sequence

from ssg.feeds import sitemap
from ssg.feeds.sitemap import SitemapUrl
from ssg.model.settings import Settings
from ssg.model.urls import absolute
from ssg.pages.page import Page


def pages(listed: Sequence[tuple[str, SitemapUrl]], settings: Settings) -> Iterator[Page]:
    """The sitemap of the pages ``listed`` (path and entry), in shards where it is too large."""
    path = settings.permalinks.sitemap
    parts = sitemap.split([entry for _, entry in sorted(listed, key=lambda pair: pair[0])])
    if len(parts) == 1:
        yield Page(path, "text:sitemap", parts[0], "the sitemap", listed=False)
    else:
        shards = []
        for number, part in enumerate(parts, 1):
            shard = sitemap.shard_path(path, number)
            yield Page(shard, "text:sitemap", part, "the sitemap", listed=False)
            shards.append(SitemapUrl(absolute(shard, settings.base_url), sitemap.latest(part)))
        yield Page(path, "text:sitemap_index", tuple(shards), "the sitemap", listed=False)
    address = absolute(path, settings.base_url)
    robots = settings.permalinks.robots
    yield Page(robots, "text:robots", (address,), "robots.txt", listed=False)
