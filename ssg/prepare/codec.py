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
    document = {
        "article": None if article is None else _article_values(article),
        "diagnostics": plain(prepared.diagnostics),
    }
    return _json(document).encode()


def _article_values(article: Article) -> dict[str, Any]:
    """The fields of an article; what it holds many of as lists of their values."""
    values = dict(zip(_ARTICLE, _article_fields(article), strict=True))
    front = dict(zip(_FRONT, _front_fields(article.front), strict=True))
    front["places"] = {key: _place_fields(place) for key, place in front["places"].items()}
    values["front"] = front
    values["toc"] = [(h.level, h.anchor, h.text) for h in article.toc]
    values["links"] = [(link.target, link.kind, link.line) for link in article.links]
    values["mending"] = dict(zip(_MENDING, _mending_fields(article.mending), strict=True))
    return values


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=plain).encode
_ARTICLE = tuple(field.name for field in fields(Article))
_FRONT = tuple(field.name for field in fields(FrontMatter))
_MENDING = tuple(field.name for field in fields(Mending))
_mending_fields = attrgetter(*_MENDING)
_article_fields = attrgetter(*_ARTICLE)
_front_fields = attrgetter(*_FRONT)
_place_fields = attrgetter(*(field.name for field in fields(Location)))


def decode(data: bytes) -> Prepared | None:
    """What ``encode`` wrote; None for anything else."""
    try:
        document = json.loads(data)
        article = document["article"]
        return Prepared(
            None if article is None else _article(article),
            "",
            from_plain(document["diagnostics"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _article(value: dict[str, Any]) -> Article:
    return Article(
        **{
            **value,
            "front": _front(value["front"]),
            "toc": tuple(Heading(*h) for h in value["toc"]),
            "links": tuple(Link(*link) for link in value["links"]),
            "anchors": tuple(value["anchors"]),
            "mending": Mending(**value["mending"]),
        }
    )


def _front(value: dict[str, Any]) -> FrontMatter:
    changed: dict[str, Any] = {
        key: None if value[key] is None else datetime.fromisoformat(value[key])
        for key in ("date", "updated", "expires")
    }
    for key in ("categories", "tags", "authors", "aliases", "sources"):
        changed[key] = tuple(value[key])
    changed["places"] = {key: Location(*place) for key, place in value["places"].items()}
    return FrontMatter(**{**value, **changed})
