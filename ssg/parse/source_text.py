"""A file's text with the way from an offset to its line and column."""

import re
from bisect import bisect_right

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.values import dataclass

# What editors count as a line's end; YAML 1.1's U+0085, U+2028 and U+2029 are refused instead.
_LINE_END = re.compile(r"\r\n?|\n")

# A longer line is cut where a message shows it.
MAX_LINE = 10_000


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded text of a file.

    Attributes:
        path: relative to the site's root.
        text: as decoded; a byte order mark is its first code point, so that offsets count it.
        starts: the offset of each line's first character; the mark is no part of line 1.
    """

    path: str
    text: str
    starts: tuple[int, ...]

    def location(self, offset: int) -> Location:
        """The line and column of an offset in code points."""
        line = max(bisect_right(self.starts, offset), 1)
        return Location(self.path, line, max(offset - self.starts[line - 1], 0) + 1)

    def line_text(self, line: int) -> str:
        """A line (from 1) without its end, ``MAX_LINE`` of it at most; empty where none is."""
        if not 1 <= line <= len(self.starts):
            return ""
        start = self.starts[line - 1]
        end = _LINE_END.search(self.text, start)
        stop = end.start() if end else len(self.text)
        return self.text[start : min(stop, start + MAX_LINE)]

    def diagnose(self, code: str, offset: int, message: str, hint: str = "") -> Diagnostic:
        """A diagnostic at an offset, with the text of its line."""
        place = self.location(offset)
        line = self.line_text(place.line)
        return diagnose(code, place, message, hint=hint, source_line=line)


def source_text(path: str, text: str, end: int | None = None) -> SourceText:
    """``text`` with the starts of its lines, up to the offset ``end`` where one is given."""
    first = 1 if text.startswith("\ufeff") else 0
    stop = len(text) if end is None else end
    starts = [first, *(m.end() for m in _LINE_END.finditer(text, 0, stop))]
    return SourceText(path, text, tuple(starts))


def decode(path: str, data: bytes, code: str) -> str | Diagnostic:
    """The text of a file; a diagnostic with ``code`` that names the first byte at fault if any."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(path, data, error.start, code)


def _undecodable(path: str, data: bytes, at: int, code: str) -> Diagnostic:
    before = data[:at].decode("utf-8")
    source = source_text(path, before)
    place = source.location(at if not before else len(before))
    after = data[at : at + 200].decode("utf-8", "replace")
    line = source.line_text(place.line) + after.splitlines()[0]
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    return diagnose(
        code,
        place,
        f"the file is not UTF-8: byte 0x{data[at]:02x} at byte offset {at}",
        hint=f"save it again as UTF-8{' (it looks like UTF-16)' if wide else ''}",
        source_line=line,
    )
