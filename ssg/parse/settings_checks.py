"""What the values of settings must be: each check gives what is wrong and what to write instead."""

import re
import warnings
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlsplit

from rapidfuzz import process

from ssg.model.slugs import path_slug
from ssg.parse.languages import language_problem

Wrong = tuple[str, str] | None

_COLOUR = re.compile(
    r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|[a-zA-Z]{3,30}"
    r"|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([0-9a-zA-Z.,%/ +-]{1,60}\)"
)
_SAFE_SCHEMES = ("http", "https", "mailto")


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
    return tuple(sorted(files("tzdata").joinpath("zones").read_text("ascii").split()))


def _zone_like(name: str) -> str:
    if name.strip().upper() == "JST":
        return "Asia/Tokyo"
    found = process.extractOne(name.lower(), _zones(), processor=str.lower, score_cutoff=60)
    return found[0] if found else "Asia/Tokyo"


def base_url_problem(url: str) -> Wrong:
    """An absolute http(s) address in ASCII, without query and fragment (also for --base-url)."""
    example = 'write "https://example.com" or "https://example.com/blog"'
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "this is not an address", example
    if parts.scheme.lower() not in ("http", "https") or not host or re.search(r"\s", url):
        return "this is not an http or https address", example
    if "?" in url or "#" in url:
        return "the site's address cannot have ? or #", f'write "{re.split("[?#]", url)[0]}"'
    if parts.username is not None or port == 0:
        return "the site's address is host, port and path only", example
    if not url.isascii():
        return "the site's address must be written in ASCII", f'write "{_ascii(url)}"'
    if re.search(r"//|(?:^|/)\.{1,2}(?:/|$)|[\\<>\"{}|^`]", parts.path):
        return "the path of the site's address is not a plain one", example
    return None


def _ascii(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        host = "example.com"
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{quote(parts.path, safe='/%-._~')}"


def url(text: str) -> Wrong:
    """A path of the site, or an address that a browser may open without running anything."""
    scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", text)
    if scheme is not None and scheme[1].lower() not in _SAFE_SCHEMES:
        wrong = f"an address that begins with {scheme[1][:20]}: cannot be used here"
        return wrong, "write a path of the site or an https address"
    if re.search(r"[\x00-\x1f\\]", text):
        return "this is not an address", "write a path of the site or an https address"
    return None


def link(text: str) -> Wrong:
    """As ``url``, and not empty."""
    return not_empty(text) or url(text)


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
