"""Where the ties of an output folder's last build lie: beside its manifest."""

import contextlib
import os
from pathlib import Path

from ssg.plan.ties import Ties

# What was read last, by its file's numbers: a build that finds more than titles edited asks twice.
_read: list[tuple[tuple[str, int, int, int], Ties | None]] = []


def load_ties(record: Path, manifest: str) -> Ties | None:
    """The ties of the build that wrote the manifest with that digest; None without them.

    Args:
        record: the manifest's file.
    """
    place = _place(record)
    try:
        stat = place.stat()
        numbers = (str(place), stat.st_size, stat.st_mtime_ns, stat.st_ino)
        if not _read or _read[0][0] != numbers:
            _read[:] = [(numbers, Ties.load(place.read_bytes()))]
    except OSError:
        return None
    ties = _read[0][1]
    return ties if ties is not None and ties.manifest == manifest else None


def save_ties(record: Path, ties: Ties | None, manifest: str) -> None:
    """Write them atomically; that they cannot be written, or that there are none, costs time."""
    place = _place(record)
    with contextlib.suppress(OSError):
        if ties is None:
            place.unlink(missing_ok=True)
            return
        staged = place.with_suffix(".ties.new")
        staged.write_bytes(ties.dump(manifest))
        os.replace(staged, place)


def _place(record: Path) -> Path:
    return record.with_suffix(".ties")
