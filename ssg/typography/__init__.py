"""How text is set: where a title may be broken."""

from ssg.typography.phrases import is_divided, phrases, width

__all__ = ["is_divided", "phrases", "width"]
