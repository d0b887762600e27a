"""With which characters of ASCII a regular expression can begin.

Told from the expression as Python itself parses it. A character is left out only where it is
certain that it cannot be the first: what is not known here, and an expression that can match
without any character, may begin with all.
"""

import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any

# Python's own parser of expressions: not documented, and so asked for with care.
try:
    _parser: Any = import_module("re._parser")
except ImportError:
    _parser = None

# Sets of characters as the bits of a number.
EVERY = (1 << 128) - 1
# Whether what follows may match in the place of what was looked at.
_Answer = tuple[int, bool]
_ANYTHING: _Answer = (EVERY, False)


def first_signs(pattern: "re.Pattern[str]") -> int:
    """The characters as bits: ``1 << ord(char)`` for each."""
    if _parser is None or pattern.flags & (re.ASCII | re.LOCALE):
        return EVERY
    try:
        items = _parser.parse(pattern.pattern, pattern.flags)
        signs, goes_on = _sequence(items, bool(pattern.flags & re.IGNORECASE))
    except Exception:  # noqa: BLE001 - of another Python: all is possible then
        return EVERY
    return EVERY if goes_on else signs


def _of(characters: str) -> int:
    return sum(1 << ord(char) for char in characters)


def _those(test: Any) -> int:
    return _of("".join(filter(test, map(chr, range(128)))))


_APART = _of("kKsSiI")  # they match letters beyond ASCII where case does not count
_LOWER, _UPPER = _of("abcdefghijklmnopqrstuvwxyz"), _of("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_CATEGORIES = {
    "CATEGORY_DIGIT": _those(str.isdecimal),
    "CATEGORY_SPACE": _those(str.isspace),
    "CATEGORY_WORD": _those(lambda char: char.isalnum() or char == "_"),
}
_CATEGORIES |= {f"CATEGORY_NOT_{n[9:]}": EVERY & ~signs for n, signs in _CATEGORIES.items()}


def _sequence(items: Sequence[Any], folds: bool) -> _Answer:
    signs = 0
    for item in items:
        here, goes_on = _item(item[0].name, item[1], folds)
        signs |= here
        if not goes_on:
            return signs, False
    return signs, True


def _item(name: str, value: Any, folds: bool) -> _Answer:
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return 0, True
    if name == "SUBPATTERN":
        _, added, taken, inner = value
        if added & ~re.IGNORECASE or taken:
            return _ANYTHING
        return _sequence(inner, folds or bool(added))
    if name == "BRANCH":
        answers = [_sequence(branch, folds) for branch in value[1]]
        signs = 0
        for answer in answers:
            signs |= answer[0]
        return signs, any(answer[1] for answer in answers)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, inner = value
        signs, goes_on = _sequence(inner, folds)
        return signs, goes_on or not least
    if name == "ATOMIC_GROUP":
        return _sequence(value, folds)
    return _one(name, value, folds), False


def _one(name: str, value: Any, folds: bool) -> int:
    """The characters that an item of exactly one can match."""
    if name == "LITERAL":
        return _folded(_range(value, value), folds, value > 127)
    if name == "NOT_LITERAL":
        return EVERY if folds else EVERY & ~_range(value, value)
    if name == "IN":
        return _in(value, folds)
    return EVERY  # a dot, a reference


def _in(members: Sequence[Any], folds: bool) -> int:
    signs, beyond, negated = 0, False, False
    for member, value in ((item[0].name, item[1]) for item in members):
        if member == "NEGATE":
            negated = True
        elif member == "LITERAL":
            signs |= _range(value, value)
            beyond = beyond or value > 127
        elif member == "RANGE":
            signs |= _range(*value)
            beyond = beyond or value[1] > 127
        elif member == "CATEGORY" and value.name in _CATEGORIES:
            signs |= _CATEGORIES[value.name]
        else:
            return EVERY
    if negated:
        return EVERY if folds else EVERY & ~signs
    return _folded(signs, folds, beyond)


def _range(first: int, last: int) -> int:
    return 0 if first > 127 else ((1 << min(last, 127) + 1) - 1) & ~((1 << first) - 1)


def _folded(signs: int, folds: bool, beyond: bool) -> int:
    """With the other case of its letters, where case does not count."""
    if not folds:
        return signs
    distance = ord("a") - ord("A")
    other = (signs & _LOWER) >> distance | (signs & _UPPER) << distance
    return signs | other | (_APART if beyond else 0)
