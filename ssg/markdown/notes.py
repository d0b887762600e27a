"""What the Markdown stage notices while it works, before it has a place in a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.model.source import SourceMap


@dataclass(frozen=True, slots=True)
class Note:
    """A diagnostic in the making.

    Attributes:
        line: of the body, from 0.
    """

    code: str
    line: int
    message: str
    hint: str = ""


def place(
    notes: Sequence[Note], path: str, source_map: SourceMap, body: str
) -> tuple[Diagnostic, ...]:
    """The notes as diagnostics with the file's lines, in the order of the text."""
    if not notes:
        return ()
    lines = body.split("\n")
    placed = (
        diagnose(
            note.code,
            Location(path, source_map.line(note.line)),
            note.message,
            hint=note.hint,
            source_line=lines[note.line].rstrip("\r") if 0 <= note.line < len(lines) else "",
        )
        for note in notes
    )
    return tuple(sorted(dict.fromkeys(placed), key=lambda d: d.sort_key))
