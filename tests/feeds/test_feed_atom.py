"""Atom: the rules of RFC 4287 and of the W3C's validator that a snapshot does not explain."""

import dataclasses

from lxml import etree, html

from ssg.feeds import Feed
from ssg.feeds.atom import render

A = {"a": "http://www.w3.org/2005/Atom"}


def parse(feed: Feed, bodies: tuple[str, ...]) -> etree._Element:
    return etree.fromstring(render(feed, bodies))


def test_required_elements_stand_once(feed: Feed, bodies: tuple[str, ...]) -> None:
    tree = parse(feed, bodies)
    for place in (tree, *tree.findall("a:entry", A)):
        for name in ("id", "title", "updated"):
            assert len(place.findall(f"a:{name}", A)) == 1
    assert tree.findtext("a:id", namespaces=A) == feed.feed_url
    assert tree.findtext("a:author/a:name", namespaces=A) == "編集部"


def test_a_title_with_markup_signs_is_the_same_text_as_html(
    feed: Feed, bodies: tuple[str, ...]
) -> None:
    title = parse(feed, bodies).find("a:entry/a:title", A)
    assert title is not None
    assert title.get("type") == "html"
    assert title.text
    assert html.fromstring(f"<p>{title.text}</p>").text_content() == feed.entries[0].title


def test_links_name_themselves_and_the_page(feed: Feed, bodies: tuple[str, ...]) -> None:
    links = {e.get("rel"): e.get("href") for e in parse(feed, bodies).findall("a:link", A)}
    assert links == {"self": feed.feed_url, "alternate": feed.home_url}


def test_language_and_base_are_the_entrys_own(feed: Feed, bodies: tuple[str, ...]) -> None:
    xml = "{http://www.w3.org/XML/1998/namespace}"
    entries = parse(feed, bodies).findall("a:entry", A)
    assert [e.get(f"{xml}lang") for e in entries] == ["ja", "en"]
    contents = [e.find("a:content", A) for e in entries]
    assert [c.get(f"{xml}base") for c in contents if c is not None] == [e.url for e in feed.entries]


def test_a_category_is_given_once(feed: Feed, bodies: tuple[str, ...]) -> None:
    terms = parse(feed, bodies).xpath("a:entry[1]/a:category/@term", namespaces=A)
    assert terms == ["投資分析", 'C++ & "Rust"']


def test_nothing_that_must_not_be_blank_is_blank(feed: Feed) -> None:
    entry = dataclasses.replace(feed.entries[0], title=" ", summary="\x00")
    bare = dataclasses.replace(feed, title="", subtitle="", author="", icon="", entries=(entry,))
    tree = parse(bare, ("",))
    assert tree.findtext("a:title", namespaces=A) == feed.home_url
    assert tree.findtext("a:author/a:name", namespaces=A) == feed.home_url
    assert tree.find("a:entry/a:summary", A) is None
    assert tree.findtext("a:entry/a:title", namespaces=A) == entry.url
