"""What was found wrong while a file is read, in the order it was met."""

from ssg.diagnostics import Diagnostic
from ssg.parse.source_text import SourceText


class Findings:
    """A growing list of diagnostics about one file."""

    __slots__ = ("_found", "source")

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self._found: list[Diagnostic] = []

    def add(self, code: str, offset: int, message: str, hint: str = "") -> None:
        """Notes one, at an offset in code points of the file's text."""
        self._found.append(self.source.diagnose(code, offset, message, hint))

    def append(self, diagnostic: Diagnostic) -> None:
        """Notes one that is about no place in the text."""
        self._found.append(diagnostic)

    def all(self) -> tuple[Diagnostic, ...]:
        """Everything so far, by place."""
        return tuple(sorted(self._found, key=lambda d: d.sort_key))
