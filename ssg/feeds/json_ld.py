"""JSON-LD for search engines (json-ld.org 1.1, terms of schema.org).

Builders give nodes as JSON; ``document`` puts them into one graph, safe inside a ``<script>``.
They are written member by member: to make values of them first, for an encoder, took three times as
long, and each page has one.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from json.encoder import encode_basestring as _quoted  # in C where it can be

from ssg.feeds.dates import rfc3339
from ssg.feeds.xml_text import clean_line, clean_lines
from ssg.values import dataclass

Node = str

# A script element ends at "</script", and "<!--" changes how what follows is read (WHATWG HTML,
# 4.12.1.3). The two separators are line ends to older scripts.
_UNSAFE = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


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

    def node(self) -> Node:
        """As schema.org/ImageObject; the URL alone where nothing else is known."""
        url = _quoted(self.url)
        if not (self.width and self.height):
            return url
        size = f'"width":{self.width},"height":{self.height}'
        return f'{{"@type":"ImageObject","url":{url},{size}}}'


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the site; URLs are absolute, or empty."""

    name: str
    url: str
    logo: str = ""


def _member(name: str, text: str) -> str:
    """A member behind another; none where the text says nothing."""
    return f',"{name}":{_quoted(text)}' if text else ""


def _list(name: str, values: Iterable[Node]) -> str:
    """The same of a list."""
    written = ",".join(values)
    return f',"{name}":[{written}]' if written else ""


# Nodes that many pages hold.
@lru_cache(maxsize=1024)
def _person(name: str, url: str) -> Node:
    members = _member("name", clean_line(name)) + _member("url", url)
    return f'{{"@type":"Person"{members}}}'


@lru_cache(maxsize=16)
def _organization(name: str, url: str, logo: str) -> Node:
    members = _member("name", clean_line(name)) + _member("url", url)
    if logo:
        members += f',"logo":{{"@type":"ImageObject","url":{_quoted(logo)}}}'
    return f'{{"@type":"Organization"{members}}}'


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
    people = [_person(author.name, author.url) for author in authors]
    organization = _organization(publisher.name, publisher.url, publisher.logo)
    first = rfc3339(published)
    last = rfc3339(updated) if updated else first
    members = (
        _member("headline", clean_line(headline)),
        _member("description", clean_line(description)),
        _member("url", url),
        f',"mainEntityOfPage":{{"@type":"WebPage","@id":{_quoted(url)}}}',
        f',"datePublished":"{first}","dateModified":"{last}"',
        _list("author", people or [organization]),
        f',"publisher":{organization}',
        f',"image":[{image.node()}]' if image else "",
        _member("inLanguage", lang),
        _list("keywords", map(_quoted, clean_lines(keywords))),
        _member("articleSection", clean_line(section)),
        f',"wordCount":{word_count}' if word_count else "",
    )
    return f'{{"@type":"BlogPosting","@id":{_quoted(url + "#article")}{"".join(members)}}}'


def breadcrumb_list(crumbs: Sequence[tuple[str, str]]) -> Node:
    """The way from the home page to this one: pairs of label and absolute URL, this page last."""
    items = [
        f'{{"@type":"ListItem","position":{n},"name":{_quoted(clean_line(label))},'
        f'"item":{_quoted(url)}}}'
        for n, (label, url) in enumerate(crumbs, 1)
    ]
    return f'{{"@type":"BreadcrumbList","itemListElement":[{",".join(items)}]}}'


def website(*, name: str, url: str, lang: str, publisher: Publisher, description: str = "") -> Node:
    """The site itself (schema.org/WebSite), for its home page."""
    members = (
        _member("name", clean_line(name)),
        _member("url", url),
        _member("description", clean_line(description)),
        _member("inLanguage", lang),
        f',"publisher":{_organization(publisher.name, publisher.url, publisher.logo)}',
    )
    return f'{{"@type":"WebSite","@id":{_quoted(url + "#website")}{"".join(members)}}}'


def document(*nodes: Node) -> str:
    """The nodes as one JSON-LD text that can stand in ``<script type="application/ld+json">``.

    Empty when there is no node.
    """
    if not nodes:
        return ""
    text = f'{{"@context":"https://schema.org","@graph":[{",".join(nodes)}]}}'
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
