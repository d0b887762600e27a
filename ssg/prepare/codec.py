"""Articles as JSON, for the cache. Never pickle: a cache may come from another machine."""

import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
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
    document = {"article": prepared.article, "diagnostics": prepared.diagnostics}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return text.encode()


def _plain(value: Any) -> Any:
    """As ``plain``, but one level at a time: the rest is ``json``'s own work."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in _names(type(value))}
    return plain(value)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


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
            "toc": tuple(Heading(**h) for h in value["toc"]),
            "links": tuple(Link(**link) for link in value["links"]),
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
    changed["places"] = {key: Location(**place) for key, place in value["places"].items()}
    return FrontMatter(**{**value, **changed})
