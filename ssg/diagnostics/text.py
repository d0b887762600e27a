"""Diagnostics for people: the place, the message, the line itself with a caret, and a hint."""

from collections.abc import Iterable

from ssg.diagnostics.diagnostic import Diagnostic, Location, Severity
from ssg.diagnostics.order import in_order
from ssg.diagnostics.visible import cells, one_line, visible

_INDENT = "    "
_EXCERPT = 96  # cells of a long line that are shown: a paragraph is often one line
_BEFORE = 40  # of these, at most so many before the caret

_RESET, _BOLD, _GREEN, _CYAN = "\x1b[0m", "\x1b[1m", "\x1b[32m", "\x1b[36m"
_COLOR = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.HINT: "\x1b[1;36m",
}


def place(location: Location) -> str:
    """``posts/a.md:12:3``, as much of it as is known."""
    parts = [one_line(location.path)]
    if location.path and location.line:
        parts.append(str(location.line))
        if location.column:
            parts.append(str(location.column))
    return ":".join(parts)


def excerpt(line: str, column: int) -> tuple[str, int]:
    """What is shown of a source line, and in which cell (from 0) the caret stands under it.

    Args:
        column: in code points from 1; 0 shows the line's start, and the caret is then -1.
    """
    if not column:
        return _clip(visible(line[: _EXCERPT + 1]), _EXCERPT), -1
    at = min(column - 1, len(line))
    near = visible(line[max(0, at - _BEFORE) : at])
    before = _end_of(near, _BEFORE)
    if at > _BEFORE or before != near:
        before = "…" + before
    caret = cells(before)
    return before + _clip(visible(line[at : at + _EXCERPT + 1]), _EXCERPT - caret), caret


def _end_of(text: str, room: int) -> str:
    """As much of the text's end as ``room`` cells hold."""
    start = len(text)
    while start and (room := room - cells(text[start - 1])) >= 0:
        start -= 1
    return text[start:]


def _clip(text: str, room: int) -> str:
    """As much of the text's start as ``room`` cells hold, with an ellipsis if that is not all."""
    text = text.rstrip()
    used = 0
    for n, character in enumerate(text):
        used += cells(character)
        if used > room:
            return text[: max(n - 1, 0)] + "…"
    return text


def _lines(d: Diagnostic, color: bool) -> Iterable[str]:
    def paint(code: str, text: str) -> str:
        return f"{code}{text}{_RESET}" if color and text else text

    head = place(d.location)
    label = paint(_COLOR[d.severity], f"{d.severity} {d.code}")
    message = one_line(d.message)
    yield f"{paint(_BOLD, head + ':')} {label}: {message}" if head else f"{label}: {message}"
    if d.source_line.strip():
        shown, caret = excerpt(d.source_line, d.location.column)
        yield _INDENT + shown
        if caret >= 0:
            yield _INDENT + " " * caret + paint(_GREEN, "^")
    if d.hint:
        yield f"{_INDENT}{paint(_CYAN, 'hint:')} {one_line(d.hint)}"


def render(diagnostics: Iterable[Diagnostic], *, color: bool = False) -> str:
    """All of them, in order; empty when there are none."""
    return "".join(f"{line}\n" for d in in_order(diagnostics) for line in _lines(d, color))
