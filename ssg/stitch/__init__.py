"""Fragments of a post put together to one article. The rules: docs/stitching.md."""

from ssg.stitch.repeats import find_repeats
from ssg.stitch.stitcher import DEFAULT_MARKERS, stitch, whole
from ssg.stitch.trim import trim

__all__ = ["DEFAULT_MARKERS", "find_repeats", "stitch", "trim", "whole"]
