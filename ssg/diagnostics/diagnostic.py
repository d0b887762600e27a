"""What Tsugime tells a writer: a located message, and a value that carries its messages along."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from ssg.values import dataclass

T = TypeVar("T")


class Severity(StrEnum):
    """How bad it is: an error fails the build, a warning only under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the site.

    Attributes:
        path: relative to the site's root, with ``/``; empty when no file is at fault.
        line: counted from 1; 0 when the whole file is meant.
        column: in code points, counted from 1; 0 when the whole line is meant.
    """

    path: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message.

    Attributes:
        code: ``SSG104``; each one is described in ``ssg.diagnostics.codes``.
        source_line: the text of the line that ``location`` names, where it is known.
        hint: what to write instead; may be empty.
        find: what it is about, as it is written: looked for in the file from the location's line
            on, which may be that of a whole block, or of mended text put together from several.
    """

    code: str
    severity: Severity
    location: Location
    message: str
    hint: str = ""
    source_line: str = ""
    find: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By place, then by code, so that a report does not depend on the order of the work."""
        place = self.location
        return (place.path, place.line, place.column, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A value with what was noticed while it was made."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of them fails the build."""
    return any(d.severity is Severity.ERROR for d in diagnostics)
