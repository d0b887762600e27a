"""Search in the page, without a service: what a build writes for ``static/assets/search.js``.

How it works and what it costs: ``docs/search.md`` and ``docs/adr/0012-search.md``.
"""

from ssg.search.documents import Document, documents_of
from ssg.search.index import IndexFile, SearchIndex, make_index
from ssg.search.passages import Passages, passage_bytes

__all__ = [
    "Document",
    "IndexFile",
    "Passages",
    "SearchIndex",
    "documents_of",
    "make_index",
    "passage_bytes",
]
