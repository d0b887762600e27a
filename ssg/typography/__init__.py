"""How text is set: where a title may be broken."""

from ssg.typography.phrases import BRACKETS, LONG, is_divided, joints, phrases, width
from ssg.typography.titles import BREAK, JOINER, Divided, divided, divided_html, remember

__all__ = [
    "BRACKETS", "BREAK", "JOINER", "LONG", "Divided", "divided", "divided_html", "is_divided",
    "joints", "phrases", "remember", "width",
]  # fmt: skip
