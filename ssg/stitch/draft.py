"""The text so far: spans of the raw body in their order, cut and extended only at its end."""

from bisect import bisect_right
from dataclasses import dataclass

from ssg.stitch.fences import Fence, after_text
from ssg.stitch.projection import Projection

_LINE_START = 300  # how much of an unfinished line's start is kept to read its block from


@dataclass(slots=True)
class Piece:
    """A span of the raw body in the draft.

    Attributes:
        start, end: raw offsets; ``glue`` (line ends only) stands before it.
        first, last: its span in the projection of the raw body.
        out: where ``first`` stands in the projection of the draft.
        fence: the fence state at the start of the line that the piece begins in.
        line: the beginning of that line, as far as it stands in earlier pieces.
    """

    start: int
    end: int
    glue: str
    first: int
    last: int
    out: int
    fence: Fence | None
    line: str


class Draft:
    """The text so far. Built by ``append`` and ``cut``; everything else only reads."""

    def __init__(self, raw: str, projection: Projection, seams: int = 1) -> None:
        self.raw = raw
        self.seams = seams  # how many fragments are to follow the first, at most
        self.projection = projection
        self.pieces: list[Piece] = []
        self._outs: list[int] = []  # of the pieces, to search in
        self._firsts: list[int] = []
        self._end: tuple[int, int, Fence | None] = (0, 0, None)
        self.size = 0  # the length of the projection

    def append(self, start: int, end: int, glue: str = "") -> None:
        """Add a raw span at the end."""
        at = self.projection.at
        first = bisect_right(at, start - 1)
        fence, line = self._line_state(glue)
        out = self.size
        last = bisect_right(at, end - 1)
        self.pieces.append(Piece(start, end, glue, first, last, out, fence, line))
        self._outs.append(out)
        self._firsts.append(first)
        self.size = out + last - first

    def cut(self, raw_end: int) -> list[tuple[int, int]]:
        """Drop everything after a raw offset; the spans that went, in their order."""
        gone: list[tuple[int, int]] = []
        while self.pieces and self.pieces[-1].start >= raw_end:
            piece = self.pieces.pop()
            del self._outs[-1], self._firsts[-1]
            gone.append((piece.start, piece.end))
        if self.pieces and self.pieces[-1].end > raw_end:
            piece = self.pieces[-1]
            gone.append((raw_end, piece.end))
            piece.end = raw_end
            piece.last = bisect_right(self.projection.at, raw_end - 1)
        last = self.pieces[-1] if self.pieces else None
        self.size = last.out + last.last - last.first if last else 0
        return gone[::-1]

    def window(self, out: int, count: int) -> str:
        """``count`` projected characters from ``out`` on (fewer at the end)."""
        end = min(out + count, self.size)
        out = max(out, 0)
        if out >= end:
            return ""
        index = bisect_right(self._outs, out) - 1
        piece = self.pieces[index]
        begin = piece.first + out - piece.out
        if begin + end - out <= piece.last:
            return self.projection.chars[begin : begin + end - out]
        parts: list[str] = []
        while out < end:
            piece = self.pieces[index]
            begin = piece.first + out - piece.out
            stop = min(piece.last, begin + end - out)
            parts.append(self.projection.chars[begin:stop])
            out += stop - begin
            index += 1
        return "".join(parts)

    def raw_at(self, out: int) -> int:
        """The raw offset of a projected character."""
        piece = self.pieces[self._piece_at(out)]
        return self.projection.at[piece.first + out - piece.out]

    def place_of(self, index: int) -> int | None:
        """Where a character of the raw projection stands in the draft's, if it does."""
        low = bisect_right(self._firsts, index) - 1
        if low < 0:
            return None
        piece = self.pieces[low]
        return piece.out + index - piece.first if index < piece.last else None

    def tail(self, count: int) -> str:
        """About the last ``count`` raw characters of the text."""
        if self.pieces and self.pieces[-1].end - self.pieces[-1].start >= count:
            end = self.pieces[-1].end
            return self.raw[end - count : end]
        parts: list[str] = []
        for piece in reversed(self.pieces):
            begin = max(piece.start, piece.end - count)
            parts.append(self.raw[begin : piece.end])
            count -= piece.end - begin
            if count <= 0:
                break
            parts.append(piece.glue)
        return "".join(reversed(parts))

    def told(self, out: int, end: int) -> str:
        """The raw text of a span of the projection; what stands after the last one, at the end."""
        parts: list[str] = []
        last = self._piece_at(end - 1)
        for index in range(self._piece_at(out), last + 1):
            piece = self.pieces[index]
            begin = piece.start if parts else self.raw_at(out)
            stop = self.raw_at(end - 1) + 1 if index == last and end < self.size else piece.end
            parts += [piece.glue if parts else "", self.raw[begin:stop]]
        return "".join(parts)

    def breaks_line(self, out: int) -> bool:
        """Whether a line ends after a projected character; as in ``told``, without the text."""
        for index in range(self._piece_at(out), len(self.pieces)):
            piece = self.pieces[index]
            begin = self.raw_at(out) if piece.out <= out else piece.start
            if self.raw.find("\n", begin, piece.end) >= 0 or (piece.out > out and piece.glue):
                return True
        return False

    def before(self, out: int, count: int) -> str:
        """About ``count`` raw characters of the text before a projected character."""
        if not self.pieces:
            return ""
        index = self._piece_at(out)
        piece = self.pieces[index]
        place = piece.first + out - piece.out
        end = self.projection.at[place] if place < piece.last else piece.end
        parts = [self.raw[max(piece.start, end - count) : end]]
        count -= len(parts[0])
        while count > 0 and index > 0:
            parts.append(self.pieces[index].glue)
            index -= 1
            piece = self.pieces[index]
            parts.append(self.raw[max(piece.start, piece.end - count) : piece.end])
            count -= len(parts[-1])
        return "".join(reversed(parts))

    def borders(self, out: int, end: int) -> list[int]:
        """Where pieces begin inside a span of the projection."""
        low = bisect_right(self._outs, out)
        found: list[int] = []
        for piece in self.pieces[low:]:
            if piece.out >= end:
                break
            found.append(piece.out)
        return found

    def near_border(self, out: int, slack: int) -> bool:
        """Whether a piece begins within ``slack`` projected characters of ``out``."""
        low = bisect_right(self._outs, out + slack) - 1
        return low > 0 and abs(self.pieces[low].out - out) <= slack

    def fence(self, out: int | None = None) -> Fence | None:
        """The fence that is open at the end, or at a projected character."""
        if not self.pieces or out == 0:
            return None
        if out is None or out >= self.size:
            piece = self.pieces[-1]
            if self._end[:2] != (piece.start, piece.end):
                state = after_text(piece.fence, piece.line + self.raw[piece.start : piece.end])
                self._end = (piece.start, piece.end, state)
            return self._end[2]
        piece = self.pieces[self._piece_at(out)]
        return after_text(piece.fence, piece.line + self.raw[piece.start : self.raw_at(out)])

    def text(self) -> str:
        """The whole text."""
        return "".join(p.glue + self.raw[p.start : p.end] for p in self.pieces)

    def _piece_at(self, out: int) -> int:
        return bisect_right(self._outs, out) - 1

    def _line_state(self, glue: str) -> tuple[Fence | None, str]:
        """The fence state where the next piece's line begins, and that line's beginning."""
        if not self.pieces:
            return None, ""
        piece = self.pieces[-1]
        text = self.raw[piece.start : piece.end]
        if glue:
            return self.fence(), ""
        cut = text.rfind("\n") + 1
        if cut == 0:
            return piece.fence, (piece.line + text[:_LINE_START])[:_LINE_START]
        state = after_text(piece.fence, piece.line + text[:cut])
        return state, text[cut : cut + _LINE_START]
