"""A fragment: what stands between two markers."""

from bisect import bisect_right

from ssg.stitch.projection import Projection
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Fragment:
    """A span of the raw body, with its span in the projection.

    Attributes:
        start, end: raw offsets, line ends at both sides left out.
        first, last: in the projection of the raw body.
        line: the offset of the marker's line before it.
    """

    raw: str
    projection: Projection
    start: int
    end: int
    first: int
    last: int

    @property
    def size(self) -> int:
        """The length of its projection."""
        return self.last - self.first

    def window(self, offset: int, count: int) -> str:
        """``count`` projected characters from ``offset`` on (fewer at the end)."""
        begin = self.first + max(offset, 0)
        return self.projection.chars[begin : max(begin, min(begin + count, self.last))]

    def raw_at(self, offset: int) -> int:
        """The raw offset of a projected character; the fragment's end past the last one."""
        index = self.first + offset
        return self.projection.at[index] if index < self.last else self.end

    def raw_after(self, offset: int) -> int:
        """The raw offset just after the projected character before ``offset``."""
        return self.projection.at[self.first + offset - 1] + 1 if offset > 0 else self.start

    def offset_of(self, raw: int) -> int:
        """How many projected characters stand before a raw offset."""
        return bisect_right(self.projection.at, raw - 1) - self.first

    def text(self) -> str:
        """The raw text."""
        return self.raw[self.start : self.end]


def fragment_of(raw: str, projection: Projection, start: int, end: int) -> Fragment:
    """The fragment in a raw span, line ends at both sides left out."""
    text = raw[start:end]
    end -= len(text) - len(text.rstrip("\r\n"))
    while start < end and (line := _blank_line(raw, start, end)):
        start = line
    first = bisect_right(projection.at, start - 1)
    return Fragment(raw, projection, start, end, first, bisect_right(projection.at, end - 1))


def _blank_line(raw: str, start: int, end: int) -> int:
    """The offset after a blank line at ``start``; 0 when that line is not blank."""
    stop = raw.find("\n", start, end)
    if stop < 0 or raw[start:stop].strip():
        return 0
    return stop + 1
