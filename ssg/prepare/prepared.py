"""What preparing a file gives."""

from ssg.diagnostics import Diagnostic
from ssg.model.article import Article
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with its body's HTML; no article where the file cannot be understood."""

    article: Article | None
    html: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
