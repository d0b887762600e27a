"""Fragments of a post put together to one article. The rules: docs/stitching.md."""

from ssg.stitch.envelope import Envelope, open_envelope
from ssg.stitch.notes import seam_notes
from ssg.stitch.repeats import Repeat, find_repeats
from ssg.stitch.stitcher import DEFAULT_MARKERS, stitch, whole
from ssg.stitch.trim import trim

__all__ = [
    "DEFAULT_MARKERS",
    "Envelope",
    "Repeat",
    "find_repeats",
    "open_envelope",
    "seam_notes",
    "stitch",
    "trim",
    "whole",
]
