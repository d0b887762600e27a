"""What each post's page shows of other posts, kept from one build to the next.

A build that finds bodies edited and nothing else makes their pages from these lines alone. They are
never trusted: the key of the page as it lies there, made anew from them, must be the one that the
manifest holds (``ssg.retouching``).
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ssg.model.digests import digest_bytes
from ssg.model.site import Post, Site, Term
from ssg.model.urls import output_file
from ssg.pages.cards import CardSource
from ssg.pages.page import Page
from ssg.pages.pictures import NOTHING

FORMAT = 2
KINDS = ("author", "category", "tag")
FEW = 64  # lines, of which each is put among the others by itself


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


class Ties:
    """The lines of one build, as bytes: of thousands only a few are read.

    Attributes:
        manifest: the digest of the manifest that the build wrote.
    """

    def __init__(self, head: dict[str, Any], lines: bytes) -> None:
        self.manifest: str = head["manifest"]
        self._terms: list[list[str]] = head["terms"]
        self._held: list[str] = head["held"]
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
        head = {
            "format": FORMAT, "manifest": manifest, "terms": self._terms, "held": self._held
        }  # fmt: skip
        body = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass") + self._lines
        return digest_bytes(body).encode() + b"\n" + body

    def row(self, path: str) -> Row | None:
        """What is known of the post from that file."""
        found = _span(self._lines, path)
        if found is None:
            return None
        try:
            values = json.loads(self._lines[found[0] : found[1]].decode("utf-8", "surrogatepass"))
            return Row(*values)
        except (ValueError, TypeError):
            return None

    def is_alone(self, path: str) -> bool:
        """Whether no page but the post's own holds its body."""
        return path not in self._held

    def term(self, number: int) -> tuple[str, str, str]:
        """A term by its number: its kind, name and slug."""
        kind, name, slug = self._terms[number]
        return kind, name, slug

    def renewed(self, digests: Mapping[str, str]) -> "Ties":
        """The same with other digests of some files."""
        head = {"manifest": self.manifest, "terms": self._terms, "held": self._held}
        made = Ties(head, self._lines)
        for path, digest in digests.items():
            row, span = made.row(path), _span(made._lines, path)
            if row is not None and span is not None:
                start, end = span
                line = _text(row._replace(digest=digest))
                made._lines = made._lines[:start] + line + made._lines[end:]
        return made

    def numbers(self) -> dict[tuple[str, ...], int]:
        """The numbers of terms by their kind, name and slug."""
        return {tuple(term): number for number, term in enumerate(self._terms)}

    def lines(self) -> dict[str, str]:
        """The line of each post by what it begins with."""
        lines = self._lines.decode("utf-8", "surrogatepass").split("\n")
        return {line[: line.find('",')]: line for line in lines}

    def with_lines(self, made: Mapping[str, str], count: int) -> bytes | None:
        """The lines with some in the place of those of the same posts, each by its post's path.

        None where a post is not among them, or there are not as many as ``count``.
        """
        lines = self._lines
        if lines.count(b"\n") != count:
            return None
        for path, line in made.items():
            span = _span(lines, path)
            if span is None:
                return None
            lines = lines[: span[0]] + line.encode("utf-8", "surrogatepass") + lines[span[1] :]
        return lines


def _span(lines: bytes, path: str) -> tuple[int, int] | None:
    """Where the line of a post begins and ends."""
    start = lines.find(b"\n[" + _text(path) + b",")
    if start < 0:
        return None
    end = lines.find(b"\n", start + 1)
    return start + 1, len(lines) if end < 0 else end


def ties_of(
    pages: Iterable[Page],
    site: Site,
    digests: Mapping[str, str],
    fresh: Container[str] = (),
    last: Ties | None = None,
) -> Ties:
    """What the pages of posts show of others.

    Args:
        digests: of the source files, by their paths.
        fresh: the files of pages that have the key which they had at the last build.
        last: the ties of that build; the lines of fresh pages are in it.
    """
    elsewhere: set[Post] = set()
    own: list[Page] = []
    for page in pages:
        parts = page.parts
        if parts and type(parts[0]) is Post:
            if len(parts) > 2:  # a post's, and not a page's
                own.append(page)
        else:
            elsewhere.update(_held(parts))
    known = last.numbers() if last else {}
    numbers: dict[Term, int] = {}
    for kind in KINDS:
        for term in site.terms.get(kind, ()):
            numbers[term] = known.setdefault((term.kind, term.name, term.slug), len(known))
    held: list[str] = []
    for page in own:
        post, _, series, *_, shown = page.parts
        if series is not None or shown is not NOTHING or post in elsewhere:
            held.append(post.article.path)
    head = {"manifest": "", "terms": list(known), "held": held}
    stale = [page for page in own if output_file(page.path) not in fresh]
    if last and len(stale) <= FEW:
        made = {page.parts[0].article.path: _line(page, numbers, digests) for page in stale}
        lines = last.with_lines(made, len(own))
        if lines is not None:
            return Ties(head, lines)
    before = last.lines() if last else {}
    anew = {page.parts[0].article.path for page in stale}
    texts: list[str] = []
    for page in own:
        path = page.parts[0].article.path
        line = None if path in anew else before.get(f"[{_quoted(path)[:-1]}")
        texts.append(line or _line(page, numbers, digests))
    return Ties(head, b"\n" + "\n".join(texts).encode("utf-8", "surrogatepass"))


def _held(parts: tuple[Any, ...]) -> Iterator[Post]:
    for part in parts:
        kind = type(part)
        if kind is Post:
            yield part
        elif kind is tuple and part and type(part[0]) is not CardSource:
            yield from _held(part)


def _line(page: Page, numbers: Mapping[Term, int], digests: Mapping[str, str]) -> str:
    """The line of a post's page: a ``Row`` as JSON, put together by hand for thousands."""
    post, source, _, newer, older, related, _ = page.parts
    path = post.article.path
    others = [
        other.post.article.path if other is not None else "" for other in (newer, older, *related)
    ]
    texts = [_quoted(text) for text in (path, digests.get(path, ""), post.url, post.image)]
    urls = ",".join([_quoted(text) for text in post.urls])
    first, second, *rest = [_quoted(text) for text in others]
    terms = ",".join(
        [
            f"[{','.join([str(numbers[term]) for term in kind])}]"
            for kind in (source.authors, source.categories, source.tags)
        ]
    )
    return f"[{','.join(texts)},[{urls}],{first},{second},[{','.join(rest)}],[{terms}]]"


_quoted = json.encoder.encode_basestring


def _text(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
