"""Lines that mark a stop of the model."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ssg.stitch.fences import after_text, fence_line
from ssg.values import dataclass

if TYPE_CHECKING:  # bodies without markers do without
    from ssg.stitch.draft import Draft


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that may be a seam.

    Attributes:
        start: of its line, in the raw body.
        end: past its line end.
        sure: a blank line or the text's end stands on both sides, so that it is a seam even in
            code; else it is one only outside code.
    """

    start: int
    end: int
    sure: bool


_OPENING, _SAME, _LOOKED_BACK = 200, 24, 8000


@cache
def _pattern(markers: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(f"(?:{m})" for m in markers) or "(?!)"
    return re.compile(rf"^(?:{either})[ \t]*\r?(?=\n|\Z)", re.MULTILINE)


@cache
def _plain(markers: tuple[str, ...]) -> tuple[str, ...] | None:
    """The markers, where each is a text that stands for itself alone."""
    return markers if all(map(_PLAIN.fullmatch, markers)) else None


_PLAIN = re.compile(r"[\w\- =~#<>!:;,/]+")
_BLANK_BEFORE = re.compile(r"(?:\A|\n[ \t]*\r?\n)[ \t\r\n]*\Z")
_BLANK_AFTER = re.compile(r"[ \t]*(?:\r?\n|\Z)")


def find_markers(text: str, markers: tuple[str, ...]) -> Iterator[Marker]:
    """Every line of a text that one of the patterns matches whole, trailing blanks aside.

    Raises:
        re.error: when a pattern is not a regular expression; settings are checked before.
    """
    plain = _plain(markers)
    if plain is not None and not any(marker in text for marker in plain):
        return
    for match in _pattern(markers).finditer(text):
        start, end = match.span()
        if text.startswith("\n", end):
            end += 1
        before = text[max(0, start - 200) : start]
        blank_before = start == 0 or _BLANK_BEFORE.search(before) is not None
        blank_after = end >= len(text) or _BLANK_AFTER.match(text, end) is not None
        yield Marker(start, end, blank_before and blank_after)


class CodeWatch:
    """Tells a marker that is a seam from one that stands directly among lines of code.

    The fence state is that of the stitched text: a fragment after a cut in code goes on in it,
    unless its first line opens a fence. Each line is read once.
    """

    def __init__(self, draft: "Draft", text: str, start: int) -> None:
        """Watch the fragment that begins at ``start`` and follows the draft."""
        self._text = text
        self._draft = draft
        self._start = self._at = start
        self._told = False
        first = fence_line(text[start : start + 400].lstrip("\r\n").split("\n", 1)[0])
        self._state = draft.fence() if first is None else None

    def is_content(self, marker: Marker) -> bool:
        """Whether a marker's line belongs to the text. Markers are asked about in their order."""
        if marker.sure:
            return False
        self._state = after_text(self._state, self._text[self._at : marker.start])
        self._at = marker.start
        if self._state is not None and not self._told:
            self._told = True
            self._tell_again(marker)
        return self._state is not None

    def _tell_again(self, marker: Marker) -> None:
        """Take the state from where the draft has the fragment's first words, if it has them."""
        from ssg.stitch.projection import projected

        opening = projected(self._text[self._start : self._start + _OPENING])[:_SAME]
        base = max(0, self._draft.size - _LOOKED_BACK)
        at = self._draft.window(base, _LOOKED_BACK).rfind(opening) if len(opening) == _SAME else -1
        if at >= 0:
            state = self._draft.fence(base + at)
            self._state = after_text(state, self._text[self._start : marker.start])
