"""The search page, and the files of the index that its script loads."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssg.pages.frame import Frame
from ssg.pages.heads import home_crumb, list_head
from ssg.pages.inputs import Inputs
from ssg.pages.page import Page
from ssg.pages.parts import Crumb
from ssg.pages.views import SearchView

if TYPE_CHECKING:
    from ssg.search import Document, Passages


def pages(inputs: Inputs) -> Iterator[Page]:
    """``/search/``, the index's shards and the texts of its results; nothing without an index."""
    index, frame = inputs.search, inputs.frame
    if index is None:
        return
    links = frame.settings.permalinks
    yield Page(links.search, "search.html", frame, _view, (), "the search page")
    folder, source = links.search_index, "the search index"
    for file in index.files:
        path = folder + file.name
        yield Page(path, "search:file", frame, _digest, (file.digest,), source, listed=False)
    for indexed in index.documents:
        for number in range(indexed.parts):
            parts = (indexed.document, indexed.slot, number)
            path = folder + _passages(frame, *parts).name
            yield Page(path, "search:text", frame, _passages, parts, source, listed=False)


def _view(frame: Frame) -> SearchView:
    links = frame.settings.permalinks
    title = frame.text("search")
    crumbs = (home_crumb(frame), Crumb(title, links.search))
    head = list_head(frame.settings, title=title, url=links.search, crumbs=crumbs)
    return SearchView(head, links.search_index)


def _digest(frame: Frame, digest: str) -> str:
    return digest


def _passages(frame: Frame, document: "Document", slot: int, part: int) -> "Passages":
    from ssg.search import Passages

    return Passages(document, slot, part)
