"""Feeds of terms share their entries, and are what each would be alone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ssg.feeds import FORMATS, Feed, FeedEntry
from ssg.model.rendered import BodyRef
from ssg.render import written_feeds
from ssg.render.bodies import feed_body
from ssg.render.written_feeds import WrittenFeeds

BASE, STYLE = "https://a.example", "/feed.css"
WHEN = datetime(2025, 10, 21, tzinfo=UTC)
ENTRIES = tuple(
    FeedEntry(
        f"{BASE}/{n}/", f"題 {n}", f"{BASE}/{n}/", WHEN, WHEN, "", BodyRef(str(n), (f"/{n}",))
    )
    for n in range(3)
)
FEEDS = tuple(
    Feed("T & t", "", BASE + "/", f"{BASE}/{n}.xml", lang, entries=entries)
    for n, (lang, entries) in enumerate(
        (("ja", ENTRIES), ("ja", ENTRIES[1:]), ("en", ENTRIES[:2]), ("ja", ()),
         ("ja", (replace(ENTRIES[0], title="another"),)))
    )
)  # fmt: skip


def _alone(feed: Feed, name: str) -> bytes:
    form = next(form for form in FORMATS if form.name == name)
    bodies = [feed_body(_body(e.content.digest), e.content, BASE, e.url) for e in feed.entries]
    return form.render(replace(feed, style=STYLE), bodies)


def _body(digest: str) -> str:
    return f'<p>本文 {digest} <a href="\x020\x03">&amp;</a></p>\n'


def test_each_feed_is_what_it_would_be_alone() -> None:
    feeds = WrittenFeeds(_body, BASE, STYLE)
    for feed in (*FEEDS, *FEEDS):
        for form in FORMATS:
            recipe = f"feed:{form.name}"
            assert feeds.knows(recipe)
            assert feeds.render(recipe, feed) == _alone(feed, form.name)
    assert not feeds.knows("post.html")


def test_an_entry_is_written_once_for_all_feeds_of_a_language() -> None:
    asked: list[str] = []

    def body(digest: str) -> str:
        asked.append(digest)
        return _body(digest)

    feeds = WrittenFeeds(body, BASE, STYLE)
    for feed in FEEDS[:3]:
        feeds.render("feed:atom", feed)
    assert asked == ["0", "1", "2", "0", "1"]


def test_no_more_are_kept_than_memory_is_meant_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written_feeds, "MOST", 2)
    feeds = WrittenFeeds(_body, BASE, STYLE)
    for feed in FEEDS:
        assert feeds.render("feed:atom", feed) == _alone(feed, "atom")
        assert len(feeds._written) <= 2


class Between:
    """What other processes have made, with room for a few."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.made: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        return self.made.get(key)

    def put(self, key: bytes, value: bytes) -> bool:
        if len(self.made) >= self.most:
            return False
        self.made[key] = value
        return True


@pytest.mark.parametrize("most", [0, 2, 100])
def test_what_another_process_has_written_is_taken_from_it(most: int) -> None:
    asked: list[str] = []

    def body(digest: str) -> str:
        asked.append(digest)
        return _body(digest)

    between = Between(most)
    for _ in range(2):
        feeds = WrittenFeeds(body, BASE, STYLE, between)
        for feed in FEEDS:
            assert feeds.render("feed:atom", feed) == _alone(feed, "atom")
    # Six entries are told apart: three, two of them in another language, one with another title.
    assert len(asked) == 6 + 6 - min(most, 6)
