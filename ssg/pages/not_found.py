"""The page that a host shows for an address that is not there."""

from collections.abc import Iterator

from ssg.pages.heads import list_head
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.views import NotFoundView


def pages(inputs: Inputs) -> Iterator[Page]:
    """``/404.html``, out of search engines and the sitemap."""
    settings = inputs.site.settings
    path = settings.permalinks.not_found
    head = list_head(settings, title=inputs.text("missing_title"), url=path, noindex=True)
    yield Page(path, "404.html", NotFoundView(head), "the 404 page", listed=False)
