"""The stages of a build run on a site's folder, from its files to its output."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ssg.commands.build_report import BuildOptions, BuildReport
from ssg.commands.card_font import CardFont
from ssg.commands.site_folder import SiteFolder
from ssg.commands.source_lines import with_lines
from ssg.diagnostics import Diagnostic
from ssg.disk.cache import LaterCache, SqliteCache
from ssg.disk.engine import engine_digest
from ssg.disk.publish import Published, publish, unknown_files
from ssg.disk.scan import Scan
from ssg.disk.workers import spread, spread_few
from ssg.images import Studio
from ssg.imaging import open_encoder, open_painter
from ssg.pipeline import Build, Order, failures, is_publishable, make_build, outputs
from ssg.plan.manifest import Manifest
from ssg.site.selection import Wanted, unchanged_between

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
) -> tuple[BuildReport, Span]:
    """Build and publish; the report, and the span of time in which the same files make the same.

    Args:
        record: where the output folder's manifest lies.
        font: that posts' cards are drawn in.
        noticed: what the settings had wrong.
    """
    wanted = Wanted(now, options.drafts, options.future, options.expired)
    # Made pictures are large: they have a file of their own, opened where one is wanted.
    with (
        SqliteCache(folder.state / "articles.sqlite") as cache,
        LaterCache(folder.state / "images.sqlite") as images,
    ):
        studio = Studio(open_encoder(), open_painter(font.path, font.digest), images, spread_few)
        build = make_build(
            Order(
                scan.tree, scan.read, folder.settings, wanted, cache, last, present,
                engine_digest(), spread, studio,
            )
        )  # fmt: skip
        found = (*noticed, *scan.diagnostics, *build.diagnostics)
        found += unknown_files(last, present, build.plan.files, folder.out.name)
        published = Published()
        ok = is_publishable(found, strict=options.strict)
        if ok:
            published = publish(
                folder.out,
                build.plan,
                lambda keep: outputs(build, scan.read, keep, spread),
                last,
                record,
            )
            found += published.diagnostics
            ok = not published.diagnostics
        else:  # every mistake in one run: the templates are tried too, and nothing is written
            found += tuple(failures(build, spread))
    report = _report(ok, with_lines(found, folder.root, scan), folder, build, published)
    return report, unchanged_between(build.articles, now)


def _report(
    ok: bool,
    diagnostics: tuple[Diagnostic, ...],
    folder: SiteFolder,
    build: Build,
    published: Published,
) -> BuildReport:
    site = build.site
    shown = {p.article.path for p in (*site.posts, *site.pages)}
    return BuildReport(
        ok=ok,
        diagnostics=diagnostics,
        home=folder.out / "index.html" if ok else None,
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
