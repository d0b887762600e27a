"""A build that finds posts edited and nothing else: without the stages of the site.

See ``ssg.retouching``; here is what has to be true before, and what is kept for the next build.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from ssg.commands.ahead import Ahead
from ssg.commands.build_report import BuildOptions, BuildReport
from ssg.commands.remembered import remembered, to_remember
from ssg.commands.site_folder import ARTICLES, SiteFolder
from ssg.diagnostics import Diagnostic
from ssg.disk.beside import beside
from ssg.disk.cache import SqliteCache
from ssg.disk.engine import engine_digest
from ssg.disk.manifests import manifest_digest
from ssg.disk.present import are_untouched
from ssg.disk.publish import publish
from ssg.disk.scan import Scan
from ssg.disk.snapshots import Snapshot, save_snapshot
from ssg.disk.ties_file import load_ties, save_ties
from ssg.disk.workers import spread_pages
from ssg.model.tree import SourceTree
from ssg.outputs import outputs
from ssg.pipeline import Order
from ssg.plan.kept_posts import UnknownError
from ssg.plan.later_cards import WrongCardError
from ssg.plan.manifest import Manifest
from ssg.plan.planner import Keep, Output
from ssg.plan.ties import Ties
from ssg.retouching import Retouched, retouch
from ssg.site.selection import Wanted
from ssg.values import dataclass

MOST = 20  # posts
MANY_POSTS = 1000  # from which on templates are compiled by another process


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the short way stands on.

    Attributes:
        record: the file of the output folder's manifest.
        present: the files that lie there, as in ``ssg.disk.present``.
        snapshot: of the last build.
        inputs: the digest of what a build is made from, for a tree.
        read_anew: the paths of which the scan did not know the digests.
    """

    options: BuildOptions
    folder: SiteFolder
    record: Path
    scan: Scan
    now: datetime
    last: Manifest
    present: Mapping[str, tuple[int, int]]
    snapshot: Snapshot
    inputs: Callable[[SourceTree], str]
    read_anew: tuple[str, ...]


def build_edited(grounds: Grounds, ahead: Ahead | None) -> tuple[BuildReport, Manifest] | None:
    """Publish the pages of the edited posts; None, and nothing done, where that is not enough."""
    at, last = grounds, grounds.last
    ties = load_ties(at.record, last.digest)
    edited = _edited(at, ties) if ties else {}
    if ties is None or not 0 < len(edited) <= MOST:
        return None
    before = _with_digests(at.scan.tree, edited)
    if not at.snapshot.holds(at.inputs(before), last.digest, at.now):
        return None
    known = remembered(at.snapshot.report)
    if known is None or any(d.location.path in edited for d in known.diagnostics):
        return None
    if not are_untouched(at.present, last):
        return None
    options = at.options
    wanted = Wanted(at.now, options.drafts, options.future, options.expired)
    # What of the cache is used is not known here: nothing of it is dropped.
    with SqliteCache(at.folder.state / ARTICLES) as cache, beside() as begin:
        order = Order(
            at.scan.tree, at.scan.read, at.folder.settings, wanted,
            cache if ahead is None else ahead.before(cache), last, {}, engine_digest(),
            beside=begin if len(at.scan.tree.posts) >= MANY_POSTS else None,
        )  # fmt: skip
        retouched = retouch(order, ties, edited, {d.code for d in known.diagnostics})
        if retouched is None or at.scan.changed:
            return None
        build = retouched.build
        rest = _Rest(retouched)

        def pages(keep: Keep) -> Iterator[Output | Diagnostic]:
            spread = partial(spread_pages, meanwhile=rest.do)
            yield from outputs(build, order.read, keep, spread)
            rest.do()  # where no other process was

        # A build that dies half-way must not leave an older one's snapshot behind.
        place = at.record.with_suffix(".snapshot")
        place.unlink(missing_ok=True)
        try:
            published = publish(at.folder.out, build.plan, pages, last, at.record)
        except (UnknownError, WrongCardError):
            return None
    if published.diagnostics or published.manifest is None:
        return None
    files = len(published.manifest.outputs)
    report = replace(
        known,
        home=at.folder.out / "index.html",
        pages=known.pages + build.plan.pages,
        written=published.written,
        kept=files - published.written,
        deleted=published.deleted,
    )
    if not at.scan.changed:
        digest = manifest_digest(at.record)
        save_ties(at.record, rest.ties, digest)
        snapshot = replace(at.snapshot, inputs=at.inputs(at.scan.tree), manifest=digest)
        save_snapshot(place, replace(snapshot, report=to_remember(report)))
    return report, published.manifest


class _Rest:
    """What is done while pages are made by another process, and before they are put in place.

    Attributes:
        ties: that the build leaves.
    """

    def __init__(self, retouched: Retouched) -> None:
        self._retouched = retouched
        self.ties: Ties | None = None

    def do(self) -> None:
        """Do it, once.

        Raises:
            UnknownError: where the pages were not as they were known to be.
        """
        if self.ties is None:
            if not self._retouched.is_proved():
                raise UnknownError
            self.ties = self._retouched.ties()


def _edited(at: Grounds, ties: Ties) -> dict[str, str]:
    """The digests that files had at the last build, by path, where they are others now."""
    anew = frozenset(at.read_anew)
    edited: dict[str, str] = {}
    for file in at.scan.tree.posts:
        if file.path in anew:
            row = ties.row(file.path)
            if row is not None and row.digest != file.digest:
                edited[file.path] = row.digest
                if len(edited) > MOST:
                    break
    return edited


def _with_digests(tree: SourceTree, digests: dict[str, str]) -> SourceTree:
    posts = tuple(
        [replace(f, digest=digests[f.path]) if f.path in digests else f for f in tree.posts]
    )
    return replace(tree, posts=posts)
