"""Whether a regular expression can match where a given character stands.

Told from the expression as Python itself parses it. The answer is no only where it is certain:
whatever this does not know, and whatever can match without a character, may begin anywhere.
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

_SPELLED_APART = frozenset("kKsSiI")  # letters that match others than their own two cases
_WIDTHLESS = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
# Whether a character matches, and whether what follows may match in its place.
_Answer = tuple[bool, bool]
_ANYTHING: _Answer = (True, False)


class FirstSigns:
    """What one expression can begin with."""

    __slots__ = ("_folds", "_items")

    def __init__(self, pattern: "re.Pattern[str]") -> None:
        self._items: Any = None
        self._folds = bool(pattern.flags & re.IGNORECASE)
        if _parser is not None and not pattern.flags & (re.ASCII | re.LOCALE):
            try:
                self._items = _parser.parse(pattern.pattern, pattern.flags)
            except Exception:  # noqa: BLE001 - of another Python: all is possible then
                self._items = None

    def may_begin(self, char: str) -> bool:
        """False where the expression matches at no place at which ``char`` stands."""
        if self._items is None:
            return True
        matches, goes_on = _sequence(self._items, char, self._folds)
        return matches or goes_on


def _sequence(items: Sequence[Any], char: str, folds: bool) -> _Answer:
    matches = False
    for name, value in ((str(item[0]), item[1]) for item in items):
        here, goes_on = _item(name, value, char, folds)
        matches = matches or here
        if not goes_on:
            return matches, False
    return matches, True


def _item(name: str, value: Any, char: str, folds: bool) -> _Answer:
    if name in _WIDTHLESS:
        return False, True
    if name == "SUBPATTERN":
        _, added, taken, inner = value
        if added & ~re.IGNORECASE or taken:
            return _ANYTHING
        return _sequence(inner, char, folds or bool(added & re.IGNORECASE))
    if name == "BRANCH":
        answers = [_sequence(branch, char, folds) for branch in value[1]]
        return any(a[0] for a in answers), any(a[1] for a in answers)
    if name in _REPEATS:
        least, _, inner = value
        here, goes_on = _sequence(inner, char, folds)
        return here, goes_on or not least
    if name == "ATOMIC_GROUP":
        return _sequence(value, char, folds)
    return _one(name, value, char, folds), False


def _one(name: str, value: Any, char: str, folds: bool) -> bool:
    """Whether an item of exactly one character matches."""
    if folds and (char in _SPELLED_APART or not char.isascii()):
        return True
    cases = {char, char.lower(), char.upper()} if folds else {char}
    if name == "LITERAL":
        return value in map(ord, cases)
    if name == "NOT_LITERAL":
        return folds or value != ord(char)
    if name == "IN":
        return _in(value, char, cases, folds)
    return True  # a dot, a reference


def _in(members: Sequence[Any], char: str, cases: set[str], folds: bool) -> bool:
    negated = False
    found = False
    for member, value in ((str(item[0]), item[1]) for item in members):
        if member == "NEGATE":
            negated = True
        elif member == "LITERAL":
            found = found or value in map(ord, cases)
        elif member == "RANGE":
            found = found or any(value[0] <= ord(case) <= value[1] for case in cases)
        elif member == "CATEGORY" and str(value) in _CATEGORIES:
            found = found or _CATEGORIES[str(value)](char)
        else:
            return True
    return folds or not found if negated else found


_CATEGORIES = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_NOT_DIGIT": lambda char: not char.isdecimal(),
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_NOT_SPACE": lambda char: not char.isspace(),
    "CATEGORY_WORD": lambda char: char.isalnum() or char == "_",
    "CATEGORY_NOT_WORD": lambda char: not (char.isalnum() or char == "_"),
}
