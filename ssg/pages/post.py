"""The page of each post."""

from collections.abc import Iterator

from ssg.model.rendered import BodyRef
from ssg.model.site import Post, Term
from ssg.pages.cards import author_box, post_link, term_link, terms_of
from ssg.pages.heads import home_crumb, post_head
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.parts import Crumb, SeriesBox
from ssg.pages.views import PostView


def pages(inputs: Inputs) -> Iterator[Page]:
    """One page a post, with its neighbours in time."""
    site = inputs.site
    posts = site.posts
    for index, post in enumerate(posts):
        newer = posts[index - 1] if index else None
        older = posts[index + 1] if index + 1 < len(posts) else None
        yield Page(
            post.url,
            (post.article.front.layout or "post") + ".html",
            _view(post, newer, older, inputs),
            post.article.path,
            post.article.front.updated or post.date,
            listed=not (post.article.front.draft or not post.article.front.published),
        )


def _view(post: Post, newer: Post | None, older: Post | None, inputs: Inputs) -> PostView:
    site, article, front = inputs.site, post.article, post.article.front
    categories = terms_of(post, "category", site)
    series = terms_of(post, "series", site)
    crumbs = [home_crumb(inputs.texts, site.settings)]
    crumbs += [Crumb(c.name, c.url) for c in categories[:1]]
    crumbs += [Crumb(front.title, post.url)]
    card = inputs.cards[post.url]
    toc = tuple(h for h in article.toc if h.level <= site.settings.markdown.toc_depth)
    return PostView(
        head=post_head(post, site, tuple(crumbs)),
        title=front.title,
        subtitle=article.subtitle,
        url=post.url,
        date=post.date,
        updated=front.updated,
        reading_minutes=article.reading_minutes,
        authors=tuple(author_box(t) for t in terms_of(post, "author", site)),
        categories=card.categories,
        tags=card.tags,
        image=post.image,
        image_alt=front.image_alt,
        lang=card.lang,
        draft=card.draft,
        truncated=article.mending.truncated,
        toc=toc,
        content=BodyRef(article.body, post.urls),
        series=_series_box(post, series[0], inputs) if series else None,
        newer=post_link(newer, site) if newer else None,
        older=post_link(older, site) if older else None,
        related=inputs.cards_of(site.related.get(post.url, ())),
        extra=front.extra,
    )


def _series_box(post: Post, term: Term, inputs: Inputs) -> SeriesBox:
    link = term_link(term)
    entries = tuple(post_link(p, inputs.site) for p in term.posts)
    # By url: where two posts land on one path (an error, told later), their terms are shared.
    position = [entry.url for entry in entries].index(post.url) + 1
    return SeriesBox(link.name, link.url, position, len(entries), entries)
