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
    scores: dict[str, dict[int, int]] = {}
    for term in tags:
        members = [position[post.url] for post in term.posts]
        # Whole millionths: sums do not depend on the order of the tags.
        weight = round(math.log(1 + len(posts) / len(members)) * 1_000_000)
        for index, own_position in enumerate(members):
            start = max(0, min(index - CANDIDATES // 2, len(members) - CANDIDATES - 1))
            own = scores.setdefault(posts[own_position].url, {})
            for other in members[start : start + CANDIDATES + 1]:
                own[other] = own.get(other, 0) + weight
    return {
        url: tuple(posts[at] for at in best)
        for url, own in scores.items()
        if (best := _best(own, position[url], limit))
    }


def _best(scores: dict[int, int], own_position: int, limit: int) -> list[int]:
    """The ``limit`` highest scores, the nearer by date first among equals; not the post itself."""
    scores.pop(own_position, None)
    if len(scores) > limit:
        least = sorted(scores.values(), reverse=True)[limit - 1]
        scores = {at: score for at, score in scores.items() if score >= least}
    nearest = sorted(scores, key=lambda at: (-scores[at], abs(at - own_position), at))
    return nearest[:limit]
