"""JSON-LD for search engines (json-ld.org 1.1, terms of schema.org).

Builders give nodes; ``document`` puts them into one graph, safe inside a ``<script>``.
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from ssg.feeds.dates import rfc3339
from ssg.feeds.xml_text import clean_line, clean_lines
from ssg.values import dataclass

Node = dict[str, Any]

# A script element ends at "</script", and "<!--" changes how what follows is read (WHATWG HTML,
# 4.12.1.3). The two separators are line ends to older scripts.
_UNSAFE = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
# Kept: ``json.dumps`` makes an encoder for each text that is not written in its usual way.
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


@dataclass(frozen=True, slots=True)
class Person:
    """An author: the name, and the absolute URL of a page about them (or empty)."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its absolute URL, width and height in pixels (0 where they are not known)."""

    url: str
    width: int = 0
    height: int = 0

    def node(self) -> "Node | str":
        """As schema.org/ImageObject; the URL alone where nothing else is known."""
        if not (self.width and self.height):
            return self.url
        size = {"width": self.width, "height": self.height}
        return {"@type": "ImageObject", "url": self.url, **size}


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the site; URLs are absolute, or empty."""

    name: str
    url: str
    logo: str = ""


def _present(pairs: Node) -> Node:
    return {key: value for key, value in pairs.items() if value}


# Nodes that many pages hold; nobody changes them.
@lru_cache(maxsize=1024)
def _person(author: Person) -> Node:
    return _present({"@type": "Person", "name": clean_line(author.name), "url": author.url})


@lru_cache(maxsize=16)
def _organization(publisher: Publisher) -> Node:
    logo = {"@type": "ImageObject", "url": publisher.logo} if publisher.logo else {}
    return _present(
        {
            "@type": "Organization",
            "name": clean_line(publisher.name),
            "url": publisher.url,
            "logo": logo,
        }
    )


def blog_posting(
    *,
    url: str,
    headline: str,
    published: datetime,
    updated: datetime | None,
    authors: Sequence[Person],
    publisher: Publisher,
    lang: str,
    description: str = "",
    image: Image | None = None,
    keywords: Sequence[str] = (),
    section: str = "",
    word_count: int = 0,
) -> Node:
    """An article of the blog (schema.org/BlogPosting); ``url`` is absolute.

    Without authors the publisher is the author: search engines ask for one.
    """
    people = [_person(author) for author in authors]
    organization = _organization(publisher)
    return _present(
        {
            "@type": "BlogPosting",
            "@id": f"{url}#article",
            "headline": clean_line(headline),
            "description": clean_line(description),
            "url": url,
            "mainEntityOfPage": {"@type": "WebPage", "@id": url},
            "datePublished": rfc3339(published),
            "dateModified": rfc3339(updated or published),
            "author": people or [organization],
            "publisher": organization,
            "image": [image.node()] if image else [],
            "inLanguage": lang,
            "keywords": clean_lines(keywords),
            "articleSection": clean_line(section),
            "wordCount": word_count,
        }
    )


def breadcrumb_list(crumbs: Sequence[tuple[str, str]]) -> Node:
    """The way from the home page to this one: pairs of label and absolute URL, this page last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": clean_line(label), "item": url}
            for n, (label, url) in enumerate(crumbs, 1)
        ],
    }


def website(*, name: str, url: str, lang: str, publisher: Publisher, description: str = "") -> Node:
    """The site itself (schema.org/WebSite), for its home page."""
    return _present(
        {
            "@type": "WebSite",
            "@id": f"{url}#website",
            "name": clean_line(name),
            "url": url,
            "description": clean_line(description),
            "inLanguage": lang,
            "publisher": _organization(publisher),
        }
    )


def document(*nodes: Node) -> str:
    """The nodes as one JSON-LD text that can stand in ``<script type="application/ld+json">``.

    Empty when there is no node.
    """
    if not nodes:
        return ""
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = _ENCODE(graph)
    for sign, written in _UNSAFE.items():  # several times as fast as ``str.translate``
        if sign in text:
            text = text.replace(sign, written)
    return text


class Graph:
    """The JSON-LD of a page, made only where a template names it; safe in a ``<script>`` as it is.

    Args:
        nodes: what makes each node. Without any it is false.
    """

    __slots__ = ("_nodes",)

    def __init__(self, *nodes: Callable[[], Node]) -> None:
        self._nodes = nodes

    def __bool__(self) -> bool:
        return bool(self._nodes)

    def __str__(self) -> str:
        return document(*(make() for make in self._nodes))

    __html__ = __str__


NOTHING = Graph()
