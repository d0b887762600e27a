"""What preparing a file gives."""

from dataclasses import dataclass

from ssg.diagnostics import Diagnostic
from ssg.model.article import Article


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with its body's HTML; no article where the file cannot be understood."""

    article: Article | None
    html: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
