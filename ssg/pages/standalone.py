"""Pages that are no posts: About and its like."""

from collections.abc import Iterator

from ssg.feeds import json_ld
from ssg.model.rendered import BodyRef
from ssg.pages.heads import home_crumb, site_feeds, trail_json
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.parts import Crumb, Head
from ssg.pages.views import StandaloneView


def pages(inputs: Inputs) -> Iterator[Page]:
    """One page for each file in ``pages/``."""
    settings = inputs.site.settings
    for post in inputs.site.pages:
        article, front = post.article, post.article.front
        crumbs = (home_crumb(inputs.texts, settings), Crumb(front.title, post.url))
        lang = front.lang or settings.language
        head = Head(
            title=front.title,
            description=article.excerpt,
            url=post.url,
            lang=lang,
            image=post.image or settings.image,
            image_alt=front.image_alt if post.image else "",
            json_ld=json_ld.document(trail_json(crumbs, settings)),
            feeds=site_feeds(settings),
            crumbs=crumbs,
            updated=front.updated,
            noindex=front.draft or not front.published,
        )
        view = StandaloneView(
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
        recipe = (front.layout or "page") + ".html"
        lastmod = front.updated or front.date
        yield Page(post.url, recipe, view, article.path, lastmod, listed=not head.noindex)
