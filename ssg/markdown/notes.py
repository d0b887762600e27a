"""What the Markdown stage notices while it works, before it has a place in a file."""

from collections.abc import Sequence

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.model.source import SourceMap
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """A diagnostic in the making.

    Attributes:
        line: of the block, in the body, from 0.
        find: what it is about, as it stands in the block: gives the exact line and the column.
    """

    code: str
    line: int
    message: str
    hint: str = ""
    find: str = ""


def place(
    notes: Sequence[Note], path: str, source_map: SourceMap, body: str
) -> tuple[Diagnostic, ...]:
    """The notes as diagnostics with the file's lines, in the order of the text."""
    if not notes:
        return ()
    lines = body.split("\n")
    placed: dict[Diagnostic, None] = {}
    for note in notes:
        line, column = _exact(note, lines)
        location = Location(path, source_map.line(line), column)
        source = lines[line] if line < len(lines) else ""
        told = diagnose(
            note.code, location, note.message, hint=note.hint, source_line=source, find=note.find
        )
        placed[told] = None
    return tuple(sorted(placed, key=lambda d: d.sort_key))


def _exact(note: Note, lines: Sequence[str]) -> tuple[int, int]:
    """Line (from 0) and column (from 1) of what the note is about; column 0 where it is not found.

    Looked for in the few lines that a block of prose has; in a longer one the block must do.
    """
    if note.find:
        for line in range(note.line, min(note.line + 40, len(lines))):
            column = lines[line].find(note.find)
            if column >= 0:
                return line, column + 1
    return note.line, 0
