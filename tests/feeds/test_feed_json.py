"""JSON Feed: the rules of version 1.1 that a snapshot does not explain."""

import dataclasses
import json

from ssg.feeds import Feed
from ssg.feeds.json_feed import render


def test_content_is_there_even_when_empty(feed: Feed) -> None:
    items = json.loads(render(feed, ("", "")))["items"]
    assert [item["content_html"] for item in items] == ["", ""]


def test_optional_members_with_nothing_to_say_are_left_out(feed: Feed) -> None:
    bare = dataclasses.replace(feed, subtitle="", icon="", entries=feed.entries[1:])
    top = json.loads(render(bare, ("x",)))
    assert not {"description", "icon"} & set(top)
    assert not {"summary", "image", "authors", "tags"} & set(top["items"][0])


def test_authors_is_a_list_of_names(feed: Feed, bodies: tuple[str, ...]) -> None:
    top = json.loads(render(feed, bodies))
    assert top["authors"] == [{"name": "編集部"}]
    assert top["items"][0]["authors"] == [{"name": "編集部"}, {"name": "Ada Lovelace"}]
