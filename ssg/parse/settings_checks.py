"""What the values of settings must be: each check gives what is wrong and what to write instead."""

import re
import warnings
from collections.abc import Callable
from functools import cache
from pkgutil import get_data
from typing import Any

from ssg.model.slugs import path_slug
from ssg.parse.addresses import address_problem
from ssg.parse.languages import language_problem

Wrong = tuple[str, str] | None

_COLOUR = re.compile(
    r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|[a-zA-Z]{3,30}"
    r"|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([0-9a-zA-Z.,%/ +-]{1,60}\)"
)


def not_empty(text: str) -> Wrong:
    """A text with something in it."""
    return None if text.strip() else ("this is empty", "write a text")


def at_least(least: int) -> Callable[[int], Wrong]:
    """A whole number of ``least`` or more."""

    def check(number: int) -> Wrong:
        if number >= least:
            return None
        return f"this must be {least} or more", f"write {least} or a larger number"

    return check


def between(least: int, most: int) -> Callable[[int], Wrong]:
    """A whole number from ``least`` to ``most``."""

    def check(number: int) -> Wrong:
        if least <= number <= most:
            return None
        return f"this must be from {least} to {most}", f"write {least if number < least else most}"

    return check


def font_file(path: str) -> Wrong:
    """A font's file inside the site, or nothing."""
    inside = not path.startswith(("/", "~")) and ".." not in path.replace("\\", "/").split("/")
    if not path or (inside and path.lower().endswith((".ttf", ".otf", ".ttc", ".otc"))):
        return None
    return "this is no font in the site's folder", 'write "fonts/name.otf" (ttf, otf, ttc, otc)'


def widths(numbers: Any) -> Wrong:
    """Widths of pictures in pixels."""
    if 1 <= len(numbers) <= 8 and all(16 <= number <= 8192 for number in numbers):
        return None
    return "these must be 1 to 8 widths from 16 to 8192", "write [480, 800, 1200, 1600]"


def one_of(*words: str) -> Callable[[str], Wrong]:
    """One of some words."""

    def check(text: str) -> Wrong:
        listed = " or ".join(f'"{word}"' for word in words)
        return None if text in words else (f"this must be {listed}", f"write {listed}")

    return check


def language(tag: str) -> Wrong:
    """A BCP 47 tag."""
    return language_problem(tag)


def timezone(name: str) -> Wrong:
    """A zone of the IANA database."""
    # Not by asking ZoneInfo, which finds names of one machine alone too (localtime, asia/tokyo).
    if name in _zones():
        return None
    return f"there is no time zone “{name[:60]}”", f'write "{_zone_like(name)}"'


@cache
def _zones() -> tuple[str, ...]:
    # importlib.resources would do the same, and takes longer to import than a build to find
    # nothing changed.
    return tuple(sorted((get_data("tzdata", "zones") or b"").decode("ascii").split()))


def _zone_like(name: str) -> str:
    if name.strip().upper() == "JST":
        return "Asia/Tokyo"
    from rapidfuzz import process  # only a mistake needs it

    found = process.extractOne(name.lower(), _zones(), processor=str.lower, score_cutoff=60)
    return found[0] if found else "Asia/Tokyo"


def link(text: str) -> Wrong:
    """An address that is not empty."""
    return not_empty(text) or address_problem(text)


def colour(text: str) -> Wrong:
    """A CSS colour (CSS Color 4), so that nothing else can reach a style sheet; or nothing."""
    if not text or _COLOUR.fullmatch(text):
        return None
    return "this is not a colour", 'write one as CSS has it: "#b3261e"'


def slug(text: str) -> Wrong:
    """One segment of a path."""
    safe = path_slug(text)
    if not text or safe == text:
        return None
    return "this cannot be a part of an address", f'write "{safe or "name"}"'


def patterns(markers: Any) -> Wrong:
    """Regular expressions, none of which takes an empty line for a marker."""
    for pattern in markers:
        problem = _pattern_problem(pattern)
        if problem is not None:
            return f"{pattern[:40]} {problem}", 'for example "---END---"'
    # They are matched as one: two groups of one name, each good alone, are none together.
    problem = _pattern_problem("|".join(f"(?:{m})" for m in markers)) if markers else None
    return (f"together they are one that {problem}", "leave out named groups") if problem else None


def _pattern_problem(pattern: str) -> str | None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compiled = re.compile(f"(?:{pattern})")
        except (re.error, RecursionError, OverflowError, Warning) as error:
            return f"is not a regular expression: {error}"
    return "matches every empty line" if compiled.fullmatch("") else None
