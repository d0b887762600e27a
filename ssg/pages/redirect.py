"""Redirects: each alias of a post or page leads to it."""

from collections.abc import Iterator
from urllib.parse import unquote

from ssg.model.site import Post
from ssg.model.urls import is_external
from ssg.pages.frame import Frame
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.parts import Head
from ssg.pages.views import RedirectView
from ssg.site.permalinks import clean_path


def pages(inputs: Inputs) -> Iterator[Page]:
    """A page at each ``aliases``/``redirect_from`` of an article."""
    for post in (*inputs.site.posts, *inputs.site.pages):
        front = post.article.front
        for alias in front.aliases:
            if is_external(alias):
                continue
            path = clean_path(unquote(alias))
            source = f"{post.article.path} (alias {alias})"
            yield Page(path, "redirect.html", inputs.frame, _view, (post,), source, listed=False)


def _view(frame: Frame, post: Post) -> RedirectView:
    front = post.article.front
    head = Head(
        title=front.title,
        description=post.article.excerpt,
        url=post.url,
        lang=front.lang or frame.settings.language,
        noindex=True,
    )
    return RedirectView(head, post.url)
