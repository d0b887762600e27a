"""The stages of a build run on a site's folder, from its files to its output."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ssg.commands.build_report import BuildOptions, BuildReport
from ssg.commands.card_font import CardFont
from ssg.commands.options import UsageError
from ssg.commands.progress import NO_PROGRESS, Progress
from ssg.commands.site_folder import ARTICLES, SiteFolder
from ssg.commands.source_lines import with_lines
from ssg.commands.standing import Stand, Standing
from ssg.diagnostics import Diagnostic
from ssg.disk.beside import beside
from ssg.disk.cache import SqliteCache
from ssg.disk.engine import engine_digest
from ssg.disk.executors import ExecutorError, opened
from ssg.disk.later_cache import LaterCache
from ssg.disk.publish import Published, publish, unknown_files
from ssg.disk.scan import Scan
from ssg.disk.shared_pieces import SharedPieces
from ssg.disk.ties_file import load_ties
from ssg.disk.workers import spread, spread_few, spread_pages
from ssg.images import Studio
from ssg.imaging import open_encoder, open_painter
from ssg.outputs import failures, is_publishable, outputs
from ssg.pipeline import Build, Order, make_build
from ssg.plan.manifest import Manifest
from ssg.plan.planner import Keep, Output
from ssg.plan.ties import Ties
from ssg.plan.tying import ties_of
from ssg.prepare import Prepared, one_by_one
from ssg.prepare.found import body_key, making_digest
from ssg.prepare.shelf import shown_keys
from ssg.site.selection import Wanted, unchanged_between
from ssg.values import dataclass

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ssg.commands.ahead import Ahead
    from ssg.commands.early import Early

MANY_POSTS = 1000
MOST_SHARED = 1 << 25  # bytes: of a large site few entries of feeds are shown again
# What the last build of this program made. A program that builds once ends before it is let go of:
# to take ten thousand posts out of memory one by one takes as long as to write a page.
_last_made: list[object] = []
Span = tuple[datetime | None, datetime | None]


def run_stages(
    options: BuildOptions,
    folder: SiteFolder,
    record: Path,
    scan: Scan,
    font: CardFont,
    now: datetime,
    last: Manifest,
    present: Mapping[str, tuple[int, int]],
    noticed: tuple[Diagnostic, ...],
    standing: Standing | None = None,
    ahead: "Ahead | None" = None,
    progress: Progress = NO_PROGRESS,
    known: Mapping[str, Prepared] | None = None,
    early: "Early | None" = None,
    later: Iterable[Callable[[], object]] = (),
) -> tuple[BuildReport, Span, Manifest, Ties | None]:
    """Build and publish.

    Returns the report, the span of time in which the same files make the same, what the output
    folder holds, and what the pages of posts show of others where that helps the next build.

    Args:
        record: where the output folder's manifest lies.
        font: that posts' cards are drawn in.
        noticed: what the settings had wrong.
        standing: keeps the build in memory for the next one of this program.
        ahead: prepares what has changed meanwhile.
        progress: shows how far the work is.
        known: what was made of the files that have not changed, by path.
        early: prepares everything already.
        later: what is to be done once everything is prepared, which no page waits for.
    """
    wanted = Wanted(now, options.drafts, options.future, options.expired)
    # Made pictures are large: they have a file of their own, opened where one is wanted.
    with (
        SqliteCache(folder.state / ARTICLES, drops=True) as cache,
        LaterCache(folder.state / "images.sqlite") as images,
        _executor(options) as executor,
        beside(yields=early is not None) as begin,
        SharedPieces.open(MOST_SHARED) as pieces,
    ):
        settings = folder.settings
        studio = Studio(
            open_encoder() if settings.images.enabled else None,
            open_painter(font.path, font.digest) if settings.cards.enabled else None,
            images,
            progress.watch("pictures", spread_few),
        )
        tasks: list[Callable[[], object]] = []
        order = Order(
            scan.tree, scan.read, settings, wanted,
            cache if ahead is None else ahead.before(cache), last, present,
            engine_digest(), progress.watch("posts", one_by_one if early else spread),
            spread, studio, executor, known, early,
            later=tasks,
            between=pieces,
            # Worth it where the stages take a while, and the processors are not busy without.
            beside=begin
            if early or (ahead is not None and len(scan.tree.posts) >= MANY_POSTS)
            else None,
        )  # fmt: skip
        build = make_build(order)
        cache.still_used(shown_keys(making_digest(settings, engine_digest())))
        for article in build.articles:
            cache.still_used((article.digest_key, body_key(article.body)))
        told = (*noticed, *scan.diagnostics)
        told += unknown_files(last, present, build.plan.files, folder.out.name)
        # With a search index every body is in more than its own page.
        helps_next = standing is None and not settings.search.enabled
        # Last, when nothing more is to be kept: else it would be done alone, at the end.
        tasks += (*later, *((cache.settle,) if early else ()))
        for_next = _Later(build, scan, record, last, tasks, has_ties=helps_next)
        pages = partial(spread_pages, meanwhile=for_next.do)
        order = replace(order, spread=progress.watch("pages", pages))
        found, published = carry_out(build, order, told, options, folder, record)
        for_next.do(is_published=found.ok)
    report = make_report(found, with_lines(found.said, folder.root, scan), folder, build, published)
    span = unchanged_between(build.articles, now)
    manifest = published.manifest or last
    if standing is not None:
        stand = Stand(build, scan.completed(), folder, font, noticed, told, manifest, span)
        standing.last = stand if found.ok else None
    ties = for_next.ties if found.ok else None
    _last_made[:] = [build, order, ties]
    return report, span, manifest, ties


class _Later:
    """What a build does for the next one: while its pages are made elsewhere, or after them.

    Attributes:
        ties: what the pages of posts show of others, once it is known.
    """

    def __init__(
        self,
        build: Build,
        scan: Scan,
        record: Path,
        last: Manifest,
        tasks: list[Callable[[], object]],
        *,
        has_ties: bool,
    ) -> None:
        self._of_ties = build.pages, build.site, scan.digests, build.plan.keep
        self._record, self._last, self._tasks = record, last, tasks
        self._has_ties = has_ties
        self.ties: Ties | None = None

    def do(self, *, is_published: bool = True) -> None:
        """Do what is not done yet."""
        while self._tasks:
            self._tasks.pop(0)()
        if self._has_ties and is_published and self.ties is None:
            before = load_ties(self._record, self._last.digest)
            self.ties = ties_of(*self._of_ties, before)


@contextlib.contextmanager
def _executor(options: BuildOptions) -> "Iterator[Executor | None]":
    try:
        with opened(options.executor) as executor:
            yield executor
    except ExecutorError as error:
        raise UsageError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Found:
    """Whether the site is published, and everything that was said."""

    ok: bool
    said: tuple[Diagnostic, ...]


def carry_out(
    build: Build,
    order: Order,
    told: tuple[Diagnostic, ...],
    options: BuildOptions,
    folder: SiteFolder,
    record: Path,
) -> tuple[Found, Published]:
    """Publish a build where nothing stands against it."""
    said = (*told, *build.diagnostics)
    if not is_publishable(said, strict=options.strict):
        # Every mistake in one run: the templates are tried too, and nothing is written.
        return Found(False, (*said, *failures(build, order.spread))), Published()

    def made(keep: Keep) -> Iterator[Output | Diagnostic]:
        return outputs(build, order.read, keep, order.spread)

    published = publish(folder.out, build.plan, made, order.last, record)
    return Found(not published.diagnostics, (*said, *published.diagnostics)), published


def make_report(
    found: Found,
    diagnostics: tuple[Diagnostic, ...],
    folder: SiteFolder,
    build: Build,
    published: Published,
) -> BuildReport:
    """What the build did, for the terminal."""
    site = build.site
    shown = {p.article.path for p in (*site.posts, *site.pages)}
    return BuildReport(
        ok=found.ok,
        diagnostics=diagnostics,
        home=folder.out / "index.html" if found.ok else None,
        posts=len(site.posts),
        pages=build.plan.pages,
        written=published.written,
        kept=len(build.plan.files) - published.written,
        deleted=published.deleted,
        mended=tuple(
            (a.path, a.mending)
            for a in build.articles
            if a.path in shown and (a.mending.seams or a.mending.trimmed)
        ),
        left_out=tuple((site.left_out or {}).items()),
        next_due=site.next_due,
    )
