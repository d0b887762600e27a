"""Whether a link of the site may lead to a page that is gone: the checks would then say so."""

from collections.abc import Collection

from ssg.checks import Subject
from ssg.checks.paths import is_published, settings_paths
from ssg.model.site import Site
from ssg.model.source import MARKDOWN
from ssg.model.urls import is_external, split_suffix
from ssg.pipeline import Order
from ssg.plan.ties import Ties
from ssg.prepare.cached import Wholes
from ssg.prepare.shelf import Shelf


class Links:
    """The links of the site.

    Args:
        ties: where those of posts lead to.
        shelf, wholes: what pages link is told by their articles alone.
    """

    def __init__(self, order: Order, ties: Ties, shelf: Shelf, wholes: Wholes) -> None:
        self._order, self._ties = order, ties
        self._shelf, self._wholes = shelf, wholes

    def may_lead_to(self, files: Collection[str]) -> bool:
        """Whether one may lead to one of these files of the output folder."""
        if not files:
            return False
        order = self._order
        left = frozenset(order.last.outputs).difference(files)
        site = Site(order.settings, (), (), {}, {}, {})
        if any(settings_paths(Subject(site, left, frozenset()))):
            return True
        if not all(is_published(url, left) for url in set(self._ties.urls())):
            return True
        return any(map(self._is_from_a_page, range(len(order.tree.pages))))

    def _is_from_a_page(self, number: int) -> bool:
        """Whether a page links a path of the site."""
        file = self._order.tree.pages[number]
        made = self._shelf.get(file, self._wholes.of(file))
        if made is None or made.article is None:
            return True
        links = made.article.links
        return bool(made.article.front.image) or any(not _leads_away(k.target) for k in links)


def _leads_away(target: str) -> bool:
    """To another site, to a place of the same page, or to a post."""
    elsewhere = is_external(target) or target.startswith("#") or not target
    return elsewhere or split_suffix(target)[0].endswith(MARKDOWN)
