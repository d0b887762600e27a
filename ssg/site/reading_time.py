"""Reading time, counted by script run."""

import math
import re

from ssg.model.settings import Reading

# Han, kana, Hangul syllables and wide punctuation: counted by the character, as manuscripts are.
_WIDE = re.compile(r"[\u3001-\u303f\uff01-\uff60぀-ヿㇰ-ㇿ㐀-䶿一-鿿豈-﫿가-힣ｦ-ﾟ𠀀-𲎯]+")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
# The same for ASCII, as bytes: "a" is part of a word, "." joins two parts, a space does neither.
_KINDS = bytes(
    ord("a") if chr(code).isalnum() else ord(".") if chr(code) in "'.-" else ord(" ")
    for code in range(128)
).ljust(256)
# Signs of English prose that are not ASCII, as what they count like.
_PROSE = str.maketrans("’“”‘—–…•\n", "'" + " " * 8)


def count(text: str) -> tuple[int, int]:
    """Wide characters, and words of other scripts; narrow punctuation and spaces do not count."""
    if text.isascii():
        return 0, _ascii_words(text)
    rest, runs = _WIDE.subn(" ", text)
    wide = len(text) - len(rest) + runs
    plain = rest if rest.isascii() else rest.translate(_PROSE)
    return wide, _ascii_words(plain) if plain.isascii() else len(_WORD.findall(rest))


def _ascii_words(text: str) -> int:
    kinds = f" {text}".encode("ascii").translate(_KINDS)
    # A word begins where its first part does: at one that no single sign joins to another.
    return kinds.count(b" a") + kinds.count(b" .a") + kinds.count(b"..a")


def reading_time(text: str, reading: Reading) -> float:
    """Minutes that ``text`` takes to read."""
    wide, words = count(text)
    return wide / reading.characters_per_minute + words / reading.words_per_minute


def whole_minutes(minutes: float) -> int:
    """Whole minutes as pages show them, at least 1."""
    return max(1, math.ceil(minutes - 0.5))


def is_far_off(given: float, minutes: float) -> bool:
    """Whether a reading time in the front matter is off by more than 30 % of what was counted.

    What pages would show for that count is never off, however short the text.
    """
    return given != whole_minutes(minutes) and abs(given - minutes) > 0.3 * minutes
