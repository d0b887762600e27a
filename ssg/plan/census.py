"""What the lists of terms, and related posts, follow from: of each post its terms, dates and card.

A build that finds a tag edited makes the lists of that tag from these lines of the last build. As
with the ties (``ssg.plan.ties``) nothing is believed: what they tell of the pages as they were has
to be what was written.
"""

import json
from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import Any

from ssg.model.site import Term
from ssg.pages.cards import CardSource

_KEY = 32  # letters of a card's digest
_PARTS = 5


class Census:
    """The posts of one build by their numbers, the newest first.

    Args:
        data: as ``census_of`` makes it.

    Raises:
        ValueError: where that is damaged, or there is none.
    """

    def __init__(self, data: bytes) -> None:
        self._lines = data.split(b"\n")
        if len(self._lines) != _PARTS:
            raise ValueError("no census")
        self._anew: dict[
            int, list[int]
        ] = {}  # tags of those posts that have others than in the lines
        self._members: dict[int, list[int]] | None = None

    @cached_property
    def _tags(self) -> list[list[int]]:
        return self._list(1)

    @cached_property
    def _categories(self) -> list[list[int]]:
        return self._list(2)

    @cached_property
    def _dates(self) -> list[str]:
        return self._list(3)

    @cached_property
    def _updated(self) -> dict[str, str]:
        return dict(self._value(4))

    @property
    def _by_tag(self) -> dict[int, list[int]]:
        if self._members is None:
            self._members = _by_term(self._tags)
        return self._members

    @cached_property
    def _by_category(self) -> dict[int, list[int]]:
        return _by_term(self._categories)

    @property
    def size(self) -> int:
        """How many posts there are."""
        return len(self._tags)

    def key(self, post: int) -> str:
        """The digest of a post's card."""
        return self._lines[0][post * _KEY : (post + 1) * _KEY].decode()

    def date(self, post: int) -> datetime:
        """When a post was published."""
        return datetime.fromisoformat(self._dates[post])

    def changed(self, post: int) -> str:
        """A post's last change, as the sitemap has it."""
        return self._updated.get(str(post)) or self._dates[post]

    def latest(self, posts: Iterable[int]) -> str:
        """The last change among posts in their order; empty where there are none."""
        return self._latest(iter(posts))

    def latest_tagged(self) -> str:
        """The last change among the posts that have a tag."""
        return self._latest(filter(self.tags_of, range(self.size)))

    def _latest(self, posts: Iterator[int]) -> str:
        # Of those that were never changed the first is the newest: few others are looked at.
        updated = self._updated
        candidates: list[str] = []
        has_first = False
        if not updated:
            return next(map(self._dates.__getitem__, posts), "")
        for post in posts:
            changed = updated.get(str(post))
            if changed is not None or not has_first:
                candidates.append(changed or self._dates[post])
                has_first = has_first or changed is None
        return max(candidates, key=datetime.fromisoformat, default="")

    def tags_of(self, post: int) -> list[int]:
        """The numbers of a post's tags, as it orders them."""
        known = self._anew.get(post)
        return self._tags[post] if known is None else known

    def counts(self, posts: Iterable[int]) -> "Counter[int]":
        """How many of these posts have each tag."""
        posts = list(posts)
        found = Counter(chain.from_iterable(map(self._tags.__getitem__, posts)))
        for post in self._anew.keys() & set(posts):
            found.subtract(self._tags[post])
            found.update(self._anew[post])
        return +found

    def categories_of(self, post: int) -> list[int]:
        """The numbers of a post's categories."""
        return self._categories[post]

    def with_tag(self, tag: int) -> list[int]:
        """The posts of a tag, the newest first."""
        return self._by_tag.get(tag, [])

    def with_category(self, category: int) -> list[int]:
        """The posts of a category, the newest first."""
        return self._by_category.get(category, [])

    def with_tags(self, tags: Mapping[int, list[int]]) -> "Census":
        """The same, but that these posts have these tags."""
        by_tag = dict(self._by_tag)
        for post, now in tags.items():
            for tag in self.tags_of(post):
                by_tag[tag] = [other for other in by_tag[tag] if other != post]
            for tag in now:
                posts = list(by_tag.get(tag, ()))
                insort(posts, post)
                by_tag[tag] = posts
        made = copy(self)
        made.__dict__.update(_anew={**self._anew, **tags}, _members=by_tag)
        return made

    def dump(self, keys: Mapping[int, str]) -> bytes:
        """As bytes again.

        Args:
            keys: the digests of those posts' cards that are others now.
        """
        lines = list(self._lines)
        for post, key in keys.items():
            start = post * _KEY
            lines[0] = lines[0][:start] + key.encode() + lines[0][start + _KEY :]
        if self._anew:
            lines[1] = _line([self.tags_of(post) for post in range(self.size)])
        return b"\n".join(lines)

    def _list(self, number: int) -> list[Any]:
        values = self._value(number)
        if not isinstance(values, list) or len(values) * _KEY != len(self._lines[0]):
            raise ValueError("no list of all posts")
        return values

    def _value(self, number: int) -> Any:
        return json.loads(self._lines[number])


def census_of(cards: Sequence[CardSource], numbers: Mapping[Term, int]) -> bytes:
    """The census of a build.

    Args:
        cards: of all posts, the newest first.
        numbers: of all terms.
    """
    known: dict[tuple[Term, ...], list[int]] = {}

    def told(terms: tuple[Term, ...]) -> list[int]:
        made = known.get(terms)
        if made is None:
            made = known[terms] = [numbers[term] for term in terms]
        return made

    dates = [card.post.date.isoformat() for card in cards]
    changed = [card.changed.isoformat() for card in cards]
    updated = {
        n: now for n, (now, date) in enumerate(zip(changed, dates, strict=True)) if now != date
    }
    return b"\n".join(
        (
            "".join([card.digest_key for card in cards]).encode(),
            _line([told(card.tags) for card in cards]),
            _line([told(card.categories) for card in cards]),
            _line(dates),
            _line(updated),
        )
    )


def _by_term(terms: Iterable[Sequence[int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for post, numbers in enumerate(terms):
        for number in numbers:
            found.setdefault(number, []).append(post)
    return found


def _line(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
