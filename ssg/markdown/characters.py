"""Kinds of characters that Markdown's rules do not tell apart by themselves."""

import re
from bisect import bisect_right
from unicodedata import category, east_asian_width

# What may not stand in an HTML document's text (WHATWG HTML, 13.2.3.5): controls other than tab
# and line ends, lone surrogates, noncharacters. The stages rely on their absence: slots and hidden
# Liquid tags are marked with them.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)

# One pass over ordinary text, several times as fast as looking for the above in it.
_ORDINARY = re.compile("[\t\n\r -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]*")

# CJK characters as the CommonMark CJK-friendly amendments (commonmark-spec issue 650) define them:
# East Asian Width W, F or H (UAX #11) without default emoji presentation (UTS #51), or script
# Hangul (UAX #24); Unicode 17. Pinned, so that a build does not depend on Python's own tables.
_CJK_RANGES = (
    (0x1100, 0x11FF), (0x20A9, 0x20A9), (0x2329, 0x232A), (0x2630, 0x2637), (0x268A, 0x268F),
    (0x2E80, 0x2E99), (0x2E9B, 0x2EF3), (0x2F00, 0x2FD5), (0x2FF0, 0x303E), (0x3041, 0x3096),
    (0x3099, 0x30FF), (0x3105, 0x312F), (0x3131, 0x318E), (0x3190, 0x31E5), (0x31EF, 0x321E),
    (0x3220, 0x3247), (0x3250, 0xA48C), (0xA490, 0xA4C6), (0xA960, 0xA97C), (0xAC00, 0xD7A3),
    (0xD7B0, 0xD7C6), (0xD7CB, 0xD7FB), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE52),
    (0xFE54, 0xFE66), (0xFE68, 0xFE6B), (0xFF01, 0xFFBE), (0xFFC2, 0xFFC7), (0xFFCA, 0xFFCF),
    (0xFFD2, 0xFFD7), (0xFFDA, 0xFFDC), (0xFFE0, 0xFFE6), (0xFFE8, 0xFFEE), (0x16FE0, 0x16FE4),
    (0x16FF0, 0x16FF6), (0x17000, 0x18CDA), (0x18CFF, 0x18D20), (0x18D80, 0x18DF2),
    (0x18E00, 0x19191), (0x191A0, 0x191D2), (0x1AFF0, 0x1AFF3), (0x1AFF5, 0x1AFFB),
    (0x1AFFD, 0x1AFFE), (0x1B000, 0x1B128), (0x1B132, 0x1B132), (0x1B150, 0x1B152),
    (0x1B155, 0x1B155), (0x1B164, 0x1B168), (0x1B170, 0x1B2FB), (0x1D300, 0x1D356),
    (0x1D360, 0x1D376), (0x1F1AE, 0x1F1AE), (0x1F200, 0x1F200), (0x1F202, 0x1F202),
    (0x1F210, 0x1F219), (0x1F21B, 0x1F22E), (0x1F230, 0x1F231), (0x1F237, 0x1F237),
    (0x1F23B, 0x1F23B), (0x1F240, 0x1F248), (0x1F260, 0x1F265), (0x20000, 0x2FFFD),
    (0x30000, 0x3FFFD),
)  # fmt: skip
_CJK_STARTS = tuple(start for start, _ in _CJK_RANGES)

# Script Hangul (UAX #24), for the characters that are wide or half-width.
_HANGUL_RANGES = (
    (0x1100, 0x11FF), (0x302E, 0x302F), (0x3131, 0x318E), (0x3200, 0x321E), (0x3260, 0x327E),
    (0xA960, 0xA97C), (0xAC00, 0xD7FB), (0xFFA0, 0xFFDC),
)  # fmt: skip
_HANGUL_STARTS = tuple(start for start, _ in _HANGUL_RANGES)
# For a character class of a regular expression: every CJK character.
CJK_CLASS = "".join(f"{chr(start)}-{chr(end)}" for start, end in _CJK_RANGES)


def first_forbidden(text: str) -> re.Match[str] | None:
    """The first character of ``text`` that no HTML document may hold."""
    ordinary = _ORDINARY.match(text)
    end = ordinary.end() if ordinary else 0
    return None if end == len(text) else FORBIDDEN.search(text, end)


def is_cjk(character: str) -> bool:
    """Whether it is a CJK character in the sense of the amendments named above."""
    code = ord(character)
    if code < 0x1100:
        return False
    return code <= _CJK_RANGES[bisect_right(_CJK_STARTS, code) - 1][1]


def _is_hangul(character: str) -> bool:
    code = ord(character)
    if code < 0x1100:
        return False
    return code <= _HANGUL_RANGES[bisect_right(_HANGUL_STARTS, code) - 1][1]


def joins_lines(before: str, after: str, lang: str) -> bool:
    """Whether a line break between the two characters stands for nothing, not for a space.

    The rule is CSS Text's for segment breaks (CSS Text Module Level 4, 4.1.3): both sides wide,
    full- or half-width and neither Hangul; in Japanese and Chinese also where one side is
    punctuation or a symbol of ambiguous width, such as ``…`` or ``”``.
    """
    if before < "\u1100" and after < "\u1100":
        return False
    widths = east_asian_width(before), east_asian_width(after)
    if _is_hangul(before) or _is_hangul(after):
        return False
    wide = [w in ("W", "F", "H") for w in widths]
    if all(wide):
        return True
    if not any(wide) or lang[:2].lower() not in ("ja", "zh"):
        return False
    other = after if wide[0] else before
    return east_asian_width(other) == "A" and category(other)[0] in "PS"
