"""The short way itself: what has been edited, the pages that show it, and the plan for them."""

from collections.abc import Callable, Mapping, Set
from dataclasses import replace

from ssg.model.article import Article
from ssg.model.faces import is_placed_alike, is_seen_alike
from ssg.model.site import Site
from ssg.model.source import SourceFile
from ssg.pipeline import Build, Order, compiled_beside, loaded_theme
from ssg.plan.kept_posts import UnknownError
from ssg.plan.recalled import Recalled
from ssg.plan.ties import Ties
from ssg.prepare import prepare_one
from ssg.prepare.cached import Wholes
from ssg.prepare.found import kept_one, making_digest
from ssg.prepare.kept import Shown, shown_of
from ssg.prepare.shelf import Shelf
from ssg.prepare.shelf_rows import CardValues, Row, row_of
from ssg.render.data import load_data
from ssg.retouching.first_sight import HEAD, has_another_title, other_tags
from ssg.retouching.links import Links
from ssg.retouching.retagging import Retagging
from ssg.retouching.stale import Stale
from ssg.values import dataclass

_SPELLINGS = "SSG402"  # said of terms: which spelling is shown follows from all posts
_NOTHING_THERE = {"SSG405", "SSG406"}  # said of links


# What the last build left is damaged, or does not tell enough.
_NOT_LEFT = (UnknownError, ValueError, KeyError, IndexError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Retouched:
    """A build made ready.

    Attributes:
        is_proved: whether the pages were as they were known to be: to be asked before anything is
            put in place.
        ties: makes those that it leaves.
    """

    build: Build
    is_proved: Callable[[], bool]
    ties: Callable[[], Ties]


def retouch(
    order: Order, ties: Ties, edited: Mapping[str, str], said: Set[str] = frozenset()
) -> Retouched | None:
    """A build that plans those pages alone that show edited posts; None where that is not enough.

    Args:
        order: of the tree as it is now; ``last`` is what the last build of it left, with the same
            settings, options and program, and all that it names lies in the output folder.
        ties: of that build.
        edited: the digests that these posts' files had then, by path.
        said: the codes of what it had to say.
    """
    if order.settings.search.enabled:
        return None  # the index holds every body's text
    try:
        return _Retouching(order, ties, edited).build(said)
    except _NOT_LEFT:
        return None


class _Retouching:
    def __init__(self, order: Order, ties: Ties, edited: Mapping[str, str]) -> None:
        self._order, self._ties, self._edited = order, ties, edited
        making = making_digest(order.settings, order.engine)
        self._shelf = Shelf(order.cache, making, order.demand)
        self._wholes = Wholes(order.read, order.settings, order.cache, making)
        self._files = {file.path: file for file in order.tree.posts}
        self._was = Recalled(ties, order.settings, self._light, self._card_values)
        self._seen_alike = True
        self._tags: dict[str, tuple[str, ...]] = {}  # where they are others
        self._rows: list[tuple[SourceFile, Row, Shown]] = []

    def build(self, said: Set[str]) -> Retouched | None:
        """See ``retouch``."""
        if not all(map(self._ties.is_told, self._edited)):
            return None  # nobody need wait for the articles
        tags = self._tags_at_first_sight()
        if tags and _SPELLINGS in said:
            return None
        # All that can be made before the edited posts are: they are prepared by another process.
        is_shown = bool(tags) or self._is_titled()
        stale = self._begun(tags, is_shown=is_shown)
        if stale is None or not self._learn():
            return None
        if self._tags != tags:
            if tags or _SPELLINGS in said:
                return None
            # They are written in another form than is read at first sight.
            if not stale.gather(seen_alike=False, tagged=self._retagging(stale, self._tags)):
                return None
        elif not is_shown and not stale.gather(seen_alike=self._seen_alike):
            return None
        return self._planned(stale, said)

    def _begun(self, tags: Mapping[str, tuple[str, ...]], *, is_shown: bool) -> Stale | None:
        """What may be stale; None where it is not as it was known to be.

        Args:
            is_shown: other pages show what has changed, as is known already.
        """
        order, was = self._order, self._was
        loaded = loaded_theme(order)
        data = load_data(order.tree, order.read).value
        codes = compiled_beside(order, loaded.value) if is_shown else None
        stale = Stale(order, self._ties, was, tuple(self._edited), loaded.value, data, codes)
        if not is_shown:
            for path in self._edited:
                stale.plain.make_ready(f"{was.article(path).front.layout or 'post'}.html")
            return stale
        tagged = self._retagging(stale, tags) if tags else None
        return stale if stale.gather(seen_alike=False, tagged=tagged) else None

    def _planned(self, stale: Stale, said: Set[str]) -> Retouched | None:
        order, ties = self._order, self._ties
        plan, renderer = stale.plan()
        if plan.pages > 0 or plan.delete:
            links = Links(order, ties, self._shelf, self._wholes)
            if said & _NOTHING_THERE or links.may_lead_to(plan.delete):
                return None
        for kept in self._rows:
            self._shelf.renew(*kept)
        if stale.makes_cards(plan):
            self._shelf.bring_to_hand()  # two processes would do it twice
        site = Site(order.settings, (), (), {}, {}, {})
        digests = {path: self._files[path].digest for path in self._edited}
        return Retouched(
            Build(site, (), plan, renderer, (), demand=order.demand),
            lambda: not stale.are_many or _is_so(stale.are_as_known),
            lambda: ties.renewed(stale.renewal(digests, seen_alike=self._seen_alike)),
        )

    def _retagging(self, stale: Stale, tags: Mapping[str, tuple[str, ...]]) -> Retagging:
        return Retagging(self._ties, self._was, stale.frame, tags)

    def _tags_at_first_sight(self) -> dict[str, tuple[str, ...]]:
        """The tags of edited posts, by path, where they are others."""
        found = {}
        for path in self._edited:
            tags = other_tags(self._head(path), self._was.article(path).front)
            if tags is not None:
                found[path] = tags
        return found

    def _is_titled(self) -> bool:
        """Whether a title is another at first sight."""
        was = self._was
        return any(has_another_title(self._head(p), was.article(p).front) for p in self._edited)

    def _head(self, path: str) -> str:
        return self._order.read(path)[:HEAD].decode("utf-8", "replace")

    def _learn(self) -> bool:
        """See what has become of the edited posts; False where more than others show of them."""
        for path, digest in self._edited.items():
            told = self._prepared(path, digest)
            if told is None:
                return False
            old, new, row = told
            self._seen_alike = self._seen_alike and is_seen_alike(old, new)
            if new.front.tags != old.front.tags:
                self._tags[path] = new.front.tags
            self._was.learn(new)
            self._rows.append(row)
        return True

    def _light(self, path: str) -> Article | None:
        """The article as the last build had it, of which the shelf knows what most pages show."""
        file = self._file(path)
        known = file and self._shelf.get(file, self._wholes.of(file))
        return known.article if known else None

    def _card_values(self, path: str) -> CardValues | None:
        file = self._file(path)
        return self._shelf.card_values(file) if file else None

    def _file(self, path: str) -> SourceFile | None:
        """As the last build had it."""
        file = self._files.get(path)
        if file is not None and path in self._edited:
            return replace(file, digest=self._edited[path])
        return file

    def _prepared(
        self, path: str, digest: str
    ) -> tuple[Article, Article, tuple[SourceFile, Row, Shown]] | None:
        """An edited post before and after, and what the shelf keeps of it.

        None where more has changed than its tags and what lists show of it.
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


def _is_so(known: Callable[[], bool]) -> bool:
    try:
        return known()
    except _NOT_LEFT:
        return False
