"""Diagnostics put in order, and the source lines that they lack."""

import dataclasses
from collections.abc import Callable, Iterable

from ssg.diagnostics.diagnostic import Diagnostic


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, line and column, each once; of equals the one that says most is kept."""
    kept: dict[tuple[str, int, int, str, str], Diagnostic] = {}
    for new in diagnostics:
        old = kept.get(new.sort_key)
        if old is None or (new.hint, new.source_line) > (old.hint, old.source_line):
            kept[new.sort_key] = new
    return tuple(kept[key] for key in sorted(kept))


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
