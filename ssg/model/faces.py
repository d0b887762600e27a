"""What other pages show of an article: all but its body and what stands in the body."""

from dataclasses import fields
from operator import attrgetter

from ssg.model.article import Article
from ssg.model.digests import digest_value
from ssg.model.front_matter import FrontMatter

# What no card, link or list of another page may show (tests/pages/test_parts_of_pages.py).
OWN_PAGE_ONLY = ("body", "toc", "links", "anchors", "mending")
OWN_PAGE_ONLY_FRONT = ("places", "extra", "sources")


def face_digest(article: Article) -> str:
    """The digest of the rest: it changes when a card of the article may look different."""
    return digest_value([_SHOWN(article), _SHOWN_FRONT(article.front)])


_NOT_SHOWN = {*OWN_PAGE_ONLY, "front", "face", "digest_key"}
_SHOWN = attrgetter(*(f.name for f in fields(Article) if f.name not in _NOT_SHOWN))
_SHOWN_FRONT = attrgetter(
    *(f.name for f in fields(FrontMatter) if f.name not in OWN_PAGE_ONLY_FRONT)
)


# What lists and links show of an article, and nothing else follows from. Whatever is not named here
# may decide where a page lies, or whether it is there.
_SHOWN_ALONE = frozenset(
    ("title", "subtitle", "excerpt", "reading_time", "image_alt", *OWN_PAGE_ONLY_FRONT)
)
_PLACING = attrgetter("path", "is_page", "name_slug", "anchors")
_PLACING_FRONT = attrgetter(
    *(f.name for f in fields(FrontMatter) if f.name not in {*_SHOWN_ALONE, "tags"})
)


def is_placed_alike(one: Article, other: Article) -> bool:
    """Whether the same pages show both, two states of one article, each in the same place.

    But for the pages of their tags, which may be others.
    """
    return (
        _PLACING(one) == _PLACING(other)
        and _PLACING_FRONT(one.front) == _PLACING_FRONT(other.front)
        and [(k.target, k.kind) for k in one.links] == [(k.target, k.kind) for k in other.links]
    )


def is_seen_alike(one: Article, other: Article) -> bool:
    """Whether the rest of the site sees the same in both, two states of one article."""
    return (
        one.face == other.face
        and one.anchors == other.anchors
        and [(k.target, k.kind) for k in one.links] == [(k.target, k.kind) for k in other.links]
    )
