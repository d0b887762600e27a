"""What the pages that follow from tags are made from, told as in ``ssg.plan.listings``.

For each function that makes such a page there is one here that tells its parts from the census and
the counts of terms. What the other pages are made from does not follow from tags; a function that
is in neither list is not known, and its site takes the long way.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ssg.model.settings import Settings
from ssg.model.slugs import fold
from ssg.pages import archive, archive_filter, feed, home, not_found, redirect, sitemap, terms
from ssg.pages.pagers import Cut
from ssg.pages.terms import ALSO
from ssg.plan.census import Census
from ssg.plan.listings import Listing
from ssg.plan.ties import Ties


class Retelling:
    """Tells the parts of pages.

    Args:
        census: of all posts.
        ties: they know what the terms are called.

    Attributes:
        counts: the tags as readers see them in order, each with the number of its posts.
    """

    def __init__(self, census: Census, ties: Ties, settings: Settings) -> None:
        self.census = census
        self._ties = ties
        self._settings = settings
        known = {number: len(census.with_tag(number)) for number, _ in ties.counts["tag"]}
        self.counts = sorted(([n, count] for n, count in known.items()), key=self._order)

    def parts(self, listing: Listing) -> Any:
        """The parts of a page; those that it has where they do not follow from tags."""
        told = _TOLD.get(listing.made_by)
        return listing.parts if told is None else told(self, listing.parts)

    def list_pages(self, tag: int) -> int:
        """How many pages the list of a tag takes."""
        return max(1, -(-len(self.census.with_tag(tag)) // self._settings.posts_per_page))

    def list_page(self, listing: Listing, number: int) -> Listing:
        """Another page of the list that ``listing`` is a page of."""
        kind, about, cards, told, also = listing.parts
        cut = [number, *told["cut"][1:]]
        parts = self.of_list([kind, about, cards, {"cut": cut}, also])
        return listing._replace(path=Cut(*parts[3]["cut"]).path, parts=parts)

    def of_list(self, parts: Any) -> Any:
        """One page of the list of a term: its cards, which cut it is, the tags that are named."""
        kind, about, _, told, _ = parts
        if kind not in _MEMBERS:
            return parts
        census, size, cut = self.census, self._settings.posts_per_page, told["cut"]
        posts = _MEMBERS[kind](census, about["term"])
        number = cut[0]
        shown = posts[(number - 1) * size : number * size]
        cut = [number, max(1, -(-len(posts) // size)), len(posts), *cut[3:]]
        also = self._also(about["term"], posts) if number == 1 else []
        return [kind, about, {"cards": shown} if shown else [], {"cut": cut}, also]

    def of_feed(self, parts: Any) -> Any:
        """A feed: of a tag its newest posts."""
        path, about, _ = parts
        if not about or self._ties.term(about["term"])[0] != "tag":
            return parts
        newest = self.census.with_tag(about["term"])[: self._settings.feed_items]
        return [path, about, [[{"post": n}, {"card": n}, {"nothing": 0}] for n in newest]]

    def of_index(self, parts: Any) -> Any:
        """All tags, each with its number of posts."""
        kind, links = parts
        if kind != "tag":
            return parts
        urls = {tuple(link["link"][:2]): link["link"][2] for link in links}
        told = []
        for number, count in self.counts:
            _, *called = self._ties.term(number)
            told.append({"link": [*called, urls[tuple(called)], count]})
        return [kind, told]

    def of_filter(self, parts: Any) -> Any:
        """What the archive is filtered by."""
        told, years = parts
        kinds = [self._ties.term(about["term"])[0] for about, _ in told]
        of_kind: dict[str, list[Any]] = {kind: [] for kind in archive_filter.KINDS}
        for kind, each in zip(kinds, told, strict=True):
            of_kind[kind].append(each)
        of_kind["tag"] = [[{"term": number}, count] for number, count in self.counts]
        return [[each for kind in archive_filter.KINDS for each in of_kind[kind]], years]

    def _also(self, term: int, posts: Iterable[int]) -> list[Any]:
        """As ``ssg.pages.terms`` chooses them."""
        counts = self.census.counts(posts)
        counts.pop(term, None)
        named = [(count, *self._ties.term(tag)[1:], tag) for tag, count in counts.items()]
        best = sorted(named, key=lambda each: (-each[0], each[1], each[2]))
        return [[{"term": tag}, count] for count, _, _, tag in best[:ALSO]]

    def _order(self, count: list[int]) -> tuple[int, str, str]:
        _, name, slug = self._ties.term(count[0])
        return -count[1], fold(name), slug


_MEMBERS: Mapping[str, Callable[[Census, int], list[int]]] = {
    "tag": Census.with_tag,
    "category": Census.with_category,
}


def _name(function: Callable[..., Any]) -> str:
    return f"{function.__module__}:{function.__qualname__}"


LIST, FEED = _name(terms.term_view), _name(feed.feed_view)
WHOLE = (_name(terms.index_view), _name(archive_filter.index_view))  # they show all tags
_TOLD: Mapping[str, Callable[[Retelling, Any], Any]] = {
    LIST: Retelling.of_list,
    FEED: Retelling.of_feed,
    WHOLE[0]: Retelling.of_index,
    WHOLE[1]: Retelling.of_filter,
}
_OTHERS = (archive, archive_filter, home, not_found, redirect, sitemap)


def is_known(listing_makers: Iterable[str]) -> bool:
    """Whether it is known of all these functions what follows from tags in their pages."""
    modules = {module.__name__ for module in _OTHERS}
    return all(
        not name or name in _TOLD or name.partition(":")[0] in modules for name in listing_makers
    )
