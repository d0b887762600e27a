"""Related posts after a few posts' tags have changed, scored as in ``ssg.site.related_scores``."""

from bisect import bisect_left
from collections.abc import Collection, Mapping

from ssg.plan.census import Census
from ssg.site.related_scores import CANDIDATES, near, ranked, weight_of


def near_changes(before: Census, after: Census, posts: Collection[int]) -> set[int]:
    """The posts that may be related to others since these have other tags.

    A post is related to those that are near it in a tag, so that only who is near one that came or
    went is looked at. Where a tag's weight is another one, all of its posts are.
    """
    found = set(posts)
    for post in posts:
        was, now = set(before.tags_of(post)), set(after.tags_of(post))
        for tag in was ^ now:
            old, new = before.with_tag(tag), after.with_tag(tag)
            if weight_of(len(old), before.size) != weight_of(len(new), after.size):
                found.update(old, new)
                continue
            reach = CANDIDATES + len(posts)
            start = max(0, bisect_left(old, post) - reach)
            for place, other in enumerate(old[start : start + 2 * reach], start):
                there = bisect_left(new, other)
                is_there = new[there : there + 1] == [other]
                if is_there and near(old, place) != near(new, there):
                    found.add(other)
    return found


def related_of(
    census: Census, posts: Collection[int], limit: int, urls: Mapping[int, str]
) -> dict[int, tuple[int, ...]]:
    """Up to ``limit`` related posts of each, best first.

    Args:
        urls: of the posts.
    """
    if limit < 1:
        return dict.fromkeys(posts, ())
    found = {}
    for post in posts:
        candidates = []
        for tag in census.tags_of(post):
            members = census.with_tag(tag)
            weight = weight_of(len(members), census.size)
            candidates.append((near(members, members.index(post)), weight))
        found[post] = ranked(post, candidates, limit, census.date, urls.__getitem__)
    return found
