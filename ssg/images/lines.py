"""Pieces of a text set in lines of about the same length."""

from collections.abc import Callable, Sequence

Measure = Callable[[str], float]


def balanced_lines(
    pieces: Sequence[str], measure: Measure, width: float, most: int
) -> tuple[str, ...] | None:
    """The pieces in as few lines as they need, none wider than ``width``, evenly filled.

    A line's end is the end of a piece. A single piece that is wider than a line is divided between
    characters. Joined, with a space where one was, the lines are the text.

    Args:
        measure: the width of a text.
        most: lines at most.

    Returns:
        None where the text needs more lines.
    """
    fitting = [part for piece in pieces for part in _divided(piece, measure, width)]
    lines = _filled(fitting, measure, width)
    if len(lines) > most:
        return None
    # The narrowest width that needs no more lines, to within a hundredth: the lines are then even.
    low, high = 0.0, width
    while high - low > width / 100:
        middle = (low + high) / 2
        tried = _filled(fitting, measure, middle)
        fits = len(tried) <= len(lines) and all(measure(line) <= middle for line in tried)
        low, high = (low, middle) if fits else (middle, high)
    return _filled(fitting, measure, high)


def _filled(pieces: Sequence[str], measure: Measure, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and measure((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return (*lines, line.rstrip()) if line else tuple(lines)


def _divided(piece: str, measure: Measure, width: float) -> list[str]:
    """The piece, in parts that fit where it is too wide: one character at least in each."""
    parts: list[str] = []
    part = ""
    for char in piece:
        if part and measure((part + char).rstrip()) > width:
            parts.append(part)
            part = ""
        part += char
    return [*parts, part] if part else parts
