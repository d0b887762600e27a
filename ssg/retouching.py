"""The short way of a build that has nothing in memory: bodies and titles edited, and nothing else.

It makes the pages that show these posts from what the last build left (``ssg.plan.ties``), without
the rest of the site. That all of this is right is proved by the keys of the pages as they were
before the edit: made again, they have to be those of the manifest, and a key tells of all that
shapes a page. Whatever else changes takes the long way (``ssg.pipeline``).
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ssg.model.article import Article
from ssg.model.faces import is_placed_alike, is_seen_alike
from ssg.model.front_matter import FrontMatter
from ssg.model.site import Site
from ssg.model.source import SourceFile
from ssg.model.urls import output_file
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.shared import RECENT, SHARED
from ssg.pipeline import Build, Order, compiled_beside, loaded_theme, renderer_of
from ssg.plan.planner import BuildPlan, Task, page_key
from ssg.plan.recalled import Recalled, UnknownError
from ssg.plan.ties import Ties
from ssg.prepare import prepare_one
from ssg.prepare.cached import Wholes
from ssg.prepare.found import kept_one, making_digest
from ssg.prepare.kept import Shown, shown_of
from ssg.prepare.shelf import Shelf
from ssg.prepare.shelf_rows import Row as ShelfRow
from ssg.prepare.shelf_rows import row_of
from ssg.prepare.sources import bodies
from ssg.render.codes import Codes
from ssg.render.data import load_data
from ssg.render.renderer import Renderer
from ssg.render.theme import Theme

_HEAD = 2000  # bytes
# Plain forms alone: whatever else is written is left to the parser.
_TITLE = re.compile(r"""^title:[ ]*"([^"\\\n]+)"[ ]*$""", re.MULTILINE)
_TAGS = re.compile(r"""^tags:[ ]*\[((?:"[^"\\\n,]+"(?:, )?)*)\][ ]*$""", re.MULTILINE)
_NAME = re.compile('"([^"]+)"')
_RECENT, _UNTOLD = "recent_posts", frozenset(("archives",))  # values of the whole site


def retouch(order: Order, ties: Ties, edited: Mapping[str, str]) -> Build | None:
    """A build that plans those pages alone that show edited posts; None where that is not enough.

    Args:
        order: of the tree as it is now; ``last`` is what the last build of it left, with the same
            settings, options and program, and all that it names lies in the output folder.
        ties: of that build.
        edited: the digests that these posts' files had then, by path.
    """
    if order.settings.search.enabled:
        return None  # the index holds every body's text
    try:
        return _Retouching(order, ties, edited).build()
    except (UnknownError, ValueError, KeyError, IndexError, TypeError, AttributeError):
        return None  # what the last build left is damaged, or does not tell enough


class _Retouching:
    def __init__(self, order: Order, ties: Ties, edited: Mapping[str, str]) -> None:
        self._order, self._ties, self._edited = order, ties, edited
        making = making_digest(order.settings, order.engine)
        self._shelf = Shelf(order.cache, making)
        self._wholes = Wholes(order.read, order.settings, order.cache, making)
        self._files = {file.path: file for file in order.tree.posts}
        self._was = Recalled(ties, order.settings, self._light)

    def build(self) -> Build | None:
        """See ``retouch``."""
        order, was = self._order, self._was
        is_titled = False
        for path in self._edited:
            head = order.read(path)[:_HEAD].decode("utf-8", "replace")
            front = was.article(path).front
            if not self._ties.is_told(path) or _has_other_tags(head, front):
                return None  # nobody need wait for the article
            is_titled = is_titled or _has_another_title(head, front)
        # All that can be made before the edited posts are: they are prepared by another process.
        loaded = loaded_theme(order)
        data = load_data(order.tree, order.read).value
        if is_titled:
            stale = _Stale(self, loaded.value, data, compiled_beside(order, loaded.value))
            if not stale.gather(seen_alike=False):
                return None
        else:
            stale = _Stale(self, loaded.value, data)
            for path in self._edited:
                stale.plain.make_ready(f"{was.article(path).front.layout or 'post'}.html")
        seen_alike, rows = True, []
        for path, digest in self._edited.items():
            told = self._prepared(path, digest)
            if told is None:
                return None
            old, new, row = told
            seen_alike = seen_alike and is_seen_alike(old, new)
            was.learn(new)
            rows.append(row)
        if not is_titled and not stale.gather(seen_alike=seen_alike):
            return None
        tasks, renderer = stale.tasks()
        for kept in rows:
            self._shelf.renew(*kept)
        keep = {file: entry.key for file, entry in order.last.outputs.items()}
        for task in tasks:
            del keep[task.file]
        site = Site(order.settings, (), (), {}, {}, {})
        plan = BuildPlan(tuple(tasks), keep=keep)
        return Build(site, (), plan, renderer, ())

    def _light(self, path: str) -> Article | None:
        """The article as the last build had it, of which the shelf knows what most pages show."""
        file = self._files.get(path)
        if file is None:
            return None
        if path in self._edited:
            file = replace(file, digest=self._edited[path])
        known = self._shelf.get(file, self._wholes.of(file))
        return known.article if known else None

    def _prepared(
        self, path: str, digest: str
    ) -> tuple[Article, Article, tuple[SourceFile, ShelfRow, Shown]] | None:
        """An edited post before and after, and what the shelf keeps of it.

        None where more has changed than what lists show of it.
        """
        order, file = self._order, self._files[path]
        was = replace(file, digest=digest)
        old = kept_one(was, order.settings, order.cache, order.engine)
        made = prepare_one(file, order.read, order.settings, order.cache, order.engine)
        new = made.article
        if old is None or new is None or made.diagnostics or new.mending != old.mending:
            return None
        if not is_placed_alike(old, new):
            return None
        shown = shown_of(new, order.settings.language)
        return old, new, (file, row_of(file.digest, made), shown)

    @property
    def parts(self) -> tuple[Order, Ties, Recalled, tuple[str, ...]]:
        """The order, the ties, the site as it was, and the edited posts' files."""
        return self._order, self._ties, self._was, tuple(self._edited)


class _Stale:
    """The pages that may be stale.

    Args:
        data: the site's own data.
        codes: templates that are compiled already.

    Attributes:
        plain: renders pages that name no value of the whole site.
    """

    def __init__(
        self, of: _Retouching, theme: Theme, data: Any, codes: Codes | None = None
    ) -> None:
        self._order, self._ties, self._was, self._edited = of.parts
        self._theme, self._data, self._codes = theme, data, codes
        self._frame = Frame(self._order.settings, theme.texts)
        self._own: list[str] = []
        self._listings: list[Any] = []
        self._keys: dict[str, str] = {}
        self._recipes: set[str] = set()
        self.plain = self._renderer({})

    def gather(self, *, seen_alike: bool) -> bool:
        """Find them; False where one is not as it was known to be, or others may be stale too.

        Args:
            seen_alike: no card of an edited post has changed.
        """
        was, ties, edited = self._was, self._ties, self._edited
        naming: set[str] = set()
        if seen_alike:
            self._own = sorted(edited)
            if any(map(ties.is_elsewhere, edited)):
                numbers = map(was.listings.order.index, edited)
                self._listings = list(was.listings.with_posts(numbers, whole=True))
        else:
            self._own = sorted(ties.showing(edited))
            order = was.listings.order
            places = [order.index(path) for path in edited]
            if min(places) < RECENT:
                recipes = {*was.listings.recipes(), *ties.recipes}
                naming = {recipe for recipe in recipes if _RECENT in self._shared(recipe)}
            if not naming.isdisjoint(ties.recipes):
                return False
            self._listings = list(was.listings.with_posts(places, whole=False))
            known = {listing.path for listing in self._listings}
            others = was.listings.of_recipes(naming)
            self._listings += [other for other in others if other.path not in known]
        was.look_up(self._own)
        pages = self._pages(now=False)
        self._recipes = {page.recipe for page in pages}
        renderer = self._renderer_of(now=False)
        if renderer is None:
            return False
        for page in pages:
            file = output_file(page.path)
            key = page_key(renderer.recipe_key(page.recipe), page)
            lying = self._order.last.outputs.get(file)
            if lying is None or lying.key != key:
                return False
            self._keys[file] = key
        return True

    def tasks(self) -> tuple[list[Task], Renderer]:
        """What is to be made, and what makes it."""
        renderer = self._renderer_of(now=True)
        if renderer is None:
            raise UnknownError
        found = []
        for page in self._pages(now=True):
            file = output_file(page.path)
            key = page_key(renderer.recipe_key(page.recipe), page)
            if key != self._keys[file]:
                found.append(Task(file, key, page))
        return found, renderer

    def _pages(self, *, now: bool) -> list[Page]:
        own = [self._was.own_page(self._frame, path, now=now) for path in self._own]
        return own + [self._was.page(self._frame, one, now=now) for one in self._listings]

    def _renderer_of(self, *, now: bool) -> Renderer | None:
        """With the values of the whole site that the pages name; None where one is not known."""
        names = {name for recipe in self._recipes for name in self._shared(recipe)}
        if not names.isdisjoint(_UNTOLD):
            return None
        if not names:
            return self.plain
        site = self._was.site(now=now)
        return self._renderer(
            {name: SHARED[name](site, self._frame) for name in SHARED.keys() - _UNTOLD}
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


def _has_another_title(head: str, before: FrontMatter) -> bool:
    """Whether the title is another at first sight."""
    title = _TITLE.search(head)
    return title is not None and title[1] != before.title


def _has_other_tags(head: str, before: FrontMatter) -> bool:
    """Whether the tags are others at first sight."""
    tags = _TAGS.search(head)
    return tags is not None and tuple(_NAME.findall(tags[1])) != before.tags
