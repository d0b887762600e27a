"""Articles as JSON, for the cache. Never pickle: a cache may come from another machine."""

import json
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any

from ssg.diagnostics import Location
from ssg.diagnostics.stored import from_plain
from ssg.model.article import Article, Mending
from ssg.model.digests import plain
from ssg.model.front_matter import FrontMatter
from ssg.model.rendered import Heading, Link
from ssg.prepare.prepared import Prepared


def encode(prepared: Prepared) -> bytes:
    """All but the HTML, which is kept apart under its digest."""
    article = prepared.article
    values = None if article is None else _article_values(article)
    return _json([values, plain(prepared.diagnostics)]).encode()


def _article_values(article: Article) -> list[Any]:
    """The fields of an article in their order, without their names; of what it holds too."""
    values, front = list(_article_fields(article)), list(_front_fields(article.front))
    values[_FRONT_AT] = front
    # A key stands in the article's own file.
    front[_PLACES_AT] = [(key, p.line, p.column) for key, p in article.front.places.items()]
    values[_TOC_AT] = [(h.level, h.anchor, h.text) for h in article.toc]
    values[_LINKS_AT] = [(link.target, link.kind, link.line) for link in article.links]
    mending = article.mending
    values[_MENDING_AT] = None if mending == _UNMENDED else _mending_fields(mending)
    return values


# Nothing here holds itself.
_json = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), default=plain
).encode
_ARTICLE = tuple(field.name for field in fields(Article))
_FRONT = tuple(field.name for field in fields(FrontMatter))
_MENDING = tuple(field.name for field in fields(Mending))
_FRONT_AT, _PATH_AT = _ARTICLE.index("front"), _ARTICLE.index("path")
_TOC_AT, _LINKS_AT = _ARTICLE.index("toc"), _ARTICLE.index("links")
_ANCHORS_AT, _MENDING_AT = _ARTICLE.index("anchors"), _ARTICLE.index("mending")
_PLACES_AT = _FRONT.index("places")
_DATES_AT = tuple(map(_FRONT.index, ("date", "updated", "expires")))
_LISTS_AT = tuple(map(_FRONT.index, ("categories", "tags", "authors", "aliases", "sources")))
_UNMENDED = Mending()
_mending_fields = attrgetter(*_MENDING)
_article_fields = attrgetter(*_ARTICLE)
_front_fields = attrgetter(*_FRONT)


def decode(data: bytes) -> Prepared | None:
    """What ``encode`` wrote; None for anything else."""
    try:
        values, diagnostics = json.loads(data)
        article = None if values is None else _article(values)
        return Prepared(article, b"", from_plain(diagnostics))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


def _article(values: list[Any]) -> Article:
    values[_FRONT_AT] = _front(values[_FRONT_AT], values[_PATH_AT])
    values[_TOC_AT] = tuple([Heading(*h) for h in values[_TOC_AT]])
    values[_LINKS_AT] = tuple([Link(*link) for link in values[_LINKS_AT]])
    values[_ANCHORS_AT] = tuple(values[_ANCHORS_AT])
    mending = values[_MENDING_AT]
    if mending is not None and len(mending) != len(_MENDING):
        raise ValueError("not what becomes of mending")
    values[_MENDING_AT] = _UNMENDED if mending is None else Mending(*mending)
    return Article(*values)


def _front(values: list[Any], path: str) -> FrontMatter:
    for at in _DATES_AT:
        if values[at] is not None:
            values[at] = datetime.fromisoformat(values[at])
    for at in _LISTS_AT:
        values[at] = tuple(values[at])
    values[_PLACES_AT] = {key: Location(path, *place) for key, *place in values[_PLACES_AT]}
    return FrontMatter(*values)
