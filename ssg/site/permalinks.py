"""Permalinks: patterns in Jekyll's form, filled in.

Placeholders and words as in Jekyll's documentation (Permalinks): ``:year``, ``:title``, ``pretty``
and so on; ``:title`` and ``:slug`` are both the post's slug, which never comes from its title.
"""

import re
from datetime import datetime
from functools import lru_cache

from ssg.model.slugs import MAX_BYTES, path_slug, term_slug

WORDS = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_PLACEHOLDER = re.compile(r":([a-z_]+)")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def post_path(pattern: str, slug: str, date: datetime, categories: tuple[str, ...]) -> str:
    """The path of a post: ``pattern`` (or one of Jekyll's words) filled in."""
    pattern = WORDS.get(pattern, pattern)
    folders = "/".join(term_slug(c) for c in categories) if "categories" in pattern else ""
    values = {
        "year": f"{date.year:04}",
        "short_year": f"{date.year % 100:02}",
        "month": f"{date.month:02}",
        "i_month": str(date.month),
        "short_month": _MONTHS[date.month - 1],
        "day": f"{date.day:02}",
        "i_day": str(date.day),
        "y_day": f"{date.timetuple().tm_yday:03}",
        "hour": f"{date.hour:02}",
        "minute": f"{date.minute:02}",
        "second": f"{date.second:02}",
        "title": slug,
        "slug": slug,
        "categories": folders,
        "slugified_categories": folders,
        "output_ext": ".html",
    }
    return fill(pattern, values)


def fill(pattern: str, values: dict[str, str]) -> str:
    """``pattern`` with its placeholders replaced, as a clean path of the site.

    An unknown placeholder stays as it is written (settings are checked when they are read).
    """

    def value(match: re.Match[str]) -> str:
        name = match[1]
        # ":title:output_ext" and ":year_x" both occur: take the longest name that is known.
        for end in range(len(name), 0, -1):
            if name[:end] in values:
                return values[name[:end]] + name[end:]
        return match[0]

    return clean_path(_PLACEHOLDER.sub(value, pattern))


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
