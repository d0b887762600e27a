"""Sitemaps (sitemaps.org, protocol 0.9): one file, or an index of several for a large site."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from ssg.feeds.dates import rfc3339
from ssg.feeds.xml_text import document, escape
from ssg.values import dataclass

T = TypeVar("T")

MAX_URLS = 50_000
MAX_BYTES = 50 * 1024 * 1024
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_FRAME = 200  # bytes for the document's head and foot, generously


@dataclass(frozen=True, slots=True)
class SitemapUrl:
    """A page, or in an index a sitemap: absolute encoded URL, and its last change if known."""

    loc: str
    lastmod: datetime | None = None


def _line(name: str, url: SitemapUrl) -> str:
    lastmod = f"<lastmod>{rfc3339(url.lastmod)}</lastmod>" if url.lastmod else ""
    return f"<{name}><loc>{escape(url.loc)}</loc>{lastmod}</{name}>"


def length(url: SitemapUrl) -> int:
    """How many bytes a URL takes in its sitemap."""
    return len(_line("url", url).encode("utf-8")) + 1


def split(
    urls: Iterable[T],
    length: Callable[[T], int],
    *,
    max_urls: int = MAX_URLS,
    max_bytes: int = MAX_BYTES,
) -> tuple[tuple[T, ...], ...]:
    """The URLs in parts that keep the protocol's limits, in their order; at least one part.

    A single part is the sitemap itself; several are shards that an index names.

    Args:
        urls: whatever stands for a URL.
        length: how many bytes it takes in its sitemap, at most.
    """
    parts: list[tuple[T, ...]] = []
    part: list[T] = []
    size = _FRAME
    for url in urls:
        more = length(url)
        if part and (len(part) == max_urls or size + more > max_bytes):
            parts.append(tuple(part))
            part, size = [], _FRAME
        part.append(url)
        size += more
    if part or not parts:
        parts.append(tuple(part))
    return tuple(parts)


def shard_path(path: str, number: int) -> str:
    """The path of a shard (counted from 1) beside its index: ``/sitemap-1.xml``."""
    stem, dot, ending = path.rpartition(".")
    if not dot or "/" in ending:
        return f"{path}-{number}"
    return f"{stem}-{number}.{ending}"


def render(urls: Sequence[SitemapUrl]) -> bytes:
    """One part as a ``<urlset>``."""
    lines = (_line("url", url) for url in urls)
    return document(f'<urlset xmlns="{_NAMESPACE}">', *lines, "</urlset>")


def render_index(sitemaps: Sequence[SitemapUrl]) -> bytes:
    """The index of a large site's shards as a ``<sitemapindex>``."""
    lines = (_line("sitemap", sitemap) for sitemap in sitemaps)
    return document(f'<sitemapindex xmlns="{_NAMESPACE}">', *lines, "</sitemapindex>")
