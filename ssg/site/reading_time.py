"""Reading time, counted by script run."""

import math
import re

from ssg.model.settings import Reading

# Han, kana, Hangul syllables and wide punctuation: counted by the character, as manuscripts are.
_WIDE = re.compile(r"[\u3001-\u303f\uff01-\uff60぀-ヿㇰ-ㇿ㐀-䶿一-鿿豈-﫿가-힣ｦ-ﾟ𠀀-𲎯]+")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


def count(text: str) -> tuple[int, int]:
    """Wide characters, and words of other scripts; narrow punctuation and spaces do not count."""
    rest, runs = _WIDE.subn(" ", text)
    return len(text) - len(rest) + runs, len(_WORD.findall(rest))


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
