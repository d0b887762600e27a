"""Redirects: each alias of a post or page leads to it."""

from collections.abc import Iterator
from urllib.parse import unquote

from ssg.model.urls import is_external
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.parts import Head
from ssg.pages.views import RedirectView
from ssg.site.permalinks import clean_path


def pages(inputs: Inputs) -> Iterator[Page]:
    """A page at each ``aliases``/``redirect_from`` of an article."""
    settings = inputs.site.settings
    for post in (*inputs.site.posts, *inputs.site.pages):
        front = post.article.front
        for alias in front.aliases:
            if is_external(alias):
                continue
            path = clean_path(unquote(alias))
            head = Head(
                title=front.title,
                description=post.article.excerpt,
                url=post.url,
                lang=front.lang or settings.language,
                noindex=True,
            )
            source = f"{post.article.path} (alias {alias})"
            yield Page(path, "redirect.html", RedirectView(head, post.url), source, listed=False)
