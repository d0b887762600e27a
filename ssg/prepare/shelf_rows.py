"""An article on the shelf: a row of JSON, of which only what the whole site needs is a value."""

from collections.abc import Callable
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from ssg.diagnostics import Diagnostic
from ssg.diagnostics.stored import from_plain
from ssg.model.article import Article, Mending
from ssg.model.digests import plain
from ssg.model.rendered import Link
from ssg.prepare.kept import LIGHT, LIGHT_FRONT, Shown, kept_article
from ssg.prepare.prepared import Prepared

_DATES = frozenset(("date", "updated", "expires"))
_LISTS = frozenset(("categories", "tags", "authors", "aliases"))
_DATES_AT = tuple(n for n, name in enumerate(LIGHT_FRONT) if name in _DATES)
_LISTS_AT = tuple(n for n, name in enumerate(LIGHT_FRONT) if name in _LISTS)
_LINKS_AT, _MENDING_AT = LIGHT.index("links"), LIGHT.index("mending")
_FACE_AT, _MINUTES_AT = LIGHT.index("face"), LIGHT.index("reading_minutes")
_UNMENDED = Mending()
_light, _light_front = attrgetter(*LIGHT), attrgetter(*LIGHT_FRONT)

# A file's digest, the article's values (None where the file gives none), its front matter's values,
# what was said of it.
Row = list[Any]


def row_of(digest: str, made: Prepared) -> Row:
    """What the shelf keeps of an article that was made from a file with this digest."""
    article = made.article
    if article is None:
        return [digest, None, None, plain(made.diagnostics)]
    values = list(_light(article))
    values[_LINKS_AT] = [[link.target, link.kind, link.line] for link in article.links]
    values[_MENDING_AT] = None if article.mending == _UNMENDED else plain(article.mending)
    front = list(_light_front(article.front))
    for at in _DATES_AT:
        front[at] = plain(front[at])
    for at in _LISTS_AT:
        front[at] = list(front[at])
    return [digest, values, front, plain(made.diagnostics)]


def article_of(
    row: Row, whole: Callable[[], Article], shown: Callable[[], Shown | None]
) -> Article:
    """The article of a row that has one.

    Args:
        whole: gives the article with everything.
        shown: gives what pages show of it besides, where that is at hand.
    """
    _, values, front, _ = row
    (
        title, date, updated, categories, tags, authors, slug, permalink, published, draft, expires,
        series, aliases, image, lang, layout,
    ) = front  # fmt: skip
    path, is_page, name_slug, minutes, body, links, mending, face, digest_key = values
    return kept_article(
        (
            path, is_page, name_slug, minutes, body,
            tuple([Link(*link) for link in links]) if links else (),
            _UNMENDED if mending is None else Mending(**mending),
            face, digest_key,
        ),
        (
            title, _moment(date) if date is not None else None,
            _moment(updated) if updated is not None else None,
            tuple(categories), tuple(tags), tuple(authors), slug, permalink, published, draft,
            _moment(expires) if expires is not None else None, series,
            tuple(aliases) if aliases else (), image, lang, layout,
        ),
        whole,
        shown,
    )  # fmt: skip


_moment = datetime.fromisoformat


class CardValues(NamedTuple):
    """What cards show of an article, and its face."""

    face: str
    title: str
    subtitle: str
    date: datetime | None
    updated: datetime | None
    excerpt: str
    minutes: int
    image_alt: str
    lang: str
    draft: bool


def card_values(row: Row, shown: Shown) -> CardValues:
    """The values of a row that has an article, without that article."""
    _, values, front, _ = row
    (
        title, date, updated, _, _, _, _, _, published, draft, _, _, _, _, lang, _,
    ) = front  # fmt: skip
    subtitle, excerpt, _, image_alt, *_ = shown
    return CardValues(
        values[_FACE_AT],
        title,
        subtitle,
        _moment(date) if date is not None else None,
        _moment(updated) if updated is not None else None,
        excerpt,
        values[_MINUTES_AT],
        image_alt,
        lang,
        draft or not published,
    )


def diagnostics_of(row: Row) -> tuple[Diagnostic, ...]:
    """What was said of the file."""
    return from_plain(row[3]) if row[3] else ()
