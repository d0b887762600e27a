"""Where the ties of an output folder's last build lie: beside its manifest."""

import contextlib
import os
from pathlib import Path

from ssg.plan.ties import Ties


def load_ties(record: Path, manifest: str) -> Ties | None:
    """The ties of the build that wrote the manifest with that digest; None without them.

    Args:
        record: the manifest's file.
    """
    try:
        ties = Ties.load(_place(record).read_bytes())
    except OSError:
        return None
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
