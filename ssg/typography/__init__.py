"""How text is set: where a title may be broken."""

from ssg.typography.phrases import LONG, is_divided, joints, phrases, width
from ssg.typography.titles import Divided, divided, divided_html, remember

__all__ = [
    "LONG", "Divided", "divided", "divided_html", "is_divided", "joints", "phrases", "remember",
    "width",
]  # fmt: skip
