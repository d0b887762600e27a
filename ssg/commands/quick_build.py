"""A build of a few edited files on the build that stands in memory."""

import time
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ssg.commands.build_report import BuildOptions, BuildReport
from ssg.commands.moments import build_time
from ssg.commands.site_folder import ARTICLES
from ssg.commands.source_lines import with_lines
from ssg.commands.stages import carry_out, make_report, run_stages
from ssg.commands.standing import Stand, Standing
from ssg.disk.cache import SqliteCache
from ssg.disk.engine import engine_digest
from ssg.disk.lock import locked
from ssg.disk.manifests import manifest_path
from ssg.disk.present import is_untouched
from ssg.disk.scan import Scan, scan_site
from ssg.disk.stat_index import StatIndex
from ssg.model.digests import digest_bytes
from ssg.model.source import MARKDOWN, SourceFile
from ssg.patching import patch_build
from ssg.pipeline import Order
from ssg.site.selection import Wanted

MOST = 20  # files; more are a checkout, and looked at as a whole


def quick_build(
    options: BuildOptions, standing: Standing, changed: Sequence[Path]
) -> BuildReport | None:
    """Build the site after these files have changed; None where that takes a whole build.

    It trusts ``changed`` to be all that has changed: ``is_settled`` looks afterwards.
    """
    try:
        return _quick_build(options, standing, changed)
    except OSError:  # the whole build says what is wrong
        standing.last = None
        return None


def _quick_build(
    options: BuildOptions, standing: Standing, changed: Sequence[Path]
) -> BuildReport | None:
    started = time.perf_counter()
    stand = standing.last
    if stand is None or len(changed) > MOST:
        return None
    now = build_time(options.now, stand.folder.settings.timezone)
    edited = _edited(stand, changed)
    if not edited or not stand.holds_at(now):
        return None
    scan = _scan_after(stand.scan, edited)
    folder = stand.folder
    record = manifest_path(folder.state, folder.root, folder.out)
    standing.last = None  # until it is known to be published
    with locked(record.with_suffix(".lock"), lambda: None):
        report = _patched(options, standing, stand, edited, scan, record, now)
        if report is None:
            report = _remade(options, standing, stand, edited, scan, record, now)
    return None if report is None else replace(report, seconds=time.perf_counter() - started)


def _patched(
    options: BuildOptions,
    standing: Standing,
    stand: Stand,
    edited: dict[str, bytes],
    scan: Scan,
    record: Path,
    now: datetime,
) -> BuildReport | None:
    """Of edited bodies: the pages that hold one of them; None where others show what changed."""
    folder = stand.folder
    with SqliteCache(folder.state / ARTICLES) as cache:
        order = Order(
            scan.tree,
            lambda path: edited[path] if path in edited else scan.read(path),
            folder.settings,
            Wanted(now, options.drafts, options.future, options.expired),
            cache,
            stand.manifest,
            {},
            engine_digest(),
        )
        files = tuple(f for f, _ in scan.tree.articles() if f.path in edited)
        build = patch_build(stand.build, order, files)
        if build is None:
            return None
        record.with_suffix(".snapshot").unlink(missing_ok=True)
        found, published = carry_out(build, order, stand.told, options, folder, record)
    report = make_report(found, with_lines(found.said, folder.root, scan), folder, build, published)
    if found.ok:
        standing.last = replace(
            stand, build=build, scan=scan, manifest=published.manifest or stand.manifest
        )
    return report


def _remade(
    options: BuildOptions,
    standing: Standing,
    stand: Stand,
    edited: dict[str, bytes],
    scan: Scan,
    record: Path,
    now: datetime,
) -> BuildReport | None:
    """Of edited titles, dates, tags: all stages, but with all other articles from memory.

    None where the site has errors: the whole build says them.
    """
    record.with_suffix(".snapshot").unlink(missing_ok=True)
    known = {path: made for path, made in stand.build.prepared.items() if path not in edited}
    outputs = stand.manifest.outputs
    present = {file: (entry.size, entry.mtime_ns) for file, entry in outputs.items()}
    report, *_ = run_stages(
        options, stand.folder, record, scan, stand.font, now, stand.manifest, present,
        stand.noticed, standing, known=known,
    )  # fmt: skip
    return report if report.ok and not scan.changed else None


def is_settled(standing: Standing) -> bool:
    """Whether the files of the site and of its output are what the standing build says."""
    stand = standing.last
    if stand is None:
        return False
    index = StatIndex(stand.folder.state / "stat-index.json")
    scan = scan_site(stand.folder.root, index)
    index.save()
    return scan.tree == stand.scan.tree and is_untouched(stand.folder.out, stand.manifest)


def _edited(stand: Stand, changed: Sequence[Path]) -> dict[str, bytes]:
    """The bytes of the changed posts and pages; nothing where anything else has changed."""
    root = stand.folder.root.resolve()
    edited: dict[str, bytes] = {}
    for file in changed:
        if not file.is_relative_to(root):
            return {}
        path = unicodedata.normalize("NFC", file.relative_to(root).as_posix())
        is_source = path.startswith(("posts/", "pages/")) and path.endswith(MARKDOWN)
        if not is_source or path not in stand.scan.files:
            return {}
        try:
            edited[path] = file.read_bytes()
        except OSError:
            return {}
    return edited


def _scan_after(scan: Scan, edited: dict[str, bytes]) -> Scan:
    digests = {path: digest_bytes(data) for path, data in edited.items()}

    def now(file: SourceFile) -> SourceFile:
        if file.path not in digests:
            return file
        return SourceFile(file.path, digests[file.path], len(edited[file.path]))

    posts, pages = (tuple([now(f) for f in files]) for files in (scan.tree.posts, scan.tree.pages))
    tree = replace(scan.tree, posts=posts, pages=pages)
    return Scan(tree, scan.files, {**scan.digests, **digests}, scan.diagnostics)
