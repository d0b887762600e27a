"""Which characters a font can draw, and a text without the others."""

import json
import re
import unicodedata
from bisect import bisect_right

from ssg.values import dataclass

# What shapes its neighbours and has no picture of its own: joiners, variation selectors, marks of
# direction, all controls (Unicode 16, table 4-4).
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The characters of a font as ranges of code points, ascending, both ends included."""

    ranges: tuple[tuple[int, int], ...]

    def __contains__(self, char: object) -> bool:
        """Whether the font has a glyph for this character."""
        assert isinstance(char, str)
        code = ord(char)
        index = bisect_right(self.ranges, (code, 0x110000)) - 1
        return index >= 0 and code <= self.ranges[index][1]

    def encode(self) -> bytes:
        """As JSON, for the cache."""
        return json.dumps(self.ranges, separators=(",", ":")).encode()

    @classmethod
    def decode(cls, data: bytes) -> "Coverage | None":
        """What ``encode`` wrote; None for anything else."""
        try:
            ranges = tuple((int(first), int(last)) for first, last in json.loads(data))
        except (ValueError, TypeError):
            return None
        return cls(ranges) if ranges and list(ranges) == sorted(ranges) else None


def coverage_of(codes: frozenset[int]) -> Coverage:
    """The coverage of these code points."""
    ranges: list[tuple[int, int]] = []
    for code in sorted(codes):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return Coverage(tuple(ranges))


def plain_line(text: str) -> str:
    """The text on one line, composed (NFC), without what has no picture of its own."""
    # Most titles are plain already: a site has thousands of them at each build.
    if text.isprintable() and not _SELECTOR.search(text) and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text)
    seen = (" " if char.isspace() else char for char in composed if not _is_invisible(char))
    return " ".join("".join(seen).split())


def _is_invisible(char: str) -> bool:
    if char.isspace():
        return False
    return bool(_SELECTOR.match(char)) or unicodedata.category(char) in _INVISIBLE


def is_emoji(char: str) -> bool:
    """Whether it is a picture rather than a letter: no font of text has many of those.

    Signs (So) and skin tones (Sk) of the blocks that hold emoji, flags among them.
    """
    code = ord(char)
    return unicodedata.category(char) in ("So", "Sk") and (
        code >= 0x1F000 or 0x2300 <= code <= 0x2BFF
    )


def without_missing(text: str, coverage: Coverage) -> tuple[str, str]:
    """The text without the characters that the font lacks, and those, each once."""
    missing = {char: None for char in text if char != " " and char not in coverage}
    if not missing:
        return text, ""
    kept = "".join(char for char in text if char not in missing)
    return " ".join(kept.split()), "".join(missing)
