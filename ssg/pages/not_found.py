"""The page that a host shows for an address that is not there."""

from collections.abc import Iterator

from ssg.pages.frame import Frame
from ssg.pages.heads import list_head
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.views import NotFoundView


def pages(inputs: Inputs) -> Iterator[Page]:
    """``/404.html``, out of search engines and the sitemap."""
    path = inputs.site.settings.permalinks.not_found
    yield Page(path, "404.html", inputs.frame, _view, (), "the 404 page", listed=False)


def _view(frame: Frame) -> NotFoundView:
    path = frame.settings.permalinks.not_found
    title = frame.text("missing_title")
    return NotFoundView(list_head(frame.settings, title=title, url=path, noindex=True))
