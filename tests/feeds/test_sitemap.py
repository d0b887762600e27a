"""Sitemaps and robots.txt."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ssg.feeds import robots, sitemap
from ssg.feeds.sitemap import SitemapUrl

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
WHEN = datetime(2025, 10, 21, tzinfo=UTC)


def test_a_page_with_and_without_a_date() -> None:
    data = sitemap.render(
        (SitemapUrl("https://e.com/?a=1&b=2", WHEN), SitemapUrl("https://e.com/"))
    )
    tree = etree.fromstring(data)
    assert tree.tag == etree.QName(NS["s"], "urlset")
    assert tree.xpath("s:url/s:loc/text()", namespaces=NS) == [
        "https://e.com/?a=1&b=2",
        "https://e.com/",
    ]
    assert tree.xpath("s:url/s:lastmod/text()", namespaces=NS) == ["2025-10-21T00:00:00+00:00"]


def test_an_index_names_its_shards() -> None:
    tree = etree.fromstring(
        sitemap.render_index((SitemapUrl("https://e.com/sitemap-1.xml", WHEN),))
    )
    assert tree.tag == etree.QName(NS["s"], "sitemapindex")
    assert tree.findtext("s:sitemap/s:loc", namespaces=NS) == "https://e.com/sitemap-1.xml"


def test_the_limit_is_fifty_thousand() -> None:
    urls = [SitemapUrl(f"https://e.com/{n}/") for n in range(50_001)]
    assert [len(part) for part in sitemap.split(urls[:-1], sitemap.length)] == [50_000]
    assert [len(part) for part in sitemap.split(urls, sitemap.length)] == [50_000, 1]


def test_no_url_gives_one_empty_part() -> None:
    assert sitemap.split((), sitemap.length) == ((),)


@given(st.lists(st.integers(0, 300), max_size=30), st.integers(1, 7), st.integers(300, 2000))
def test_parts_lose_nothing_and_keep_both_limits(
    lengths: list[int], max_urls: int, max_bytes: int
) -> None:
    urls = tuple(SitemapUrl("https://e.com/" + "&" * n, WHEN) for n in lengths)
    parts = sitemap.split(urls, sitemap.length, max_urls=max_urls, max_bytes=max_bytes)
    assert tuple(url for part in parts for url in part) == urls
    for part in parts:
        assert len(part) <= max_urls
        assert len(part) == 1 or len(sitemap.render(part)) <= max_bytes


def test_shards_lie_beside_the_index() -> None:
    assert sitemap.shard_path("/sitemap.xml", 1) == "/sitemap-1.xml"
    assert sitemap.shard_path("https://e.com/a.b/map", 12) == "https://e.com/a.b/map-12"


def test_robots_may_read_all_and_find_the_sitemap() -> None:
    assert robots.render("https://e.com/sitemap.xml") == (
        b"User-agent: *\nAllow: /\n\nSitemap: https://e.com/sitemap.xml\n"
    )


def test_a_path_for_robots_cannot_add_a_rule() -> None:
    assert robots.render("", ("/x\nDisallow: /",)) == b"User-agent: *\nDisallow: /x Disallow: /\n"
