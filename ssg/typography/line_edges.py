"""Characters that may not begin or end a line, and those that belong together.

After JIS X 4051 and the W3C's Requirements for Japanese Text Layout, 3.1.7 to 3.1.11.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

_CLOSING = "、。，．・：；？！,.:;?!’”）〕］｝〉》」』】｠〙〗»)]}‼⁇⁈⁉%％‰℃°′″"
_SMALL = (
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿーゝゞヽヾ々〻"
)
_DASHES = "―—–─…‥〜～"
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_JOINER = "\u200d"  # makes one picture of two emoji
_NOT_FIRST = frozenset(_CLOSING + _SMALL + _DASHES + _JOINER) | _SKIN_TONES
_NOT_LAST = frozenset("‘“（〔［｛〈《「『【｟〘〖«([{$￥¥£€#№" + _JOINER)
# After these a line may always end; after a bracket not before a particle. A colon or dot between
# Latin letters is no such place.
_ENDS = re.compile(rf"[\s、。，．：；？！{_DASHES}]|[）〕］｝〉》」』】](?![ぁ-ん])")


@lru_cache(maxsize=8192)
def is_wide(char: str) -> bool:
    """Whether it takes a full square, as kanji, kana and the dashes and quotes between them do."""
    return east_asian_width(char) in "WF" or char in _DASHES or char in "‘’“”"


@lru_cache(maxsize=16384)
def is_kept_together(before: str, after: str) -> bool:
    """Whether no line may be broken between two characters."""
    if after in _NOT_FIRST or before in _NOT_LAST or after.isspace():
        return True
    if before.isspace():
        return False
    if category(after)[0] == "M" or ("🇦" <= before <= "🇿" and "🇦" <= after <= "🇿"):
        return True
    if before.isdigit():  # a figure stays whole, and with what it counts
        return after.isalnum()
    return not is_wide(before) and not is_wide(after)


def line_ends(text: str) -> Iterator[int]:
    """The places at which a line may end whatever the words are (unless it is kept together)."""
    return (found.end() for found in _ENDS.finditer(text))
