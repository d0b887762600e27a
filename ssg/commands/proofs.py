"""What is known of a site's files before a build, and what tells the next that nothing changed."""

from datetime import datetime
from pathlib import Path

from ssg.commands.build_report import Proof
from ssg.commands.options import SETTINGS_FILE
from ssg.commands.site_folder import STATE, SiteFolder
from ssg.disk.stat_index import StatIndex
from ssg.disk.walk import Walked
from ssg.plan.manifest import Manifest


def index_of(root: Path, walked: Walked | None) -> StatIndex:
    """The digests known of the site's files; its settings are marked before they are read."""
    index = StatIndex(root / STATE / "stat-index.json", walked.began if walked else None)
    try:
        index.marks.add(SETTINGS_FILE, (root / SETTINGS_FILE).stat())
    except OSError:
        index.marks.spoiled = True
    return index


def is_since(record: Path, began: int) -> bool:
    """Whether a build has written its manifest since that time, and may have seen later files."""
    try:
        return record.stat().st_mtime_ns >= began
    except OSError:
        return True


def proof_of(
    index: StatIndex,
    folder: SiteFolder,
    record: Path,
    manifest: Manifest,
    span: tuple[datetime | None, datetime | None],
) -> Proof | None:
    """What a later build needs to tell from ``stat`` alone that nothing has changed.

    None where that cannot be told.

    Args:
        record: where the output folder's manifest lies.
        span: of time, in which the same files make the same.
    """
    marks = index.all_marks
    if not marks:
        return None
    lying = {file: (entry.size, entry.mtime_ns) for file, entry in manifest.outputs.items()}
    cards = folder.settings.cards
    return Proof(marks, folder.out, record, lying, span, cards.font if cards.enabled else None)
