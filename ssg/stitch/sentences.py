"""Where sentences end, in Japanese, Chinese, Korean and languages in Latin letters."""

import re

STOPS = "。．！？!?…‥⋯｡"
CLOSERS = "」』）)】〕》〉”’\"'*_~`］]＞"
# Marks in their wide and narrow forms are one.
STOP_CLASS = str.maketrans("。．｡、，､！？：；（）［］“”‘’「」", '...,,,!?:;()[]""\'\'""')
_LAST = frozenset(STOPS + CLOSERS + ".")
_END = re.compile(
    rf"(?:[{STOPS}]|(?<![\d.]\d)\.|(?<=\d)\.(?=[\s\"'”)]*\Z))[{re.escape(CLOSERS)}]*\s*\Z"
)
_BEGINS = re.compile(
    rf"(?:\A|\n|[{STOPS}][{re.escape(CLOSERS)}]*|[.][{re.escape(CLOSERS)}]*\s|[:：])[\s\u3000]*"
    r"(?:(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)[ \t]+|[|「『（(\[【“\"*_`~]|[ \t])*\Z"
)
_BLOCK = re.compile(
    r"(?:\A|\n)[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)[ \t]+|[|「『（(\[【“\"*_`~]|[ \t])*\Z"
)


def ends_sentence(text: str) -> bool:
    """Whether a text ends at the end of a sentence, closing marks aside."""
    last = text[-60:].rstrip()[-1:]
    return last in _LAST and last != "" and _END.search(text[-60:]) is not None


def begins_sentence(before: str) -> bool:
    """Whether what follows ``before`` begins a sentence, line or block, opening marks aside."""
    if before[-1:].isalnum():
        return False
    return _BEGINS.search(before[-80:]) is not None or _has_signs_only(before[-80:])


def begins_block(before: str) -> bool:
    """Whether what follows ``before`` begins a line, marks of Markdown aside."""
    if before[-1:].isalnum():
        return False
    return _BLOCK.search(before[-80:]) is not None or _has_signs_only(before[-80:])


def _has_signs_only(before: str) -> bool:
    """Whether no letter stands in the line so far, as in one that begins with a sign in code."""
    at = before.rfind("\n")
    return at >= 0 and not any(map(str.isalnum, before[at:]))


def crosses_sentence(text: str) -> bool:
    """Whether a sentence or line ends within a text."""
    return "\n" in text or re.search(rf"[{STOPS}]|\.\s", text) is not None
