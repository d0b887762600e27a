"""The pictures of a post, as its page, its card and its entry in a feed are given them."""

from ssg.model.digests import digest_value
from ssg.model.pictures import Picture
from ssg.model.rendered import BodyRef
from ssg.model.site import Post, Site
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a post's pictures; a part of its page.

    Attributes:
        own: the post's own picture.
        card: drawn for shared links, where it has none, or one that they cannot show.
        inside: those of its body, by their index among its links.
        digest_key: stands for the rest.
    """

    own: Picture | None = None
    card: Picture | None = None
    inside: tuple[tuple[int, Picture], ...] = ()
    digest_key: str = "none"


NOTHING = Shown()


def shown_of(post: Post, site: Site) -> Shown:
    """The pictures of a post."""
    known, card = site.pictures, site.cards.get(post.url)
    own = own_picture(post, site)
    inside: tuple[tuple[int, Picture], ...] = ()
    if known:
        images = [n for n, link in enumerate(post.article.links) if link.kind == "img"]
        inside = tuple((n, known[post.urls[n]]) for n in images if post.urls[n] in known)
    if own is None and card is None and not inside:
        return NOTHING
    if own is None and card is not None and not inside:  # most posts
        return Shown(None, card, (), f"card {card.url}")
    return Shown(own, card, inside, digest_value([own, card, inside]))


def own_picture(post: Post, site: Site) -> Picture | None:
    """The post's own picture, of which nothing is known where it lies elsewhere."""
    if not post.image:
        return None
    return site.pictures.get(post.image) or Picture(post.image)


def body_ref(post: Post, shown: Shown, *, below: bool = False) -> BodyRef:
    """The post's body with where its links lead and what is shown of its pictures.

    Args:
        below: whether the page shows a picture above the body.
    """
    return BodyRef(post.article.body, post.urls, shown.inside, below and bool(shown.inside))
