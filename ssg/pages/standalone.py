"""Pages that are no posts: About and its like."""

from collections.abc import Iterator

from ssg.model.rendered import BodyRef
from ssg.model.site import Post
from ssg.pages.frame import Frame
from ssg.pages.heads import home_crumb, site_feeds, trail_graph
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.parts import Crumb, Head
from ssg.pages.views import StandaloneView


def pages(inputs: Inputs) -> Iterator[Page]:
    """One page for each file in ``pages/``."""
    for post in inputs.site.pages:
        article, front = post.article, post.article.front
        recipe = (front.layout or "page") + ".html"
        lastmod = front.updated or front.date
        listed = not (front.draft or not front.published)
        yield Page(
            post.url, recipe, inputs.frame, _view, (post,), article.path, lastmod, listed=listed
        )


def _view(frame: Frame, post: Post) -> StandaloneView:
    settings, article, front = frame.settings, post.article, post.article.front
    crumbs = (home_crumb(frame), Crumb(front.title, post.url))
    lang = front.lang or settings.language
    head = Head(
        title=front.title,
        description=article.excerpt,
        url=post.url,
        lang=lang,
        image=post.image or settings.image,
        image_alt=front.image_alt if post.image else "",
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
        content=BodyRef(article.body, post.urls),
        extra=front.extra,
    )
