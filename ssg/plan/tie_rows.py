"""What is kept of each post's page, and what of it changes with an edit."""

from collections.abc import Mapping
from typing import NamedTuple

from ssg.plan.listings import Listing

KINDS = ("author", "category", "tag")


class Row(NamedTuple):
    """One post.

    Attributes:
        path: of its source file.
        digest: of the file.
        url, image, urls: as in ``ssg.model.site.Post``.
        newer, older, related: the sources of the posts that its page shows; empty where none.
        terms: for each of ``KINDS`` its terms, as numbers in the list of all.
    """

    path: str
    digest: str
    url: str
    image: str
    urls: list[str]
    newer: str
    older: str
    related: list[str]
    terms: list[list[int]]


class Renewal(NamedTuple):
    """What has changed since the last build.

    Attributes:
        rows, listings: the lines of posts and of other pages that are others now, by their paths;
            None for a page that is gone.
        elsewhere: posts that other pages hold themselves now.
        counts: of the terms, in their order; None where they are what they were.
        census, sitemap: empty where they are what they were.
    """

    rows: Mapping[str, Row]
    listings: Mapping[str, Listing | None] = {}
    elsewhere: frozenset[str] = frozenset()
    counts: dict[str, list[list[int]]] | None = None
    census: bytes = b""
    sitemap: bytes = b""
