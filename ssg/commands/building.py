"""A build from files to files: what ``ssg build`` and ``ssg serve`` both do."""

import time
from collections.abc import Callable
from pathlib import Path

from ssg.commands.build_report import BuildOptions, BuildReport
from ssg.commands.moments import build_time
from ssg.commands.site_folder import SiteFolder, open_site
from ssg.diagnostics import Diagnostic, Location, diagnose, in_order, with_source_lines
from ssg.disk.cache import SqliteCache
from ssg.disk.engine import engine_digest
from ssg.disk.lock import locked
from ssg.disk.manifests import load_manifest, manifest_path
from ssg.disk.publish import Published, present_files, publish, unknown_files
from ssg.disk.scan import Scan, scan_site
from ssg.pipeline import Build, Order, is_publishable, make_build, outputs
from ssg.site.selection import Wanted


def build_site(options: BuildOptions, say: Callable[[str], None] = lambda _: None) -> BuildReport:
    """Build the site into its output folder; where it has errors the last good site stays.

    Args:
        say: told when the build has to wait.

    Raises:
        UsageError: when the options make no sense.
    """
    started = time.perf_counter()
    opened = open_site(options.root, options.out, options.base_url)
    folder = opened.value
    if folder is None:
        return BuildReport(False, _with_lines(opened.diagnostics, options.root))
    record = manifest_path(folder.state, folder.root, folder.out)
    try:
        with locked(
            record.with_suffix(".lock"),
            lambda: say("another build is writing to this folder; waiting for it to end"),
        ):
            return _locked_build(options, folder, record, opened.diagnostics, started)
    except OSError as error:
        failed = diagnose("SSG603", Location(), f"{error.filename or folder.out}: {_reason(error)}")
        return BuildReport(False, (*opened.diagnostics, failed))


def _locked_build(
    options: BuildOptions,
    folder: SiteFolder,
    record: Path,
    noticed: tuple[Diagnostic, ...],
    started: float,
) -> BuildReport:
    scan = scan_site(folder.root)
    wanted = Wanted(
        build_time(options.now, folder.settings.timezone),
        options.drafts,
        options.future,
        options.expired,
    )
    last = load_manifest(record)
    present = present_files(folder.out)
    with SqliteCache(folder.state / "articles.sqlite") as cache:
        build = make_build(
            Order(
                scan.tree, scan.read, folder.settings, wanted, cache, last, present,
                engine_digest(),
            )
        )  # fmt: skip
        found = (*noticed, *scan.diagnostics, *build.diagnostics)
        found += unknown_files(last, present, build.plan.files, folder.out.name)
        published = Published()
        ok = is_publishable(found, strict=options.strict)
        if ok:
            published = publish(folder.out, build.plan, outputs(build, scan.read), last, record)
            found += published.diagnostics
            ok = not published.diagnostics
    diagnostics = _with_lines(found, folder.root, scan)
    return _report(ok, diagnostics, folder, build, published, time.perf_counter() - started)


def _report(
    ok: bool,
    diagnostics: tuple[Diagnostic, ...],
    folder: SiteFolder,
    build: Build,
    published: Published,
    seconds: float,
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
            a for a in build.articles if a.path in shown and (a.mending.seams or a.mending.trimmed)
        ),
        left_out=tuple((site.left_out or {}).items()),
        next_due=site.next_due,
        seconds=seconds,
    )


def _with_lines(
    diagnostics: tuple[Diagnostic, ...], root: Path, scan: Scan | None = None
) -> tuple[Diagnostic, ...]:
    """In order, each with its source line; a file is read once."""
    lines: dict[str, list[str]] = {}

    def read_line(path: str, number: int) -> str:
        if path not in lines:
            file = scan.files.get(path, root / path) if scan else root / path
            try:
                lines[path] = file.read_text("utf-8-sig", "replace").split("\n")
            except OSError:
                lines[path] = []
        return lines[path][number - 1] if number <= len(lines[path]) else ""

    return with_source_lines(in_order(diagnostics), read_line)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


__all__ = ["BuildOptions", "BuildReport", "build_site"]
