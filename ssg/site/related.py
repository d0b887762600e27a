"""Related posts: those that share tags, a rare tag weighing more than a common one.

The weight of a tag is its inverse document frequency, log(1 + N / n) (Spärck Jones, 1972). Only the
posts nearest by date in each tag are candidates, so that the work is linear in the posts and an
edit reaches few pages.

What a post is related to follows from its tags alone: which posts each has, and when they were
published. So it is kept from one build to the next, and found again for the posts of a tag that has
changed. N is counted in powers of two: a new post does not change the weight of every tag.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from ssg.model.digests import digest_text
from ssg.model.site import Post, Term
from ssg.values import dataclass

CANDIDATES = 50  # a tag


class Store(Protocol):
    """The cache, as far as it is needed here."""

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key``, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""


# From posts (newest first), tags and how many are wanted, to each post's related ones by its url.
Related = Callable[[Sequence[Post], Sequence[Term], int], Mapping[str, tuple[Post, ...]]]


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag's weight, its posts, and the place of each among them, by url."""

    weight: int
    members: tuple[Post, ...]
    places: Mapping[str, int]


def related_posts(
    posts: Sequence[Post], tags: Sequence[Term], limit: int
) -> Mapping[str, tuple[Post, ...]]:
    """For each post (by url) up to ``limit`` others, best first; posts without any are left out."""
    if limit < 1:
        return {}
    return _found(_by_post(tags), _Tags(posts), limit)


class KnownRelated:
    """The same, of which the posts of unchanged tags are remembered.

    Args:
        store: where it is kept.
        engine: the digest of the program and its libraries.
    """

    def __init__(self, store: Store, engine: str) -> None:
        self._store = store
        self._engine = engine

    def __call__(
        self, posts: Sequence[Post], tags: Sequence[Term], limit: int
    ) -> Mapping[str, tuple[Post, ...]]:
        """As ``related_posts``."""
        if limit < 1:
            return {}
        key = f"related:{self._engine}:{limit}"
        known, kept = _decoded(self._store.get(key))
        all_tags = _Tags(posts)
        digests = {term.name: all_tags.digest(term) for term in tags}
        stale = {name for name, digest in digests.items() if known.get(name) != digest}
        by_url = {post.url: post for post in posts}
        if not stale and known.keys() == digests.keys():
            return _restored(kept, by_url)
        by_post = _by_post(tags)
        names = {url: [term.name for term in terms] for url, terms in by_post.items()}
        # A post that has left a tag is in none that tells of it.
        again = {
            url: terms
            for url, terms in by_post.items()
            if not stale.isdisjoint(names[url]) or url not in kept or kept[url][0] != names[url]
        }
        found = _found(again, all_tags, limit)
        for url in again:
            kept[url] = [names[url], [post.url for post in found.get(url, ())]]
        kept = {url: kept[url] for url in by_post}
        text = json.dumps([digests, kept], ensure_ascii=False, separators=(",", ":"))
        self._store.put(key, text.encode("utf-8", "surrogatepass"))
        return _restored(kept, by_url)


class _Tags:
    """The tags of a site, each looked through when it is first asked for."""

    def __init__(self, posts: Sequence[Post]) -> None:
        self._size = 1 << (len(posts) - 1).bit_length() if posts else 1
        self._known: dict[Term, _Tag] = {}
        self._lines = {post.url: f"{post.url}\n{post.date.isoformat()}" for post in posts}

    def weight(self, term: Term) -> int:
        """The rarer the more, in whole numbers: sums do not depend on the order of the tags."""
        return round(math.log(1 + self._size / len(term.posts)) * 1_000_000)

    def digest(self, term: Term) -> str:
        """Of all that a post's related ones take from a tag."""
        lines = [self._lines[post.url] for post in term.posts]
        return digest_text("\n".join((str(self.weight(term)), *lines)))

    def of(self, term: Term) -> _Tag:
        """The tag, with the places of its posts."""
        tag = self._known.get(term)
        if tag is None:
            places = {post.url: place for place, post in enumerate(term.posts)}
            tag = self._known[term] = _Tag(self.weight(term), term.posts, places)
        return tag


def _by_post(tags: Sequence[Term]) -> dict[str, list[Term]]:
    """The tags of each post, by its url."""
    found: dict[str, list[Term]] = {}
    for term in tags:
        for post in term.posts:
            found.setdefault(post.url, []).append(term)
    return found


def _found(
    by_post: Mapping[str, Sequence[Term]], tags: _Tags, limit: int
) -> dict[str, tuple[Post, ...]]:
    return {
        url: best
        for url, terms in by_post.items()
        if (best := _best(url, [tags.of(term) for term in terms], limit))
    }


def _best(url: str, tags: Sequence[_Tag], limit: int) -> tuple[Post, ...]:
    """The ``limit`` highest scores, the nearer by date first among equals; not the post itself."""
    scores: dict[Post, int] = {}
    for tag in tags:
        place, members, weight = tag.places[url], tag.members, tag.weight
        start = max(0, min(place - CANDIDATES // 2, len(members) - CANDIDATES - 1))
        for other in members[start : start + CANDIDATES + 1]:
            scores[other] = scores.get(other, 0) + weight
    own = tags[0].members[tags[0].places[url]]
    scores.pop(own, None)
    if len(scores) > limit:
        least = sorted(scores.values(), reverse=True)[limit - 1]
        scores = {post: score for post, score in scores.items() if score >= least}

    def order(post: Post) -> tuple[Any, ...]:
        apart = post.date - own.date
        return -scores[post], abs(apart), -apart, post.url

    return tuple(sorted(scores, key=order)[:limit])


# For each post (by url) its tags' names, and the urls of its related ones.
_Kept = dict[str, list[list[str]]]


def _restored(kept: _Kept, by_url: Mapping[str, Post]) -> dict[str, tuple[Post, ...]]:
    return {url: tuple([by_url[u] for u in urls]) for url, (_, urls) in kept.items() if urls}


def _decoded(data: bytes | None) -> tuple[dict[str, str], _Kept]:
    try:
        digests, kept = json.loads((data or b"").decode("utf-8", "surrogatepass"))
        return dict(digests), dict(kept)
    except (ValueError, TypeError):
        return {}, {}
