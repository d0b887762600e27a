"""Permalinks: patterns in Jekyll's form, filled in.

Placeholders and words as in Jekyll's documentation (Permalinks): ``:year``, ``:title``, ``pretty``
and so on; ``:title`` and ``:slug`` are both the post's slug, which never comes from its title.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache

from ssg.model.slugs import MAX_BYTES, path_slug, term_slug
from ssg.values import dataclass

WORDS = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_PLACEHOLDER = re.compile(r":([a-z_]+)")
_ALL_NAMES = re.compile(r"(?:/:[a-z_]+)+/")
_SEGMENT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHORT = 100  # characters, well below what a segment may have
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATES: Mapping[str, Callable[[datetime], str]] = {
    "year": lambda date: f"{date.year:04}",
    "short_year": lambda date: f"{date.year % 100:02}",
    "month": lambda date: f"{date.month:02}",
    "i_month": lambda date: str(date.month),
    "short_month": lambda date: _MONTHS[date.month - 1],
    "day": lambda date: f"{date.day:02}",
    "i_day": lambda date: str(date.day),
    "y_day": lambda date: f"{date.timetuple().tm_yday:03}",
    "hour": lambda date: f"{date.hour:02}",
    "minute": lambda date: f"{date.minute:02}",
    "second": lambda date: f"{date.second:02}",
}
_CATEGORIES = ("categories", "slugified_categories")
# With those of pages and lists.
_KNOWN = frozenset((*_DATES, *_CATEGORIES, "title", "slug", "output_ext", "page", "path"))
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")


def post_path(pattern: str, slug: str, date: datetime, categories: tuple[str, ...]) -> str:
    """The path of a post: ``pattern`` (or one of Jekyll's words) filled in."""
    pattern = WORDS.get(pattern, pattern)
    plain = _plain(pattern)
    if plain is not None:
        texts = [slug if name == "slug" else _DATES[name](date) for name in plain]
        # Dates are digits; a slug is nearly always a segment as it is.
        if _SEGMENT.fullmatch(slug) and len(slug) <= _SHORT:
            return f"/{'/'.join(texts)}/"
    values = {"title": slug, "slug": slug, "output_ext": ".html"}
    for name in _pieces(pattern).names:
        if name in _DATES:
            values[name] = _DATES[name](date)
        elif name in _CATEGORIES:
            values[name] = "/".join(map(term_slug, categories))
    return fill(pattern, values)


@lru_cache(maxsize=64)
def _plain(pattern: str) -> tuple[str, ...] | None:
    """The names of a pattern of dates and the slug alone, ``/:year/:month/:title/``; else None."""
    if not _ALL_NAMES.fullmatch(pattern):
        return None
    names = ["slug" if name == "title" else name for name in pattern.strip("/:").split("/:")]
    is_plain = all(name == "slug" or name in _DATES for name in names)
    return tuple(names) if is_plain else None


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A pattern cut at its placeholders: literal texts and names in turn, beginning with a text."""

    texts: tuple[str, ...]
    names: tuple[str, ...]


@lru_cache(maxsize=1024)
def _pieces(pattern: str) -> _Pieces:
    cut = _PLACEHOLDER.split(pattern)
    texts, names = [cut[0]], []
    for name, text in zip(cut[1::2], cut[2::2], strict=True):
        # ":title:output_ext" and ":year_x" both occur: take the longest name that is known.
        known = next((name[:end] for end in range(len(name), 0, -1) if name[:end] in _KNOWN), "")
        names.append(known)
        texts.append((name[len(known) :] if known else f":{name}") + text)
    return _Pieces(tuple(texts), tuple(names))


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """``pattern`` with its placeholders replaced, as a clean path of the site.

    An unknown placeholder stays as it is written (settings are checked when they are read).
    """
    pieces = _pieces(pattern)
    filled = [pieces.texts[0]]
    for name, text in zip(pieces.names, pieces.texts[1:], strict=True):
        value = values.get(name)
        filled.append(value if value is not None else name and f":{name}")
        filled.append(text)
    return clean_path("".join(filled))


def clean_path(path: str) -> str:
    """A path with one leading slash, no empty, ``.`` or ``..`` segment, each safe for a file name.

    A path whose last segment has no extension is a folder and ends with a slash.
    """
    segments = [s for s in map(_segment, path.split("/")) if s]
    if not segments:
        return "/"
    is_file = not path.endswith("/") and _EXTENSION.search(segments[-1]) is not None
    return "/" + "/".join(segments) + ("" if is_file else "/")


@lru_cache(maxsize=1 << 16)
def _segment(text: str) -> str:
    """A safe segment; one that is too long is cut before its extension."""
    whole = path_slug(text, limit=len(text) * 4)
    extension = _EXTENSION.search(whole)
    if extension is None:
        return path_slug(whole)
    return path_slug(whole[: extension.start()], limit=MAX_BYTES - len(extension[0])) + extension[0]
