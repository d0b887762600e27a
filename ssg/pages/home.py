"""The home page: the newest posts, by pages."""

from collections.abc import Iterator

from ssg.pages.heads import home_head
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.pagers import paginate
from ssg.pages.views import HomeView


def pages(inputs: Inputs) -> Iterator[Page]:
    """The home page and those that follow it."""
    settings = inputs.site.settings
    posts = inputs.site.posts
    pattern = settings.permalinks.home_page
    for path, part, pager in paginate(posts, settings.posts_per_page, "/", pattern):
        title = inputs.page_title("", pager.number)
        head = home_head(settings, title=title, url=path)
        view = HomeView(head, inputs.cards_of(part), pager)
        yield Page(path, "home.html", view, "the home page", inputs.latest(part))
