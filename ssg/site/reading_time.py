"""Reading time, counted by script run."""

import math
import re

from ssg.model.settings import Reading

# Han, kana, Hangul syllables and wide punctuation: counted by the character, as manuscripts are.
_WIDE = re.compile(r"[\u3001-\u303f\uff01-\uff60぀-ヿㇰ-ㇿ㐀-䶿一-鿿豈-﫿가-힣ｦ-ﾟ𠀀-𲎯]")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


def count(text: str) -> tuple[int, int]:
    """Wide characters, and words of other scripts; narrow punctuation and spaces do not count."""
    rest, wide = _WIDE.subn(" ", text)
    return wide, sum(1 for _ in _WORD.finditer(rest))


def reading_minutes(text: str, reading: Reading) -> int:
    """Whole minutes that ``text`` takes to read, at least 1."""
    wide, words = count(text)
    minutes = wide / reading.characters_per_minute + words / reading.words_per_minute
    return max(1, math.ceil(minutes - 0.5))


def is_far_off(given: float, counted: int) -> bool:
    """Whether a reading time in the front matter is off by more than 30 %."""
    return abs(given - counted) > 0.3 * counted
