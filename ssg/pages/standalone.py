"""Pages that are no posts: About and its like."""

from collections.abc import Iterator

from ssg.model.site import Post
from ssg.pages.frame import Frame
from ssg.pages.heads import home_crumb, site_feeds, trail_graph
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.parts import Crumb, Head
from ssg.pages.pictures import Shown, body_ref, shown_of
from ssg.pages.views import StandaloneView


def pages(inputs: Inputs) -> Iterator[Page]:
    """One page for each file in ``pages/``."""
    for post in inputs.site.pages:
        article, front = post.article, post.article.front
        recipe = (front.layout or "page") + ".html"
        lastmod = front.updated or front.date
        listed = not (front.draft or not front.published)
        yield Page(
            post.url,
            recipe,
            inputs.frame,
            _view,
            (post, shown_of(post, inputs.site)),
            article.path,
            lastmod,
            listed=listed,
        )


def _view(frame: Frame, post: Post, shown: Shown) -> StandaloneView:
    settings, article, front = frame.settings, post.article, post.article.front
    crumbs = (home_crumb(frame), Crumb(front.title, post.url))
    lang = front.lang or settings.language
    head = Head(
        title=front.title,
        description=article.excerpt,
        url=post.url,
        lang=lang,
        image=shown.own.url if shown.own else settings.image,
        image_alt=front.image_alt if post.image else "",
        image_width=shown.own.width if shown.own else 0,
        image_height=shown.own.height if shown.own else 0,
        json_ld=trail_graph(crumbs, settings),
        feeds=site_feeds(settings),
        crumbs=crumbs,
        updated=front.updated,
        noindex=front.draft or not front.published,
    )
    return StandaloneView(
        head=head,
        title=front.title,
        subtitle=article.subtitle,
        url=post.url,
        updated=front.updated,
        lang=lang,
        toc=tuple(h for h in article.toc if h.level <= settings.markdown.toc_depth),
        content=body_ref(post, shown),
        extra=front.extra,
    )
