"""RSS: the rules of the profile and of the W3C's validator that a snapshot does not explain."""

import dataclasses

from lxml import etree, html

from ssg.feeds import Feed
from ssg.feeds.rss import render

NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def test_titles_are_plain_text_in_character_references(feed: Feed, bodies: tuple[str, ...]) -> None:
    data = render(feed, bodies)
    assert etree.fromstring(data).findtext("channel/item/title") == feed.entries[0].title
    assert "<title>推論の値段 &#x3C;AT&#x26;T&#x3E;".encode() in data


def test_the_description_is_html_and_comes_before_the_content(
    feed: Feed, bodies: tuple[str, ...]
) -> None:
    item = etree.fromstring(render(feed, bodies)).find("channel/item")
    assert item is not None
    names = [etree.QName(e).localname for e in item]
    assert names.index("description") < names.index("encoded")
    text = html.fromstring(f"<p>{item.findtext('description')}</p>").text_content()
    assert text == feed.entries[0].summary


def test_the_channel_links_to_itself_and_comes_before_its_items(
    feed: Feed, bodies: tuple[str, ...]
) -> None:
    channel = etree.fromstring(render(feed, bodies)).find("channel")
    assert channel is not None
    assert channel.xpath("atom:link[@rel='self']/@href", namespaces=NS) == [feed.feed_url]
    names = [etree.QName(e).localname for e in channel]
    assert names.index("item") == len(names) - len(feed.entries)


def test_a_guid_that_is_no_address_says_so(feed: Feed, bodies: tuple[str, ...]) -> None:
    tagged = dataclasses.replace(feed.entries[0], id="tag:example.com,2025:1")
    tree = etree.fromstring(
        render(dataclasses.replace(feed, entries=(tagged, feed.entries[1])), bodies)
    )
    assert tree.xpath("channel/item/guid/@isPermaLink") == ["false", "true"]


def test_authors_are_creators(feed: Feed, bodies: tuple[str, ...]) -> None:
    tree = etree.fromstring(render(feed, bodies))
    assert tree.xpath("channel/item[1]/dc:creator/text()", namespaces=NS) == [
        "編集部",
        "Ada Lovelace",
    ]
