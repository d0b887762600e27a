"""What a person sees who opens a feed: ``readable``."""

from dataclasses import replace

import pytest
from lxml import etree

from ssg.feeds import FORMATS, Feed
from ssg.feeds.readable import links, stylesheet

XHTML = "{http://www.w3.org/1999/xhtml}"
XML = [form for form in FORMATS if form.name in ("atom", "rss")]


@pytest.fixture
def shown(feed: Feed) -> Feed:
    return replace(feed, style="/b/assets/feed.0.css", note="これは<フィード>です。")


@pytest.mark.parametrize("form", XML, ids=lambda form: form.name)
def test_the_posts_are_links_in_one_element_beside_the_entries(form, shown: Feed, bodies) -> None:
    data = form.render(shown, bodies)
    tree = etree.fromstring(data)
    assert b'<?xml-stylesheet type="text/css" href="/b/assets/feed.0.css"?>\n' in data[:200]
    (div,) = tree.iter(f"{XHTML}div")
    assert div.getparent().tag in ("channel", "{http://www.w3.org/2005/Atom}feed")
    assert "これは<フィード>です。" in "".join(div.itertext())
    found = [(a.get("href"), a.text) for a in div.iter(f"{XHTML}a")][1:]
    assert found == [(entry.url, entry.title) for entry in shown.entries]
    assert not list(tree.iter(f"{XHTML}script"))


def test_a_theme_without_a_sheet_has_nothing_for_them(feed: Feed) -> None:
    assert stylesheet(feed) == ""
    assert list(links(feed)) == []
