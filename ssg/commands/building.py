"""A build from files to files: what ``ssg build`` and ``ssg serve`` both do.

A build that finds nothing changed is answered from the last one's snapshot: the stages, and the
libraries that they need, are not even imported.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ssg.commands.ahead import Ahead, prepare_ahead
from ssg.commands.build_report import BuildOptions, BuildReport
from ssg.commands.card_font import CardFont, card_font
from ssg.commands.early import Early, prepare_early
from ssg.commands.inputs import inputs_digest
from ssg.commands.moments import build_time
from ssg.commands.no_posts import no_posts
from ssg.commands.progress import NO_PROGRESS, Progress
from ssg.commands.proofs import index_of, is_since, proof_of
from ssg.commands.remembered import remembered, to_remember
from ssg.commands.site_folder import SiteFolder, open_site
from ssg.commands.source_lines import with_lines
from ssg.diagnostics import Checked, Diagnostic, Location, diagnose
from ssg.disk.children import join_all
from ssg.disk.lock import locked
from ssg.disk.lookout import Lookout, look_out
from ssg.disk.manifests import load_manifest, manifest_digest, manifest_path
from ssg.disk.present import is_untouched, present_files
from ssg.disk.scan import Scan, scan_site
from ssg.disk.snapshots import Snapshot, load_snapshot, save_snapshot
from ssg.disk.stat_index import StatIndex
from ssg.disk.walk import Walked
from ssg.model.tree import SourceTree

if TYPE_CHECKING:  # it holds what the stages need
    from ssg.commands.standing import Standing

_YOUNG_OBJECTS = 2_000_000
# What the last build of this program knew; as ``ssg.commands.stages`` does, for the same reason.
_last_known: list[object] = []


def build_site(
    options: BuildOptions,
    say: Callable[[str], None] = lambda _: None,
    standing: "Standing | None" = None,
    progress: Progress = NO_PROGRESS,
    walked: Walked | None = None,
) -> BuildReport:
    """Build the site into its output folder; where it has errors the last good site stays.

    Args:
        say: told when the build has to wait.
        standing: keeps the build in memory for the next one of this program.
        progress: shows how far the work is.
        walked: what was seen of the site's folders a moment ago.

    Raises:
        UsageError: when the options make no sense.
    """
    started = time.perf_counter()
    # A build makes many values that live to its end: to look for circles among them is lost time.
    gc.set_threshold(_YOUNG_OBJECTS, 20, 100)
    index = index_of(options.root, walked)
    opened = open_site(options.root, options.out, options.base_url)
    folder = opened.value
    if folder is None:
        return BuildReport(False, with_lines(opened.diagnostics, options.root))
    record = manifest_path(folder.state, folder.root, folder.out)

    def waits() -> None:
        if walked is not None:
            walked.forget()
        say("another build is writing to this folder; waiting for it to end")

    try:
        with locked(record.with_suffix(".lock"), waits):
            if walked is not None and is_since(record, walked.began):
                walked.forget()
            early = None if options.executor else prepare_early(folder)
            lookout = look_out(folder.out, record) if early is None else None
            try:
                return _locked_build(
                    options, folder, record, index, opened.diagnostics, started, standing,
                    progress, early, lookout, walked,
                )  # fmt: skip
            finally:
                if lookout is not None:
                    lookout.close()
                if early is not None:
                    early.close()
                join_all()
    except OSError as error:
        failed = diagnose("SSG603", Location(), f"{error.filename or folder.out}: {_reason(error)}")
    except UnicodeEncodeError as error:
        failed = diagnose(
            "SSG603", Location(),
            f"the system's encoding of file names, {error.encoding}, has no letters for "
            f"{error.object[error.start : error.end]}",
            hint="set PYTHONUTF8=1, or a locale of UTF-8 such as LC_ALL=C.UTF-8",
        )  # fmt: skip
    return BuildReport(False, (*opened.diagnostics, failed))


def _locked_build(
    options: BuildOptions,
    folder: SiteFolder,
    record: Path,
    index: StatIndex,
    noticed: tuple[Diagnostic, ...],
    started: float,
    standing: "Standing | None",
    progress: Progress,
    early: Early | None,
    lookout: Lookout | None,
    walked: Walked | None,
) -> BuildReport:
    scan = scan_site(folder.root, index, None if early is None else early.take, walked)
    if early is not None:
        early.end(scan.digests)
    font = card_font(folder, index)
    if not scan.tree.posts:
        index.marks.spoiled = True  # where they lie instead is looked for elsewhere
    noticed += (*no_posts(folder.root, scan.tree), *font.diagnostics)
    ahead = None
    if early is None and not options.executor:
        ahead = prepare_ahead(index.read_anew, scan, folder)
    try:
        if early is None:
            index.save()
        return _scanned_build(
            options, folder, record, scan, index, font, noticed, started, standing, ahead,
            progress, early, lookout,
        )  # fmt: skip
    finally:
        if ahead is not None:
            ahead.wait()


def _scanned_build(
    options: BuildOptions,
    folder: SiteFolder,
    record: Path,
    scan: Scan,
    index: StatIndex,
    font: Checked[CardFont],
    noticed: tuple[Diagnostic, ...],
    started: float,
    standing: "Standing | None",
    ahead: Ahead | None,
    progress: Progress,
    early: Early | None,
    lookout: Lookout | None,
) -> BuildReport:
    """Nothing changed, or bodies alone, or anything: the least that does is done.

    Args:
        ahead: prepares what has changed meanwhile.
        early: prepares everything, in a build from nothing.
        lookout: looks at the output folder meanwhile.
    """
    now = build_time(options.now, folder.settings.timezone)
    last = load_manifest(record)

    def inputs_of(tree: SourceTree) -> str:
        return inputs_digest(options, folder, replace(scan, tree=tree), font.value.digest, noticed)

    place = record.with_suffix(".snapshot")
    # In a build from nothing the posts are being read, and nothing is known of them yet.
    snapshot = load_snapshot(place) if early is None else None
    inputs = inputs_of(scan.tree) if early is None else ""
    same = snapshot and snapshot.holds(inputs, last.digest, now) and is_untouched(folder.out, last)
    # The first build of a preview is for its memory too.
    if snapshot and same and (standing is None or standing.last):
        known = remembered(snapshot.report)
        if known is not None:
            home = folder.out / "index.html"
            span = (snapshot.since, snapshot.until)
            return replace(
                known, home=home, seconds=time.perf_counter() - started,
                proof=proof_of(index, folder, record, last, span),
            )  # fmt: skip
    present = None if lookout is None else lookout.present(last)
    if present is None:
        present = present_files(folder.out, last)
    if snapshot and not same and standing is None:
        from ssg.commands.short_way import Grounds, build_edited

        grounds = Grounds(
            options, folder, record, scan, now, last, present, snapshot, inputs_of,
            tuple(index.read_anew),
        )  # fmt: skip
        edited = build_edited(grounds, ahead)
        if edited is not None:
            report, manifest = edited
            proof = None
            if not scan.changed:
                span = (snapshot.since, snapshot.until)
                proof = proof_of(index, folder, record, manifest, span)
            return replace(report, proof=proof, seconds=time.perf_counter() - started)
    from ssg.commands.stages import run_stages

    # A build that dies half-way must not leave an older one's snapshot behind.
    place.unlink(missing_ok=True)

    def learn() -> None:
        """The posts have been read, and pages are being made elsewhere."""
        nonlocal inputs
        inputs = inputs_of(scan.completed().tree)
        index.learn(scan.digests)
        index.save()

    report, span, manifest, ties = run_stages(
        options, folder, record, scan, font.value, now, last, present, noticed,
        standing, ahead, progress, early=early, later=() if early is None else (learn,),
    )  # fmt: skip
    if report.ok and not scan.changed:
        digest = manifest_digest(record)
        from ssg.disk.ties_file import save_ties

        save_ties(record, ties, digest)
        save_snapshot(place, Snapshot(inputs, digest, *span, to_remember(report)))
        report = replace(report, proof=proof_of(index, folder, record, manifest, span))
    _last_known[:] = [scan, index, last, present, snapshot, manifest]
    return replace(report, seconds=time.perf_counter() - started)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


__all__ = ["BuildOptions", "BuildReport", "build_site"]
