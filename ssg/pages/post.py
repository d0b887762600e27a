"""The page of each post."""

import re
from collections.abc import Iterator

from ssg.model.site import Post, Term
from ssg.pages.cards import CardSource, author_box, card, cards, links, post_link
from ssg.pages.frame import Frame
from ssg.pages.heads import home_crumb, post_head
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.parts import Crumb, SeriesBox, Source
from ssg.pages.pictures import Shown, body_ref, shown_of
from ssg.pages.views import PostView

_ADDRESS = re.compile(r"https?://\S+$")
_Series = tuple[Term, tuple[CardSource, ...]]


def pages(inputs: Inputs) -> Iterator[Page]:
    """One page a post, with its neighbours in time."""
    site, known = inputs.site, inputs.cards
    posts, series_of = site.posts, site.terms_of.get("series", {})
    related = site.related
    series = {term.slug: (term, inputs.cards_of(term.posts)) for term in site.terms["series"]}
    last = len(posts) - 1
    for index, post in enumerate(posts):
        own = series_of.get(post.url)
        yield post_page(
            inputs.frame,
            post,
            known[post.url],
            series[own[0].slug] if own else None,
            known[posts[index - 1].url] if index else None,
            known[posts[index + 1].url] if index < last else None,
            inputs.cards_of(related.get(post.url, ())),
            shown_of(post, site),
        )


def post_page(
    frame: Frame,
    post: Post,
    source: CardSource,
    series: _Series | None,
    newer: CardSource | None,
    older: CardSource | None,
    related: tuple[CardSource, ...],
    shown: Shown,
) -> Page:
    """The page of one post.

    Args:
        source: of its own card.
        newer, older: its neighbours in time.
    """
    front = post.article.front
    return Page(
        post.url,
        (front.layout or "post") + ".html",
        frame,
        _view,
        (post, source, series, newer, older, related, shown),
        post.article.path,
        post.changed,
        listed=not (front.draft or not front.published),
    )


def _view(
    frame: Frame,
    post: Post,
    source: CardSource,
    series: _Series | None,
    newer: CardSource | None,
    older: CardSource | None,
    related: tuple[CardSource, ...],
    shown: Shown,
) -> PostView:
    settings, article, front = frame.settings, post.article, post.article.front
    depth = settings.markdown.toc_depth
    crumbs = [home_crumb(frame)]
    crumbs += [Crumb(c.name, c.url) for c in source.categories[:1]]
    crumbs += [Crumb(front.title, post.url)]
    own = card(source, frame)
    return PostView(
        head=post_head(post, source, shown, settings, tuple(crumbs)),
        title=front.title,
        subtitle=article.subtitle,
        url=post.url,
        date=post.date,
        updated=front.updated,
        reading_minutes=article.reading_minutes,
        authors=tuple([author_box(t) for t in source.authors]),
        categories=own.categories,
        tags=own.tags,
        image=post.image,
        image_alt=front.image_alt,
        picture=shown.own,
        lang=own.lang,
        draft=own.draft,
        truncated=article.mending.truncated,
        toc=tuple([h for h in article.toc if h.level <= depth]),
        content=body_ref(post, shown, below=bool(post.image)),
        series=_series_box(post, series, frame) if series else None,
        newer=post_link(newer.post, settings.language) if newer else None,
        older=post_link(older.post, settings.language) if older else None,
        related=cards(related, frame),
        sources=tuple([_source(text) for text in front.sources]),
        extra=front.extra,
    )


def _source(text: str) -> Source:
    """The address at a text's end taken apart from it; one alone is its own title."""
    found = _ADDRESS.search(text)
    if not found:
        return Source(text, "")
    title = text[: found.start()].rstrip(" :：、,–—-")
    return Source(title or found[0].split("://", 1)[1].rstrip("/"), found[0])


def _series_box(post: Post, series: _Series, frame: Frame) -> SeriesBox:
    term, sources = series
    entries = links(sources, frame)
    # By url: where two posts land on one path (an error, told later), their terms are shared.
    position = [entry.url for entry in entries].index(post.url) + 1
    return SeriesBox(term.name, term.url, position, len(entries), entries)
