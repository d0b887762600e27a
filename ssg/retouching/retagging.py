"""Edited tags: the lists, counts, feeds, related posts and sitemap that follow from them.

All of it is told from the census as it was, and has to be what the last build's lines say, and then
from the census as it is now. A tag that appears or vanishes takes the long way.
"""

from collections.abc import Iterator, Mapping

from ssg.pages.frame import Frame
from ssg.plan.census import Census
from ssg.plan.kept_posts import UnknownError
from ssg.plan.listings import Listing
from ssg.plan.recalled import Recalled
from ssg.plan.rerelated import near_changes, related_of
from ssg.plan.retold import FEED, LIST, WHOLE, Retelling, is_known
from ssg.plan.site_entries import SiteEntries
from ssg.plan.ties import Ties

# A page as it was and as it is; None where it was not, or is not.
Change = tuple[Listing | None, Listing | None]
MOST_RELATED = 500  # posts: past this all of them are as quick


class Retagging:
    """What follows from other tags of some posts.

    Args:
        was: the site as it was; it gets to know of the tags.
        tags: the names of these posts' tags now, by their paths.

    Attributes:
        listings: the pages that follow from them, by their paths.
        related: the posts that are related to others now, with the paths of these.
        before, after: the sitemap.

    Raises:
        UnknownError: where the last build has not left enough.
        KeyError: where a tag is new.
    """

    def __init__(
        self, ties: Ties, was: Recalled, frame: Frame, tags: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._ties, self._was, self._settings = ties, was, frame.settings
        existing, numbers = ties.existing("tag"), was.numbers
        own = {
            path: [existing[name] for name in dict.fromkeys(names)] for path, names in tags.items()
        }
        now = {numbers[path]: of_post for path, of_post in own.items()}
        before = ties.census()
        after = before.with_tags(now)
        both = {tag for census in (before, after) for post in now for tag in census.tags_of(post)}
        if not is_known(was.listings.makers()) or not all(map(after.with_tag, both)):
            raise UnknownError  # of these one vanishes
        was.know_cards(before, frame)
        self._before, self._after = before, after
        self._moved = {t for t in both if before.with_tag(t) != after.with_tag(t)}
        self._near = both.union(*map(before.categories_of, now))
        self._told, self._telling = (
            Retelling(each, ties, frame.settings) for each in (before, after)
        )
        self.listings: dict[str, Change] = {}
        for old, new in self._changes():
            one = old or new
            if one is not None:
                self.listings[one.path] = (old, new)
        self.related = self._related(now)
        was.retag(own, self.related, self._telling.counts)
        self.before, self.after = self._entries()

    @property
    def counts(self) -> dict[str, list[list[int]]]:
        """As ``Ties`` has them."""
        return {**self._ties.counts, "tag": self._telling.counts}

    def census(self, keys: Mapping[str, str]) -> bytes:
        """The census now, with the digests of these posts' cards."""
        numbers = self._was.numbers
        return self._after.dump({numbers[path]: key for path, key in keys.items()})

    def _changes(self) -> Iterator[Change]:
        """The pages that may be others now, with every page of the lists that move."""
        lists: dict[int, list[Listing]] = {tag: [] for tag in self._moved}
        feeds = {self._was.term(tag).feed for tag in self._moved} - {""}
        for old in self._following():
            if self._told.parts(old) != old.parts:
                raise UnknownError(old.path)
            feeds.discard(old.path)
            tag = old.parts[1]["term"] if old.made_by == LIST else None
            if tag in lists:
                lists[tag].append(old)
            else:
                yield old, old._replace(parts=self._telling.parts(old))
        if feeds:
            raise UnknownError  # one of them shows what is not told
        for tag, pages in lists.items():
            if not len(pages) == self._told.list_pages(tag):
                raise UnknownError(tag)
            by_number = {page.parts[3]["cut"][0]: page for page in pages}
            count = self._telling.list_pages(tag)
            for number in {*by_number, *range(1, count + 1)}:
                new = self._telling.list_page(pages[0], number) if number <= count else None
                yield by_number.get(number), new

    def _following(self) -> Iterator[Listing]:
        """The pages whose parts follow from the tags that moved, or that are near one."""
        for page in self._was.listings.of_terms(self._near, WHOLE):
            if page.made_by in WHOLE:
                yield page
            elif page.made_by in (LIST, FEED):
                term = page.parts[1]["term"] if page.parts[1] else None
                is_first = page.made_by == LIST and page.parts[3]["cut"][0] == 1
                if term in self._moved or (is_first and term in self._near):
                    yield page

    def _related(self, now: Mapping[int, list[int]]) -> dict[str, list[str]]:
        limit = self._settings.related_posts
        if limit < 1:
            return {}
        near = near_changes(self._before, self._after, now)
        if len(near) > MOST_RELATED:
            raise UnknownError
        urls, order = _Urls(self._was), self._was.listings.order
        then, anew = (
            related_of(census, near, limit, urls) for census in (self._before, self._after)
        )
        found = {}
        for post in near:
            path = order[post]
            if [order[other] for other in then[post]] != self._was.row(path).related:
                raise UnknownError(path)
            if then[post] != anew[post]:
                found[path] = [order[other] for other in anew[post]]
        return found

    def _entries(self) -> tuple[SiteEntries, SiteEntries]:
        """The sitemap as it was and as it is now."""
        before = SiteEntries.load(self._ties.sitemap)
        changes: dict[str, str] = {}
        gone: list[str] = []
        for path, (old, new) in self.listings.items():
            if (old or new or _NONE).made_by != LIST:
                continue
            if before.changed(path) != _latest(self._before, old):
                raise UnknownError(path)
            now = _latest(self._after, new)
            if now is None:
                gone.append(path)
            elif now != before.changed(path):
                changes[path] = now
        index = self._settings.permalinks.tags
        if before.changed(index) != self._before.latest_tagged():
            raise UnknownError(index)
        changes[index] = self._after.latest_tagged()
        return before, before.with_changes(changes, gone, self._settings)


_NONE = Listing("", "", "", "", [])


def _latest(census: Census, listing: Listing | None) -> str | None:
    """The last change of a page of a list; None where there is no page."""
    return None if listing is None else census.latest(n for n, _ in listing.posts())


class _Urls(dict[int, str]):
    """The paths of posts on the site, each looked up when it is asked for."""

    def __init__(self, was: Recalled) -> None:
        super().__init__()
        self._was = was

    def __missing__(self, post: int) -> str:
        url = self[post] = self._was.row(self._was.listings.order[post]).url
        return url
