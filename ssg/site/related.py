"""Related posts: those that share tags, a rare tag weighing more than a common one.

The weight of a tag is its inverse document frequency, log(1 + N / n) (Spärck Jones, 1972). Only the
posts nearest by date in each tag are candidates, so that the work is linear in the posts and an
edit reaches few pages.
"""

import math
from collections.abc import Mapping, Sequence

from ssg.model.site import Post, Term

CANDIDATES = 50  # a tag


def related_posts(
    posts: Sequence[Post], tags: Sequence[Term], limit: int
) -> Mapping[str, tuple[Post, ...]]:
    """For each post (by url) up to ``limit`` others, best first; posts without any are left out."""
    if limit < 1:
        return {}
    position = {post.url: index for index, post in enumerate(posts)}
    scores: dict[str, dict[int, float]] = {}
    for term in tags:
        members = term.posts
        weight = math.log(1 + len(posts) / len(members))
        for index, post in enumerate(members):
            start = max(0, min(index - CANDIDATES // 2, len(members) - CANDIDATES - 1))
            own = scores.setdefault(post.url, {})
            for other in members[start : start + CANDIDATES + 1]:
                if other is not post:
                    at = position[other.url]
                    own[at] = own.get(at, 0.0) + weight
    return {
        url: tuple(
            posts[at]
            for at in sorted(own, key=lambda at: (-round(own[at], 9), abs(at - position[url]), at))[
                :limit
            ]
        )
        for url, own in scores.items()
        if own
    }
