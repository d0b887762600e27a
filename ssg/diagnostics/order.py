"""Diagnostics put in order, and the source lines that they lack."""

import dataclasses
from collections.abc import Callable, Iterable

from ssg.diagnostics.diagnostic import Diagnostic, Location


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, line and column, each once; of equals the one that says most is kept."""
    kept: dict[tuple[str, int, int, str, str], Diagnostic] = {}
    for new in diagnostics:
        old = kept.get(new.sort_key)
        if old is None or (new.hint, new.source_line) > (old.hint, old.source_line):
            kept[new.sort_key] = new
    return tuple(kept[key] for key in sorted(kept))


_BLOCK = 40  # lines; in a longer block its first one must do
_OPENERS = ("(", '"', "'", "<", "")  # of an address; without one it may be any word


def at_exact_lines(
    diagnostics: Iterable[Diagnostic], read_line: Callable[[str, int], str]
) -> tuple[Diagnostic, ...]:
    """The diagnostics at the line and column at which the file has what they are about.

    A block of text is known by its first line, and a line of a mended article may hold text from
    several of the file's: what is written is found from there on.

    Args:
        read_line: as for ``with_source_lines``.
    """
    return tuple(_exact(d, read_line) for d in diagnostics)


def _exact(d: Diagnostic, read_line: Callable[[str, int], str]) -> Diagnostic:
    place = d.location
    if not d.find or not place.path or not place.line:
        return d
    lines = [read_line(place.path, place.line + number) for number in range(_BLOCK)]
    if place.column and lines[0].startswith(d.find, place.column - 1):
        return dataclasses.replace(d, source_line=lines[0].rstrip("\r\n"), find="")
    for opener in _OPENERS:
        for number, text in enumerate(lines):
            column = text.find(opener + d.find)
            if column >= 0:
                found = Location(place.path, place.line + number, column + len(opener) + 1)
                shown = text.rstrip("\r\n")
                return dataclasses.replace(d, location=found, source_line=shown, find="")
    return dataclasses.replace(d, find="")


def with_source_lines(
    diagnostics: Iterable[Diagnostic], read_line: Callable[[str, int], str]
) -> tuple[Diagnostic, ...]:
    """The diagnostics with the text of their lines, where it was missing.

    Args:
        read_line: from path and line (from 1) to the line's text, with or without its end; empty
            when there is none.
    """
    return tuple(
        dataclasses.replace(
            d, source_line=read_line(d.location.path, d.location.line).rstrip("\r\n")
        )
        if d.location.path and d.location.line and not d.source_line
        else d
        for d in diagnostics
    )
