"""What preparing a file gives."""

from ssg.diagnostics import Diagnostic
from ssg.model.article import Article
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with its body's HTML in UTF-8; no article where the file cannot be understood."""

    article: Article | None
    body: bytes = b""
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def html(self) -> str:
        """The body's HTML as text."""
        return self.body.decode()
