"""Spans of the raw body that make up the article, and the way back to the file's lines."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A span of the raw body, with the line ends to set before it."""

    start: int
    end: int
    glue: str = ""


def line_offsets(text: str) -> "array[int]":
    """Where each line of a text begins."""
    offsets = array("I", [0])
    at = text.find("\n")
    while at >= 0:
        offsets.append(at + 1)
        at = text.find("\n", at + 1)
    return offsets


def source_lines(text: str, spans: Sequence[Span], first_line: int) -> tuple[int, ...]:
    """For each line of the text that the spans make up, the file's line it begins in."""
    found: list[int] = []
    line, counted, fresh = first_line, 0, True
    for span in spans:
        line += text.count("\n", counted, span.start)
        counted = span.start
        for _ in range(span.glue.count("\n")):
            if fresh:
                found.append(line)
            fresh = True
        if fresh:
            found.append(line)
            fresh = False
        inside = text.count("\n", span.start, span.end)
        found.extend(range(line + 1, line + inside + 1))
        line, counted = line + inside, span.end
        if inside and text[span.end - 1] == "\n":
            found.pop()
            fresh = True
    return tuple(found) if found else (first_line,)


def without(
    spans: Sequence[Span], cuts: Sequence[tuple[int, int]]
) -> tuple[list[Span], list[tuple[int, int]]]:
    """The spans less some spans of the text that they make up, and the raw spans that went.

    ``cuts`` are in order and do not overlap. Linear in both.
    """
    kept: list[Span] = []
    gone: list[tuple[int, int]] = []
    at, index = 0, 0
    for span in spans:
        at += len(span.glue)
        base, start, glue = at - span.start, span.start, span.glue
        at += span.end - span.start
        while index < len(cuts) and cuts[index][0] < at:
            cut_start = max(cuts[index][0] - base, span.start)
            cut_end = min(cuts[index][1] - base, span.end)
            if cut_start > start:
                kept.append(Span(start, cut_start, glue))
                glue = ""
            elif cut_end > cut_start and cuts[index][0] - base < span.start:
                glue = ""
            if cut_end > cut_start:
                gone.append((cut_start, cut_end))
                start = cut_end
            if cuts[index][1] > at:
                break
            index += 1
        if start < span.end:
            kept.append(Span(start, span.end, glue))
    return kept, gone


class RawSpans:
    """The way from places in the text that spans make up to the raw body, each in a few steps."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._ends = tuple(accumulate(len(s.glue) + s.end - s.start for s in spans))

    def of(self, start: int, end: int) -> list[tuple[int, int]]:
        """What of the raw body stands between two places of the text."""
        found = []
        for number in range(bisect_right(self._ends, start), len(self._spans)):
            span = self._spans[number]
            base = self._ends[number] - span.end
            if base + span.start >= end:
                break
            first, last = max(start - base, span.start), min(end - base, span.end)
            if first < last:
                found.append((first, last))
        return found
