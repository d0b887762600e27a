"""The whole program in one screen: the stages of a build, in their order.

Values in, values out. Files, the clock and the cache are handed in; nothing here opens them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from ssg import __version__
from ssg.checks import Subject, check
from ssg.diagnostics import Checked, Diagnostic
from ssg.images import Studio, plan_cards, plan_pictures
from ssg.model.article import Article
from ssg.model.digests import digest_value
from ssg.model.pictures import Picture
from ssg.model.ports import Pieces
from ssg.model.settings import Settings
from ssg.model.site import Site
from ssg.model.tree import SourceTree
from ssg.pages.all_pages import all_pages
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.shared import NAMES, SHARED, site_view
from ssg.plan.copies import copies
from ssg.plan.manifest import Manifest
from ssg.plan.planner import BuildPlan, plan_build
from ssg.prepare import Cache, Prepared, Spread, one_by_one, prepare_all, prepare_one
from ssg.prepare.cached import Started
from ssg.prepare.shelf import Demand
from ssg.prepare.sources import bodies
from ssg.render.assets import asset_files, own_templates, shipped_templates
from ssg.render.codes import Codes
from ssg.render.compiled import compiled, compiled_for
from ssg.render.data import load_data
from ssg.render.references import KnownReferences
from ssg.render.renderer import Renderer, make_renderer
from ssg.render.theme import Theme, load_theme
from ssg.site.assemble import assemble
from ssg.site.related import KnownRelated
from ssg.site.selection import Wanted
from ssg.values import dataclass

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ssg.search import SearchIndex

MANY = 100  # pages, from which on what they show of articles is read side by side
# Begins to make pieces of bytes beside other work; gives what takes those that are made by then.
Beside = Callable[[Callable[[], Iterator[bytes]]], Callable[[], Iterator[bytes]]]


@dataclass(frozen=True, slots=True)
class Order:
    """What a build is made from.

    Attributes:
        tree: the site's files.
        read: from a file's path in the tree to its bytes.
        last: what the last build of this output folder wrote.
        present: the files that lie there: size in bytes, mtime in nanoseconds.
        engine: the digest of the program and the versions of its libraries.
        spread: how the work on many files or pages is done: one by one, or several at once.
        among: the same for work on what is in memory already.
        studio: what pictures are made with.
        executor: prepares posts in place of ``spread``, perhaps on other machines.
        known: in a build in memory, what was made of the files that have not changed, by path.
        started: prepares all posts already.
        demand: is told how many pages are to be made.
        beside: does work beside that of the stages.
        later: gets what is still to be done for the next build, which no page waits for.
        between: what the processes that make pages have of each other.
    """

    tree: SourceTree
    read: Callable[[str], bytes]
    settings: Settings
    wanted: Wanted
    cache: Cache
    last: Manifest
    present: Mapping[str, tuple[int, int]]
    engine: str
    spread: Spread = one_by_one
    among: Spread = one_by_one
    studio: Studio = field(default_factory=Studio)
    executor: "Executor | None" = None
    known: Mapping[str, Prepared] | None = None
    started: Started | None = None
    demand: Demand = field(default_factory=Demand)
    beside: Beside | None = None
    later: list[Callable[[], object]] | None = None
    between: Pieces | None = None


@dataclass(frozen=True, slots=True)
class Build:
    """A build made ready: everything is decided, nothing is written.

    Attributes:
        prepared: by source file.
        pages: all of them, fresh or stale.
    """

    site: Site
    articles: tuple[Article, ...]
    plan: BuildPlan
    renderer: Renderer
    diagnostics: tuple[Diagnostic, ...]
    studio: Studio = field(default_factory=Studio)
    prepared: Mapping[str, Prepared] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    demand: Demand = field(default_factory=Demand)


def make_build(order: Order) -> Build:
    """Run every stage up to the plan."""
    tree, settings = order.tree, order.settings
    diagnostics: list[Diagnostic] = []

    # render: the theme; first, for a build from nothing has posts prepared elsewhere meanwhile
    loaded = loaded_theme(order)
    codes = compiled_beside(order, loaded.value)
    data = load_data(tree, order.read)

    # parse, stitch, markdown: each source file by itself
    articles: list[Article] = []
    broken: list[str] = []
    by_file = _prepared(order)
    for path, prepared in by_file.items():
        diagnostics += prepared.diagnostics
        if prepared.article is None:
            broken.append(path)
        else:
            articles.append(prepared.article)

    # site: what is published, where, and how it belongs together
    related = KnownRelated(order.cache, order.engine, order.among)
    assembled = assemble(articles, tree.resources, settings, order.wanted, tuple(broken), related)
    site = assembled.value
    diagnostics += assembled.diagnostics

    # images: what is shown of each picture, each post's card, and the files that they take
    pictured = plan_pictures(site, tree, order.read, order.studio, order.cache)
    carded = plan_cards(site, order.studio, order.cache)
    site = replace(
        site, pictures=pictured.pictures, resources=pictured.resources, cards=carded.cards
    )
    diagnostics += [*pictured.diagnostics, *carded.diagnostics]

    # search: the index, changed by what is new
    body = bodies(order.read, settings, order.cache, articles)
    index = None
    if settings.search.enabled:
        from ssg.search import documents_of, make_index

        index = make_index(documents_of(site), body, order.cache, order.engine, order.spread)

    # render: what its pages share
    diagnostics += [*loaded.diagnostics, *data.diagnostics]
    frame = Frame(settings, loaded.value.texts)
    shared: dict[str, Any] = {name: make(site, frame) for name, make in SHARED.items()}
    image = site.pictures.get(settings.image)
    renderer = renderer_of(
        order, loaded.value, shared | {"data": data.value}, body, image, index, codes
    )

    # pages, plan: every page's view against the last build
    if any(d.code == "SSG505" for d in loaded.diagnostics):  # without texts no page has a title
        return Build(site, tuple(articles), BuildPlan(), renderer, tuple(diagnostics))
    pages = tuple(all_pages(site, frame, index))
    plan = plan_build(
        pages,
        copies(tree, site.resources, loaded.value.assets, settings, pictured, carded.made),
        renderer.recipe_key,
        order.last,
        order.present,
    )
    diagnostics += plan.diagnostics

    # checks: of the whole
    subject = Subject(site, plan.files, frozenset(loaded.value.templates))
    diagnostics += check(subject)
    return Build(
        site, tuple(articles), plan, renderer, tuple(diagnostics), order.studio, by_file, pages,
        order.demand,
    )  # fmt: skip


def loaded_theme(order: Order) -> Checked[Theme]:
    """The theme that the site's pages are rendered with."""
    return load_theme(
        own_templates(order.tree, order.read),
        shipped_templates(order.tree, order.read),
        asset_files(order.tree, order.settings),
        KnownReferences(order.cache, order.engine),
    )


def renderer_of(
    order: Order,
    theme: Theme,
    shared: Mapping[str, Any],
    body: Callable[[str], str],
    image: Picture | None = None,
    index: "SearchIndex | None" = None,
    codes: Codes | None = None,
) -> Renderer:
    """What renders the site's pages.

    Args:
        shared: values of the whole site.
        body: from a body's digest to its HTML.
        image: what is known of the site's own picture.
        codes: templates that are compiled already.
    """
    return make_renderer(
        theme,
        site_view(order.settings, __version__, image),
        shared,
        digest_value([order.engine, order.settings, image]),
        body,
        index,
        codes,
        # A build from nothing makes each of them once in any case.
        (order.cache, lambda: order.demand.is_high) if order.started is None else None,
        order.between,
    )


def compiled_beside(order: Order, theme: Theme) -> Codes | None:
    """The templates that are needed at the end, compiled while the site is made."""
    if order.settings.image:  # of its picture too little is known yet
        return None
    site = site_view(order.settings, __version__)
    if order.started is not None:  # other processes prepare the posts meanwhile
        return compiled_for(
            theme, site, NAMES, order.tree.posts, order.settings,
            order.beside or (lambda _: lambda: iter(())),
        )  # fmt: skip
    if order.beside is None:
        return None
    return Codes(order.beside(lambda: compiled(theme, site, NAMES)))


def _prepared(order: Order) -> dict[str, Prepared]:
    """What is made of each source file, by its path, in the tree's order."""
    files = tuple(order.tree.articles())
    by_hand = (order.read, order.settings, order.cache, order.engine)
    if order.known is not None:
        known = order.known
        return {f.path: known.get(f.path) or prepare_one(f, *by_hand) for f, _ in files}
    made = prepare_all(
        files, *by_hand, order.spread, order.executor, order.started, order.demand, order.later
    )
    return {file.path: prepared for (file, _), prepared in zip(files, made, strict=True)}
