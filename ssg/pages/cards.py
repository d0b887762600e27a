"""Posts as lists show them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ssg.model.digests import digest_value
from ssg.model.site import Post, Site, Term
from ssg.pages.parts import AuthorBox, Card, PostLink, TermLink


def term_link(term: Term) -> TermLink:
    """A term with its page and the number of its posts."""
    return TermLink(term.name, term.slug, term.url, len(term.posts))


def post_link(post: Post, site: Site) -> PostLink:
    """A post by title and date."""
    front = post.article.front
    return PostLink(front.title, post.url, post.date, front.lang or site.settings.language)


def terms_of(post: Post, kind: str, site: Site) -> tuple[Term, ...]:
    """The terms of one kind that a post has, in its own order."""
    return site.terms_of.get(kind, {}).get(post.url, ())


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


def make_cards(posts: Iterable[Post], site: Site) -> Mapping[str, Card]:
    """The card of each post, by its url.

    A card's terms carry no counts (0): else a new post would change every card that shares a tag.
    """
    cards = ((post.url, _card(post, site)) for post in posts)
    return {url: replace(card, digest_key=digest_value(card)) for url, card in cards}


def _card(post: Post, site: Site) -> Card:
    article, front = post.article, post.article.front

    def links(kind: str) -> tuple[TermLink, ...]:
        return tuple(TermLink(t.name, t.slug, t.url, 0) for t in terms_of(post, kind, site))

    return Card(
        title=front.title,
        subtitle=article.subtitle,
        url=post.url,
        date=post.date,
        updated=front.updated,
        excerpt=article.excerpt,
        reading_minutes=article.reading_minutes,
        authors=links("author"),
        categories=links("category"),
        tags=links("tag"),
        image=post.image,
        image_alt=front.image_alt,
        lang=front.lang or site.settings.language,
        draft=front.draft or not front.published,
    )
