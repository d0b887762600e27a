"""The scores of related posts are what one finds by adding up what each shares."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ssg.site.related_scores import ranked

POSTS = st.integers(0, 12)
TAGS = st.lists(
    st.tuples(st.lists(POSTS, unique=True, max_size=9), st.integers(1, 5)), min_size=1, max_size=5
)
BEGAN = datetime(2025, 1, 1, tzinfo=UTC)


@given(POSTS, TAGS, st.integers(1, 6), st.lists(st.integers(0, 4), min_size=13, max_size=13))
def test_the_highest_scores(
    own: int, tags: list[tuple[list[int], int]], limit: int, days: list[int]
) -> None:
    def date(post: int) -> datetime:
        return BEGAN + timedelta(days[post])

    tags = [
        (sorted({*posts, own}, key=lambda post: (-days[post], post)), weight)
        for posts, weight in tags
    ]
    scores: Counter[int] = Counter()
    for posts, weight in tags:
        scores.update(dict.fromkeys(posts, weight))
    del scores[own]

    def order(post: int) -> tuple[object, ...]:
        apart = date(post) - date(own)
        return -scores[post], abs(apart), -apart, str(post)

    assert ranked(own, tags, limit, date, str) == tuple(sorted(scores, key=order)[:limit])
