"""What holds for every format, and the bytes of each."""

import dataclasses
import json
import pathlib
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ssg.feeds import FORMATS, Feed, FeedEntry, FeedFormat
from ssg.feeds.feed import NEVER
from ssg.model.rendered import BodyRef

SNAPSHOTS = pathlib.Path(__file__).parent / "snapshots"
ROOM = pathlib.Path(__file__).parents[2] / "ssg" / "feeds"
A = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
# What may be in a model's text: every plane, controls, lone surrogates, markup.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40) | st.sampled_from(
    ["]]>", "<![CDATA[x]]>", "&amp;#x0;", "\x00\x1b[31m", "\ud800", "</script>", "\r\n\x85"]
)


def body_of(name: str, data: bytes) -> str:
    if name == "json":
        return str(json.loads(data)["items"][0]["content_html"])
    tree = etree.fromstring(data)
    path = f".//{A}content" if name == "atom" else f".//{CONTENT}"
    return tree.findtext(path) or ""


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_snapshot(form: FeedFormat, feed: Feed, bodies: tuple[str, ...]) -> None:
    assert form.render(feed, bodies).decode() == (SNAPSHOTS / f"feed.{form.name}").read_text()


def test_every_snapshot_belongs_to_a_format() -> None:
    assert {p.name for p in SNAPSHOTS.glob("feed.*")} == {f"feed.{f.name}" for f in FORMATS}


def test_every_module_with_a_format_is_listed() -> None:
    having = {p.stem for p in ROOM.glob("*.py") if "\nFORMAT = " in p.read_text("utf-8")}
    assert having == {f.render.__module__.rpartition(".")[2] for f in FORMATS}


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_an_empty_feed_is_whole_and_needs_no_clock(form: FeedFormat, feed: Feed) -> None:
    empty = dataclasses.replace(feed, entries=())
    assert empty.updated == NEVER
    assert form.render(empty, ()) == form.render(empty, ())
    assert b"2000" in form.render(empty, ()) or form.name == "json"


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_a_missing_body_is_not_passed_over(form: FeedFormat, feed: Feed) -> None:
    with pytest.raises(ValueError, match="shorter"):
        form.render(feed, ("<p>only one</p>",))


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_bodies_lose_what_only_their_page_can_use(form: FeedFormat, feed: Feed) -> None:
    one = dataclasses.replace(feed, entries=feed.entries[:1])
    body = (
        '<p role="note" style="color:red" class="x" aria-label="a &gt; b" '
        'title="role=&quot;y&quot;">'
        'role="text" stays</p><td style="text-align:right">1</td>'
    )
    kept = '<p class="x" title="role=&quot;y&quot;">role="text" stays</p><td>1</td>'
    assert body_of(form.name, form.render(one, (body,))) == kept


def test_updated_is_the_latest_change(feed: Feed) -> None:
    assert feed.updated == feed.entries[0].updated


@given(text=ANY_TEXT, body=ANY_TEXT)
def test_any_text_gives_a_readable_feed_with_that_text(text: str, body: str) -> None:
    when = datetime(2025, 10, 21, tzinfo=timezone(timedelta(hours=9)))
    url = "https://example.com/a/"
    entry = FeedEntry(url, text, url, when, when, text, BodyRef(""), (text,), (text,))
    feed = Feed(text, text, "https://example.com/", "https://example.com/f", "ja", text)
    feed = dataclasses.replace(feed, entries=(entry,))
    html = body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    seen = {form.name: body_of(form.name, form.render(feed, (html,))) for form in FORMATS}
    assert seen["atom"] == seen["rss"] == seen["json"]
    visible = [c for c in html if c.isprintable()]
    assert [c for c in seen["atom"] if c.isprintable()] == visible
