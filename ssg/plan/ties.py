"""What each post's page shows of other posts, kept from one build to the next.

A build that finds bodies edited and nothing else makes their pages from these lines alone. They are
never trusted: the key of the page as it lies there, made anew from them, must be the one that the
manifest holds (``ssg.retouching``).
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ssg.model.digests import digest_bytes
from ssg.model.site import Post, Site, Term
from ssg.pages.cards import CardSource
from ssg.pages.page import Page
from ssg.pages.pictures import NOTHING

FORMAT = 1
KINDS = ("author", "category", "tag")


class Row(NamedTuple):
    """One post.

    Attributes:
        path: of its source file.
        digest: of the file.
        url, image, urls: as in ``ssg.model.site.Post``.
        is_alone: whether its own page is the only one that holds its body.
        newer, older, related: the sources of the posts that its page shows; empty where none.
        terms: for each of ``KINDS`` its terms, as numbers in the list of all.
    """

    path: str
    digest: str
    url: str
    image: str
    urls: list[str]
    is_alone: bool
    newer: str
    older: str
    related: list[str]
    terms: list[list[int]]


class Ties:
    """The lines of one build, as bytes: of thousands only a few are read.

    Attributes:
        manifest: the digest of the manifest that the build wrote.
    """

    def __init__(self, head: dict[str, Any], lines: bytes) -> None:
        self.manifest: str = head["manifest"]
        self._terms: list[list[str]] = head["terms"]
        self._lines = lines

    @classmethod
    def load(cls, data: bytes) -> "Ties | None":
        """The ties in ``data``; None where they are damaged or of another format."""
        checksum, _, body = data.partition(b"\n")
        if digest_bytes(body).encode() != checksum:
            return None
        try:
            head, _, lines = body.partition(b"\n")
            document = json.loads(head)
            return cls(document, b"\n" + lines) if document["format"] == FORMAT else None
        except (ValueError, KeyError, TypeError):
            return None

    def dump(self, manifest: str) -> bytes:
        """The ties as bytes, of a build that wrote the manifest with that digest."""
        head = {"format": FORMAT, "manifest": manifest, "terms": self._terms}
        body = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass") + self._lines
        return digest_bytes(body).encode() + b"\n" + body

    def row(self, path: str) -> Row | None:
        """What is known of the post from that file."""
        found = self._span(path)
        if found is None:
            return None
        try:
            values = json.loads(self._lines[found[0] : found[1]].decode("utf-8", "surrogatepass"))
            return Row(*values)
        except (ValueError, TypeError):
            return None

    def term(self, number: int) -> tuple[str, str, str]:
        """A term by its number: its kind, name and slug."""
        kind, name, slug = self._terms[number]
        return kind, name, slug

    def renewed(self, digests: Mapping[str, str]) -> "Ties":
        """The same with other digests of some files."""
        made = Ties({"manifest": self.manifest, "terms": self._terms}, self._lines)
        for path, digest in digests.items():
            row, span = made.row(path), made._span(path)
            if row is not None and span is not None:
                start, end = span
                line = _text(row._replace(digest=digest))
                made._lines = made._lines[:start] + line + made._lines[end:]
        return made

    def _span(self, path: str) -> tuple[int, int] | None:
        start = self._lines.find(b"\n[" + _text(path) + b",")
        if start < 0:
            return None
        end = self._lines.find(b"\n", start + 1)
        return start + 1, len(self._lines) if end < 0 else end


def ties_of(pages: Iterable[Page], site: Site, digests: Mapping[str, str]) -> Ties:
    """What the pages of posts show of others.

    Args:
        digests: of the source files, by their paths.
    """
    holding: Counter[Post] = Counter()
    own: list[Page] = []
    for page in pages:
        parts = page.parts
        if parts and type(parts[0]) is Post:
            holding[parts[0]] += 1
            if len(parts) > 2:  # a post's, and not a page's
                own.append(page)
        else:
            holding.update(_held(parts))
    numbers: dict[Term, int] = {}
    for kind in KINDS:
        for term in site.terms.get(kind, ()):
            numbers[term] = len(numbers)
    lines = "\n".join([_line(page, holding, numbers, digests) for page in own])
    head = {"manifest": "", "terms": [[t.kind, t.name, t.slug] for t in numbers]}
    return Ties(head, b"\n" + lines.encode("utf-8", "surrogatepass"))


def _held(parts: tuple[Any, ...]) -> Iterator[Post]:
    for part in parts:
        kind = type(part)
        if kind is Post:
            yield part
        elif kind is tuple and part and type(part[0]) is not CardSource:
            yield from _held(part)


def _line(
    page: Page, holding: Mapping[Post, int], numbers: Mapping[Term, int], digests: Mapping[str, str]
) -> str:
    """The line of a post's page: a ``Row`` as JSON, put together by hand for thousands."""
    post, source, series, newer, older, related, shown = page.parts
    path, url, image = post.article.path, post.url, post.image
    is_alone = series is None and shown is NOTHING and holding[post] == 1
    others = [
        other.post.article.path if other is not None else "" for other in (newer, older, *related)
    ]
    texts = [_quoted(text) for text in (path, digests.get(path, ""), url, image)]
    urls = ",".join([_quoted(text) for text in post.urls])
    first, second, *rest = [_quoted(text) for text in others]
    terms = ",".join(
        [
            f"[{','.join([str(numbers[term]) for term in kind])}]"
            for kind in (source.authors, source.categories, source.tags)
        ]
    )
    alone = "true" if is_alone else "false"
    return f"[{','.join(texts)},[{urls}],{alone},{first},{second},[{','.join(rest)}],[{terms}]]"


_quoted = json.encoder.encode_basestring


def _text(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
