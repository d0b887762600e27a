"""What the archive's filter reads: all terms in one small file, and the posts of each year in one.

A form of our own, for the theme's script (``static/assets/archive.js``). In a year's file a post
names its terms by their place in that file's list, so that a change in one year leaves the files of
all others as they are.
"""

import json
from datetime import datetime
from typing import Any

from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class FilterTerm:
    """A term to choose: ``kind`` is ``tag``, ``category`` or ``author``, ``count`` its posts."""

    kind: str
    name: str
    slug: str
    count: int


@dataclass(frozen=True, slots=True)
class FilterYear:
    """A year to choose, the number of its posts, and the link to its file."""

    year: int
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class ArchiveIndex:
    """What there is to choose from, in the order shown."""

    terms: tuple[FilterTerm, ...]
    years: tuple[FilterYear, ...]


@dataclass(frozen=True, slots=True)
class ArchivePost:
    """A post of a year.

    Attributes:
        url: the link to it.
        shown: the date as the site writes it.
        lang: BCP 47 tag where it is not the site's.
        terms: ``kind slug`` of each.
    """

    title: str
    url: str
    date: datetime
    shown: str
    lang: str
    terms: tuple[str, ...]


def render_index(view: ArchiveIndex) -> bytes:
    """``{"years": [[2025, 12, "/archive/2025.json"]], "tag": [["AI", "ai", 5]], …}``."""
    document: dict[str, Any] = {"years": [[y.year, y.count, y.url] for y in view.years]}
    for term in view.terms:
        document.setdefault(term.kind, []).append([term.name, term.slug, term.count])
    return _json(document)


def render_year(view: tuple[ArchivePost, ...]) -> bytes:
    """``{"terms": ["tag ai"], "posts": [[title, link, date, date as shown, language, [0]]]}``."""
    terms = sorted({term for post in view for term in post.terms})
    place = {term: number for number, term in enumerate(terms)}
    posts = [
        [p.title, p.url, f"{p.date:%Y-%m-%d}", p.shown, p.lang, [place[t] for t in p.terms]]
        for p in view
    ]
    return _json({"terms": terms, "posts": posts})


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
