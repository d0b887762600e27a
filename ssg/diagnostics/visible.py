"""Text from a post, made safe to print on a terminal and as wide as it looks."""

import re
import unicodedata

# Control characters (a terminal obeys them), the separators that break lines, lone surrogates
# (no encoding takes them), the byte order mark, and the marks that turn text round so that a line
# looks other than it is (Unicode Technical Report 36, 3.5).
DANGEROUS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_SPACES = re.compile(r"\s+")


def _name(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"


def visible(text: str) -> str:
    """The text with dangerous characters by their numbers; a tab is a space."""
    return DANGEROUS.sub(_name, text.replace("\t", " "))


def one_line(text: str) -> str:
    """``visible`` text with every run of white space, line ends too, as one space."""
    return visible(_SPACES.sub(" ", text).strip())


def cells(text: str) -> int:
    """How many cells of a terminal the visible text takes (Unicode Standard Annex 11).

    Wide and full-width characters take two, combining marks and joiners none.
    """
    if text.isascii():
        return len(text)
    return sum(_cells_of(c) for c in text)


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
