"""Posts as lists show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, fields
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any

from ssg.model.digests import digest_text, digest_value
from ssg.model.faces import face_digest
from ssg.model.pictures import Picture
from ssg.model.site import Post, Site, Term
from ssg.pages.frame import Frame
from ssg.pages.parts import AuthorBox, Card, PostLink, TermLink
from ssg.pages.pictures import own_picture
from ssg.values import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class CardSource:
    """What a card is made from, or a link by title and date; in a page's key it stands for them.

    Attributes:
        picture: the post's own.
        digest_key: the digest of all that the card shows.
        changed: the post's last change.
        made: the card, once a list has shown it, with the frame that it was made for.
    """

    post: Post
    picture: Picture | None
    authors: tuple[Term, ...]
    categories: tuple[Term, ...]
    tags: tuple[Term, ...]
    digest_key: str
    changed: datetime
    made: list[tuple[Frame, Card]] = field(default_factory=list, repr=False)


def card_sources(posts: Iterable[Post], site: Site) -> Mapping[str, CardSource]:
    """What the card of each post is made from, by the post's url."""
    none: dict[str, tuple[Term, ...]] = {}
    authors, categories, tags = (
        site.terms_of.get(kind, none) for kind in ("author", "category", "tag")
    )
    language = site.settings.language
    made = {}
    for post in posts:
        url = post.url
        made[url] = card_source(
            post,
            own_picture(post, site) if post.image else None,
            authors.get(url, ()),
            categories.get(url, ()),
            tags.get(url, ()),
            language,
        )
    return made


def card_source(
    post: Post,
    picture: Picture | None,
    authors: tuple[Term, ...],
    categories: tuple[Term, ...],
    tags: tuple[Term, ...],
    language: str,
) -> CardSource:
    """What the card of one post is made from, with its terms.

    Args:
        language: of a post that says none.
    """
    article = post.article
    front = article.front
    face, lang = article.face or face_digest(article), front.lang or language
    key = card_key(face, post.url, post.image, lang, picture, (authors, categories, tags))
    return CardSource(post, picture, authors, categories, tags, key, front.updated or post.date)


def card_key(
    face: str,
    url: str,
    image: str,
    lang: str,
    picture: Picture | None,
    terms: Iterable[tuple[Term, ...]],
) -> str:
    """The digest of all that a card shows.

    Args:
        face: of the article; the date is in it.
        terms: the authors, the categories and the tags.
    """
    pieces = [face, url, image, lang]
    if picture is not None:
        pieces.append(digest_value(picture))
    for of_kind in terms:
        pieces.append("")
        pieces += [term.digest_key for term in of_kind]
    return digest_text("\n".join(pieces))


def latest_of(sources: Sequence[CardSource]) -> datetime | None:
    """The last change among the posts of these cards."""
    return max(map(_changed, sources), default=None)


_changed = attrgetter("changed")


def term_link(term: Term) -> TermLink:
    """A term with its page and the number of its posts."""
    return TermLink(term.name, term.slug, term.url, len(term.posts))


def author_box(term: Term) -> AuthorBox:
    """What is known of an author."""
    known = term.author
    return AuthorBox(
        name=term.name,
        slug=term.slug,
        url=term.url,
        bio=known.bio if known else "",
        link=known.url if known else "",
        image=known.image if known else "",
    )


def post_link(post: Post, language: str) -> PostLink:
    """A post by title and date.

    Args:
        language: of a post that says none.
    """
    front = post.article.front
    return PostLink(front.title, post.url, post.date, front.lang or language)


def links(sources: Iterable[CardSource], frame: Frame) -> tuple[PostLink, ...]:
    """Posts by title and date."""
    return tuple(post_link(s.post, frame.settings.language) for s in sources)


def cards(sources: Iterable[CardSource], frame: Frame) -> tuple[Card, ...]:
    """Posts as lists show them."""
    return tuple([card(source, frame) for source in sources])


def card(source: CardSource, frame: Frame) -> Card:
    """One post as lists show it.

    Its terms carry no counts (0): else a new post would change every card that shares a tag.
    """
    if not source.made or source.made[0][0] is not frame:
        later: Any = object.__new__(LaterCard)
        later.source, later.frame, later.digest_key = source, frame, source.digest_key
        source.made[:] = [(frame, later)]
    return source.made[0][1]


class LaterCard(Card):
    """A card of which only the digest is known until something else of it is asked for.

    Of a list that shows cards as they were made before, nothing else is.
    """

    __slots__ = ("frame", "source")
    __hash__ = None  # type: ignore[assignment]  # Python's own way to say that it has none
    __setattr__ = object.__setattr__
    source: CardSource
    frame: Frame

    def __getattr__(self, name: str) -> Any:
        # Python asks here for what is not there: a field that was left empty.
        if name not in _LATER:
            raise AttributeError(name)
        _fill(self, self.source, self.frame)
        return getattr(self, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Card) and all(
            getattr(self, name) == getattr(other, name) for name in (*_LATER, "digest_key")
        )


_LATER = frozenset(f.name for f in fields(Card)) - {"digest_key"}


def _fill(made: Any, source: CardSource, frame: Frame) -> None:
    post = source.post
    article, front = post.article, post.article.front
    made.title = front.title
    made.subtitle = article.subtitle
    made.url = post.url
    made.date = post.date
    made.updated = front.updated
    made.excerpt = article.excerpt
    made.reading_minutes = article.reading_minutes
    made.authors = term_links(source.authors)
    made.categories = term_links(source.categories)
    made.tags = term_links(source.tags)
    made.image = post.image
    made.image_alt = front.image_alt
    made.picture = source.picture
    made.lang = front.lang or frame.settings.language
    made.draft = front.draft or not front.published


def term_links(terms: Iterable[Term]) -> tuple[TermLink, ...]:
    """The terms of a card, without counts."""
    return tuple([_link(t.name, t.slug, t.url) for t in terms])


@lru_cache(maxsize=4096)
def _link(name: str, slug: str, url: str) -> TermLink:
    return TermLink(name, slug, url, 0)
