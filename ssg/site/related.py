"""Related posts: those that share tags, found for a whole site.

What a post is related to follows from its tags alone: which posts each has near it, and when they
were published. So it is kept from one build to the next, and found again for the posts that are
near a changed one.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from operator import attrgetter
from typing import Any

from ssg.model.ports import Cache, Spread, one_by_one
from ssg.model.site import Post, Term
from ssg.site.related_scores import near, ranked, weight_of
from ssg.values import dataclass

MANY = 500  # posts to be looked at, from which on the work on them is spread

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
    return _found(_by_post(tags), _Tags(posts), limit, one_by_one)


class KnownRelated:
    """The same, of which the posts that nothing has changed for are remembered.

    Args:
        store: where it is kept.
        engine: the digest of the program and its libraries.
        spread: how the work on many posts is done.
    """

    def __init__(self, store: Cache, engine: str, spread: Spread = one_by_one) -> None:
        self._store = store
        self._engine = engine
        self._spread = spread

    def __call__(
        self, posts: Sequence[Post], tags: Sequence[Term], limit: int
    ) -> Mapping[str, tuple[Post, ...]]:
        """As ``related_posts``."""
        if limit < 1:
            return {}
        key = f"related:{self._engine}:{limit}"
        before, kept = _decoded(self._store.get(key))
        all_tags = _Tags(posts)
        tags = sorted(tags, key=_name)  # how they are ordered for readers changes with their posts
        weights = {term.name: all_tags.weight(term) for term in tags}
        by_url = {post.url: post for post in posts}
        names = _names(tags)
        again = _again(kept, names, posts, tags, weights, before)
        if not again and kept.keys() == names.keys() and before == weights:
            return _restored(kept, by_url)
        spread = self._spread if len(again) >= MANY else one_by_one
        found = _found(_by_post(tags, again), all_tags, limit, spread)
        for url in again:
            own, date = found.get(url, ()), by_url[url].date.isoformat()
            kept[url] = [names[url], date, [post.url for post in own]]
        kept = {post.url: kept[post.url] for post in posts if post.url in names}
        text = json.dumps([weights, kept], ensure_ascii=False, separators=(",", ":"))
        self._store.put(key, text.encode("utf-8", "surrogatepass"))
        return _restored(kept, by_url)


def _again(
    kept: "_Kept",
    names: Mapping[str, list[str]],
    posts: Sequence[Post],
    tags: Sequence[Term],
    weights: Mapping[str, int],
    before: Mapping[str, int],
) -> Collection[str]:
    """The posts (by url) that may be related to others than before.

    Args:
        kept: what was known of the posts, newest first.
        names: of each post's tags.
        weights, before: of each tag, now and then.
    """
    dates = {post.url: post.date.isoformat() for post in posts if post.url in names}
    if [url for url in kept if url in names] != [url for url in dates if url in kept]:
        return names.keys()
    changed = {
        url
        for url, date in dates.items()
        if (known := kept.get(url)) is None or known[0] != names[url] or known[1] != date
    }
    again = set(changed)
    moved = {url for url in changed if url in kept and kept[url][1] != dates[url]}
    gone = changed.union(kept.keys() - names.keys())
    touched = {name for url in gone if url in kept for name in kept[url][0]}
    touched.update(name for url in changed for name in names[url])
    for term in tags:
        if weights[term.name] != before.get(term.name):
            again.update(post.url for post in term.posts)
        elif term.name in touched:
            # A post with another date is another one.
            now = ["" if post.url in moved else post.url for post in term.posts]
            then = [None if url in moved else url for url in kept if term.name in kept[url][0]]
            places = {url: place for place, url in enumerate(then)}
            for place, url in enumerate(now):
                if url in places and near(now, place) != near(then, places[url]):
                    again.add(url)
    return again


class _Tags:
    """The tags of a site, each looked through when it is first asked for."""

    def __init__(self, posts: Sequence[Post]) -> None:
        self._posts = len(posts)
        self._known: dict[Term, _Tag] = {}

    def weight(self, term: Term) -> int:
        """What the tag counts for each two posts that share it."""
        return weight_of(len(term.posts), self._posts)

    def of(self, term: Term) -> _Tag:
        """The tag, with the places of its posts."""
        tag = self._known.get(term)
        if tag is None:
            places = {post.url: place for place, post in enumerate(term.posts)}
            tag = self._known[term] = _Tag(self.weight(term), term.posts, places)
        return tag


def _names(tags: Sequence[Term]) -> dict[str, list[str]]:
    """The names of each post's tags, by its url."""
    found: dict[str, list[str]] = defaultdict(list)
    for term in tags:
        name = term.name
        for post in term.posts:
            found[post.url].append(name)
    return found


def _by_post(tags: Sequence[Term], wanted: Container[str] | None = None) -> dict[str, list[Term]]:
    """The tags of each post, or of those that are wanted, by its url."""
    found: dict[str, list[Term]] = {}
    for term in tags:
        for post in term.posts:
            if wanted is None or post.url in wanted:
                found.setdefault(post.url, []).append(term)
    return found


def _found(
    by_post: Mapping[str, Sequence[Term]], tags: _Tags, limit: int, spread: Spread
) -> dict[str, tuple[Post, ...]]:
    of_posts = [(url, [tags.of(term) for term in terms]) for url, terms in by_post.items()]

    def work(number: int) -> list[tuple[int, int]]:
        """The best, each by one of the post's tags and its place there, which travel light."""
        url, own_tags = of_posts[number]
        places = []
        for post in _best(url, own_tags, limit):
            which = next(n for n, tag in enumerate(own_tags) if post.url in tag.places)
            places.append((which, own_tags[which].places[post.url]))
        return places

    worked = spread(work, len(of_posts))
    return {
        url: tuple([own_tags[which].members[place] for which, place in best])
        for (url, own_tags), best in zip(of_posts, worked, strict=True)
        if best
    }


def _best(url: str, tags: Sequence[_Tag], limit: int) -> tuple[Post, ...]:
    """The ``limit`` highest scores; not the post itself."""
    own = tags[0].members[tags[0].places[url]]
    candidates = [(near(tag.members, tag.places[url]), tag.weight) for tag in tags]
    return ranked(own, candidates, limit, lambda post: post.date, _url)


# For each post (by url), newest first: its tags' names, its date, the urls of its related ones.
_Kept = dict[str, list[Any]]


def _restored(kept: _Kept, by_url: Mapping[str, Post]) -> dict[str, tuple[Post, ...]]:
    return {url: tuple([by_url[u] for u in urls]) for url, (_, _, urls) in kept.items() if urls}


def _decoded(data: bytes | None) -> tuple[dict[str, int], _Kept]:
    try:
        weights, kept = json.loads((data or b"").decode("utf-8", "surrogatepass"))
        if all(len(values) == 3 for values in kept.values()):
            return dict(weights), dict(kept)
    except (ValueError, TypeError, AttributeError):
        pass
    return {}, {}


_name, _url = attrgetter("name"), attrgetter("url")
