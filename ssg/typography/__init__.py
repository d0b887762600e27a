"""How text is set: where a title may be broken."""

from ssg.typography.phrases import LONG, is_divided, joints, phrases, width

__all__ = ["LONG", "is_divided", "joints", "phrases", "width"]
