"""Fragments of a post put together to one article. The rules: docs/stitching.md."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ssg.stitch.notes import seam_notes
from ssg.stitch.stitcher import DEFAULT_MARKERS, stitch, whole

if TYPE_CHECKING:
    from ssg.stitch.envelope import Envelope, open_envelope
    from ssg.stitch.repeats import Repeat, find_repeats

# Imported when they are asked for: a body without markers, as most are, does without.
_LATER = {
    "Envelope": "envelope",
    "Repeat": "repeats",
    "find_repeats": "repeats",
    "open_envelope": "envelope",
}

__all__ = [
    "DEFAULT_MARKERS",
    "Envelope",
    "Repeat",
    "find_repeats",
    "open_envelope",
    "seam_notes",
    "stitch",
    "whole",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"ssg.stitch.{_LATER[name]}"), name)
    return value
