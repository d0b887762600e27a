"""What other pages show of an article: all but its body and what stands in the body."""

from dataclasses import replace

from ssg.model.article import Article, Mending
from ssg.model.digests import digest_value

# What no card, link or list of another page may show (tests/pages/test_parts_of_pages.py).
OWN_PAGE_ONLY = ("body", "toc", "links", "anchors", "mending")
OWN_PAGE_ONLY_FRONT = ("places", "extra", "sources")


def face_digest(article: Article) -> str:
    """The digest of the rest: it changes when a card of the article may look different."""
    front = replace(article.front, places={}, extra={}, sources=())
    shown = replace(
        article, front=front, body="", toc=(), links=(), anchors=(), mending=Mending(),
        face="", digest_key="",
    )  # fmt: skip
    return digest_value(shown)
