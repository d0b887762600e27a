"""The home page: the newest posts, by pages."""

from collections.abc import Iterator

from ssg.pages.cards import CardSource, cards, latest_of
from ssg.pages.frame import Frame
from ssg.pages.heads import home_head
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.pagers import Cut, paginate
from ssg.pages.views import HomeView


def pages(inputs: Inputs) -> Iterator[Page]:
    """The home page and those that follow it."""
    settings = inputs.site.settings
    pattern = settings.permalinks.home_page
    for part, cut in paginate(inputs.site.posts, settings.posts_per_page, "/", pattern):
        sources = inputs.cards_of(part)
        last = latest_of(sources)
        yield Page(
            cut.path, "home.html", inputs.frame, _view, (sources, cut), "the home page", last
        )


def _view(frame: Frame, sources: tuple[CardSource, ...], cut: Cut) -> HomeView:
    pager = cut.pager()
    title = frame.page_title("", pager.number)
    head = home_head(frame.settings, title=title, url=cut.path)
    return HomeView(head, cards(sources, frame), pager)
