"""A small feed that all tests of the folder share."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from ssg.feeds import Feed, FeedEntry
from ssg.model.rendered import BodyRef

TOKYO = timezone(timedelta(hours=9))


@pytest.fixture
def feed() -> Feed:
    first = FeedEntry(
        id="https://example.com/blog/2025/10/21/%E6%8E%A8%E8%AB%96/",
        title="推論の値段 <AT&T> & 「安さ」",
        url="https://example.com/blog/2025/10/21/%E6%8E%A8%E8%AB%96/",
        published=datetime(2025, 10, 21, 11, 15, 20, tzinfo=TOKYO),
        updated=datetime(2025, 10, 23, 8, 0, tzinfo=TOKYO),
        summary="値段は 1/10 に。a < b && c > d",
        content=BodyRef("0" * 32),
        authors=("編集部", "Ada Lovelace"),
        categories=("投資分析", 'C++ & "Rust"', "投資分析"),
        image="https://example.com/blog/chart.png?a=1&b=2",
    )
    second = FeedEntry(
        id="https://example.com/blog/2025/10/20/hello/",
        title="Hello",
        url="https://example.com/blog/2025/10/20/hello/",
        published=datetime(2025, 10, 20, tzinfo=UTC),
        updated=datetime(2025, 10, 20, tzinfo=UTC),
        summary="",
        content=BodyRef("1" * 32),
        lang="en",
    )
    return Feed(
        title="継ぎ目 & Co.",
        subtitle="AI を読む",
        home_url="https://example.com/blog/",
        feed_url="https://example.com/blog/feed.xml",
        language="ja",
        author="編集部",
        icon="https://example.com/blog/icon.png",
        entries=(first, second),
    )


@pytest.fixture
def bodies() -> tuple[str, ...]:
    return (
        '<h2 id="a">値段</h2>\n<p>本文 &amp; '
        '<a href="https://example.com/blog/x/">先</a> ]]&gt; 🚀</p>',
        "<p>Hello</p>",
    )
