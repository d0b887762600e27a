"""What relates a post to others: the tags that they share, a rare one more than a common one.

The weight of a tag is its inverse document frequency, log(1 + N / n) (Spärck Jones, 1972). Only the
posts nearest by date in each tag are candidates, so that the work is linear in the posts and an
edit reaches few pages. N is counted in powers of two, and of n three binary digits count: a new
post changes the weight of few tags.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

CANDIDATES = 50  # a tag
_DIGITS = 3  # binary ones, of the number of a tag's posts

T = TypeVar("T")


def near(members: Sequence[T], place: int) -> Sequence[T]:
    """The candidates for the member at that place, itself among them."""
    start = max(0, min(place - CANDIDATES // 2, len(members) - CANDIDATES - 1))
    return members[start : start + CANDIDATES + 1]


def ranked(
    own: T,
    candidates: Iterable[tuple[Sequence[T], int]],
    limit: int,
    date: Callable[[T], datetime],
    url: Callable[[T], str],
) -> tuple[T, ...]:
    """The ``limit`` highest scores, the nearer by date first among equals; not the post itself.

    Args:
        candidates: of each of its tags, with the tag's weight.
        date, url: of a post.
    """
    scores: dict[T, int] = {}
    for posts, weight in candidates:
        for other in posts:
            scores[other] = scores.get(other, 0) + weight
    scores.pop(own, None)
    if len(scores) > limit:
        least = sorted(scores.values(), reverse=True)[limit - 1]
        scores = {post: score for post, score in scores.items() if score >= least}
    published = date(own)

    def order(post: T) -> tuple[Any, ...]:
        apart = date(post) - published
        return -scores[post], abs(apart), -apart, url(post)

    return tuple(sorted(scores, key=order)[:limit])


def weight_of(count: int, posts: int) -> int:
    """What a tag of ``count`` posts weighs in a site of ``posts``.

    The rarer the more, in whole numbers: sums do not depend on the order of the tags.
    """
    size = 1 << (posts - 1).bit_length() if posts else 1
    rest = max(0, count.bit_length() - _DIGITS)
    return round(math.log(1 + size / (count >> rest << rest)) * 1_000_000)
