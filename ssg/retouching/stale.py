"""The pages that an edit may have made stale, as they were and as they are now."""

from collections.abc import Mapping
from typing import Any

from ssg import pipeline
from ssg.model.urls import output_file
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.shared import RECENT, SHARED
from ssg.pipeline import Order, renderer_of
from ssg.plan.kept_posts import UnknownError
from ssg.plan.listings import Listing
from ssg.plan.planner import BuildPlan, Task, are_apart, page_key
from ssg.plan.recalled import Recalled
from ssg.plan.tie_rows import Renewal
from ssg.plan.ties import Ties
from ssg.prepare.sources import bodies
from ssg.render.codes import Codes
from ssg.render.references import PARTIAL_CACHED
from ssg.render.renderer import Renderer
from ssg.render.theme import Theme
from ssg.retouching.retagging import Change, Retagging

# Values of the whole site: those that change with posts and tags, and those that are not told.
_RECENT, _TAGS, _UNTOLD = "recent_posts", "tag_counts", frozenset(("archives",))


class Stale:
    """The pages that may be stale.

    Args:
        edited: the paths of the edited posts.
        data: the site's own data.
        codes: templates that are compiled already.

    Attributes:
        frame: of all pages.
        plain: renders pages that name no value of the whole site.
    """

    def __init__(
        self,
        order: Order,
        ties: Ties,
        was: Recalled,
        edited: tuple[str, ...],
        theme: Theme,
        data: Any,
        codes: Codes | None = None,
    ) -> None:
        self._order, self._ties, self._was, self._edited = order, ties, was, edited
        self._theme, self._data, self._codes = theme, data, codes
        self.frame = Frame(order.settings, theme.texts)
        self._own: list[str] = []
        self._listings: list[Change] = []
        self._tagged: Retagging | None = None
        self.plain = self._renderer({})

    def gather(self, *, seen_alike: bool, tagged: Retagging | None = None) -> bool:
        """Find them; False where one is not as it was known to be, or others may be stale too.

        Where they are many, ``are_as_known`` has to be asked as well.

        Args:
            seen_alike: no card of an edited post has changed.
            tagged: what follows from their tags, where these have changed.
        """
        was, ties, edited = self._was, self._ties, self._edited
        self._tagged = tagged
        same: list[Listing] = []
        if seen_alike:
            self._own = sorted(edited)
            if any(map(ties.is_elsewhere, edited)):
                numbers = map(was.listings.order.index, edited)
                same = list(was.listings.with_posts(numbers, whole=True))
        else:
            self._own = sorted(ties.showing(edited) | (tagged.related.keys() if tagged else set()))
            order = was.listings.order
            places = [order.index(path) for path in edited]
            changed = {_RECENT} if min(places) < RECENT else set()
            if tagged:
                changed.add(_TAGS)
            recipes = {*was.listings.recipes(), *ties.recipes} if changed else set()
            naming = {recipe for recipe in recipes if self._shared(recipe) & changed}
            if not naming.isdisjoint(ties.recipes):
                return False
            same = [
                *was.listings.with_posts(places, whole=False), *was.listings.of_recipes(naming)
            ]  # fmt: skip
        pages: dict[str, Change] = {old.path: (old, old) for old in same}
        changes = (pages | (tagged.listings if tagged else {})).values()
        # Pages that show the same posts follow each other: who makes one has the posts at hand.
        self._listings = sorted(changes, key=_newest)
        if not tagged:
            was.look_up(self._own)
        return self.are_many or self.are_as_known()

    @property
    def are_many(self) -> bool:
        """Whether there are so many of them that they are looked at while others are made."""
        return len(self._listings) >= pipeline.MANY

    def are_as_known(self) -> bool:
        """Whether the pages as they were have the keys that the manifest holds."""
        pages = self._pages(now=False)
        keys = _keys_of(pages, self._renderer_of(pages, now=False))
        outputs = self._order.last.outputs
        return all(file in outputs and outputs[file].key == key for file, (key, _) in keys.items())

    def plan(self) -> tuple[BuildPlan, Renderer]:
        """What is to be made, and what makes it."""
        pages = self._pages(now=True)
        renderer = self._renderer_of(pages, now=True)
        outputs = self._order.last.outputs
        keep = {file: entry.key for file, entry in outputs.items()}
        keys = _keys_of(pages, renderer)
        made = [
            Task(file, key, page) for file, (key, page) in keys.items() if key != keep.get(file)
        ]
        gone = tuple(
            sorted(output_file(old.path) for old, new in self._listings if old and not new)
        )
        for file in (*gone, *(task.file for task in made)):
            keep.pop(file, None)
        new = [output_file(new.path) for old, new in self._listings if new and not old]
        if new and not are_apart([*(outputs.keys() - set(gone)), *new]):
            raise UnknownError
        return BuildPlan(tuple(made), keep=keep, delete=gone, pages=len(new) - len(gone)), renderer

    def makes_cards(self, plan: BuildPlan) -> bool:
        """Whether many of the pages make the cards that they show, and do not keep them."""
        names = self._theme.names
        recipes = [task.page.recipe for task in plan.render]
        making = [r for r in recipes if ":" not in r and PARTIAL_CACHED not in names.get(r, ())]
        return len(making) >= pipeline.MANY

    def renewal(self, digests: Mapping[str, str], *, seen_alike: bool) -> Renewal:
        """What the next build has to know.

        Args:
            digests: of the edited posts' files now.
        """
        was, tagged = self._was, self._tagged
        rows = {path: was.row(path)._replace(digest=digest) for path, digest in digests.items()}
        if seen_alike:
            return Renewal(rows)
        keys = {path: was.card(path, now=True).digest_key for path in digests}
        if tagged is None:
            numbers = was.numbers
            census = self._ties.census().dump({numbers[path]: key for path, key in keys.items()})
            return Renewal(rows, census=census)
        rows = {
            path: was.row_now(path)._replace(digest=digests.get(path, was.row(path).digest))
            for path in (*digests, *tagged.related)
        }
        listings = {path: new for path, (old, new) in tagged.listings.items() if old != new}
        order = was.listings.order
        held = {n for new in listings.values() if new for n, whole in new.posts() if whole}
        return Renewal(
            rows,
            listings,
            frozenset(order[number] for number in held),
            tagged.counts,
            tagged.census(keys),
            tagged.after.dump(),
        )

    def _pages(self, *, now: bool) -> list[Page]:
        was, frame, tagged = self._was, self.frame, self._tagged
        pages = [was.own_page(frame, path, now=now) for path in self._own]
        listings = [new if now else old for old, new in self._listings]
        pages += [was.page(frame, each, now=now) for each in listings if each is not None]
        if tagged:
            pages.append((tagged.after if now else tagged.before).page(frame))
        return pages

    def _renderer_of(self, pages: list[Page], *, now: bool) -> Renderer:
        """With the values of the whole site that the pages name."""
        recipes = {page.recipe for page in pages}
        names = {name for recipe in recipes for name in self._shared(recipe)}
        if not names.isdisjoint(_UNTOLD):
            raise UnknownError
        if not names:
            return self.plain
        site = self._was.site(now=now)
        return self._renderer(
            {name: SHARED[name](site, self.frame) for name in SHARED.keys() - _UNTOLD}
        )

    def _renderer(self, shared: Mapping[str, Any]) -> Renderer:
        values = {**shared, "data": self._data}
        return renderer_of(self._order, self._theme, values, self._body, codes=self._codes)

    def _body(self, digest: str) -> str:
        by_hand = (self._order.read, self._order.settings, self._order.cache)
        try:
            return bodies(*by_hand, ())(digest)
        except KeyError:  # the cache has lost it
            return bodies(*by_hand, self._was.articles)(digest)

    def _shared(self, recipe: str) -> frozenset[str]:
        """The values of the whole site that a recipe names."""
        if ":" in recipe:
            return frozenset()
        return frozenset(self._theme.names.get(recipe, SHARED.keys())) & SHARED.keys()


def _newest(change: Change) -> int:
    """The number of the first post that a page shows."""
    page = change[1] or change[0]
    return next((number for number, _ in page.posts()), 0) if page else 0


def _keys_of(pages: list[Page], renderer: Renderer) -> dict[str, tuple[str, Page]]:
    """The key of each page with the page, by its file."""
    recipes = {recipe: renderer.recipe_key(recipe) for recipe in {page.recipe for page in pages}}
    return {output_file(p.path): (page_key(recipes[p.recipe], p), p) for p in pages}
