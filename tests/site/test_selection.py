"""What is published when."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.model.article import Article
from ssg.site.selection import Wanted, select, unchanged_between

Articles = Callable[..., Article]
NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    "values",
    [
        {"date": NOW - HOUR},
        {"date": NOW},
        {"date": NOW - HOUR, "expires": NOW + HOUR},
        {"date": NOW - HOUR, "updated": NOW + HOUR},
        {"date": None},
    ],
)
def test_a_due_article_is_published(article: Articles, values: dict) -> None:
    chosen = select([article("posts/a.md", **values)], Wanted(NOW))
    assert len(chosen.published) == 1
    assert chosen.next_due is None


@pytest.mark.parametrize(
    ("values", "reason", "option"),
    [
        ({"draft": True}, "draft", "drafts"),
        ({"published": False}, "draft", "drafts"),
        ({"date": NOW + HOUR}, "future", "future"),
        ({"date": NOW - HOUR, "expires": NOW}, "expired", "expired"),
        ({"date": NOW - HOUR, "expires": NOW - HOUR}, "expired", "expired"),
    ],
)
def test_each_reason_has_its_option(
    article: Articles, values: dict, reason: str, option: str
) -> None:
    source = article("posts/a.md", **values)
    out = select([source], Wanted(NOW))
    assert out.published == ()
    assert out.left_out == {"posts/a.md": reason}
    assert out.counts == {reason: 1}
    assert select([source], Wanted(NOW, **{option: True})).published == (source,)
    others = {"drafts": True, "future": True, "expired": True, option: False}
    assert select([source], Wanted(NOW, **others)).published == ()


def test_a_scheduled_draft_needs_both_options(article: Articles) -> None:
    source = article("posts/a.md", draft=True, date=NOW + HOUR)
    assert select([source], Wanted(NOW, drafts=True)).published == ()
    assert select([source], Wanted(NOW, future=True)).published == ()
    assert select([source], Wanted(NOW, drafts=True, future=True)).published == (source,)


def test_the_next_scheduled_post_is_the_earliest_that_will_be_published(
    article: Articles,
) -> None:
    sources = [
        article("posts/a.md", date=NOW + 3 * HOUR),
        article("posts/b.md", date=NOW + 2 * HOUR),
        article("posts/c.md", date=NOW + HOUR, draft=True),
        article("posts/d.md", date=NOW - HOUR),
    ]
    assert select(sources, Wanted(NOW)).next_due == NOW + 2 * HOUR
    assert select(sources, Wanted(NOW, drafts=True)).next_due == NOW + HOUR
    assert select(sources, Wanted(NOW, future=True)).next_due == NOW + 2 * HOUR


HOURS = st.none() | st.integers(-5, 5).map(lambda hours: NOW + hours * HOUR)


@given(
    st.lists(st.tuples(HOURS, HOURS, st.booleans()), max_size=4),
    st.integers(-6, 6),
    st.integers(-6, 6),
    st.booleans(),
)
def test_within_its_span_of_time_a_selection_stays_as_it_is(
    article: Articles, posts: list, one: int, other: int, future: bool
) -> None:
    sources = [
        article(f"posts/{n}.md", date=date, expires=expires, draft=draft)
        for n, (date, expires, draft) in enumerate(posts)
    ]
    now, later = NOW + one * HOUR, NOW + other * HOUR
    since, until = unchanged_between(sources, now)
    assert since is None or since <= now
    assert until is None or now < until
    if (since is None or since <= later) and (until is None or later < until):
        assert select(sources, Wanted(now, future=future)) == (
            select(sources, Wanted(later, future=future))
        )
