"""Every page but the posts' own, as a line of what it is made from: posts and terms by numbers.

A build that finds titles edited makes the pages that show them from these lines. They are not
trusted, as the ties are not (``ssg.plan.ties``).
"""

import json
import re
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ssg.model.site import Post, Term
from ssg.model.urls import output_file
from ssg.pages.all_pages import KINDS
from ssg.pages.cards import CardSource
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.pagers import Cut
from ssg.pages.parts import TermLink
from ssg.pages.pictures import NOTHING

_MODULES = frozenset(kind.__module__ for kind in KINDS)
_quoted = json.encoder.encode_basestring
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _OpaqueError(Exception):
    """A part that is not told."""


class Listing(NamedTuple):
    """One page.

    Attributes:
        made_by: the function that makes its view; empty where its parts are not told.
        parts: of the page; of one that is not told the numbers of the posts that it holds.
    """

    path: str
    recipe: str
    made_by: str
    source: str
    parts: Any

    def posts(self) -> Iterator[tuple[int, bool]]:
        """The numbers of its posts, each with whether it holds the post and not its card alone."""
        if self.made_by:
            yield from _numbers(self.parts)
        else:
            yield from ((number, True) for number in self.parts)

    def page(
        self,
        frame: Frame,
        post: Callable[[int], Post],
        card: Callable[[int], CardSource],
        term: Callable[[int], Term],
    ) -> Page | None:
        """The page, from posts, cards and terms by their numbers; None where it is not told."""
        module, _, name = self.made_by.partition(":")
        if module not in _MODULES:
            return None
        make = getattr(sys.modules[module], name)

        def part(told: Any) -> Any:
            if type(told) is list:
                return tuple([part(inner) for inner in told])
            if type(told) is not dict:
                return told
            ((kind, value),) = told.items()
            if kind == "cards":
                return tuple(map(card, value))
            if kind == "card":
                return card(value)
            return _KINDS[kind](value, post, term)

        return Page(self.path, self.recipe, frame, make, part(self.parts), self.source)


# By what a told part begins with: what gives it again.
_KINDS: Mapping[str, Callable[[Any, Callable[[int], Post], Callable[[int], Term]], Any]] = {
    "post": lambda value, post, _: post(value),
    "term": lambda value, _, term: term(value),
    "cut": lambda value, *_: Cut(*value),
    "link": lambda value, *_: TermLink(*value),
    "nothing": lambda *_: NOTHING,
}


class Listings:
    """The lines of one build, as bytes: of thousands only a few are read.

    Attributes:
        order: the source files of the posts by their numbers, the newest first.
    """

    def __init__(self, data: bytes) -> None:
        order, _, self._lines = data.partition(b"\n")
        self.order: list[str] = json.loads(order) if order else []

    def with_posts(self, numbers: Iterable[int], *, whole: bool) -> Iterator[Listing]:
        """The pages that hold one of these posts.

        Args:
            whole: only those that hold the post, and not its card alone.
        """
        wanted = frozenset(numbers)
        texts = [
            b"%s%d%s" % (before, number, after)
            for number in wanted for before in (b"[", b",", b":") for after in (b"]", b",", b"}")
        ]  # fmt: skip
        for listing in self._with_texts(texts):
            if any(n in wanted and (own or not whole) for n, own in listing.posts()):
                yield listing

    def of_recipes(self, recipes: Iterable[str]) -> Iterator[Listing]:
        """The pages that are made by one of these."""
        wanted = frozenset(recipes)
        texts = [f",{_quoted(recipe)},".encode("utf-8", "surrogatepass") for recipe in wanted]
        for listing in self._with_texts(texts):
            if listing.recipe in wanted:
                yield listing

    def of_terms(self, numbers: Iterable[int], makers: Iterable[str]) -> Iterator[Listing]:
        """The pages that name one of these terms, and those that one of these functions makes."""
        terms = [b'{"term":%d}' % number for number in numbers]
        yield from self._with_texts([*terms, *(f',"{name}",'.encode() for name in makers)])

    def _with_texts(self, texts: Iterable[bytes]) -> Iterator[Listing]:
        """The pages in whose lines one of these texts stands, in their order."""
        # To look for a text in all lines at once is quicker than for a pattern, or line by line.
        lines = self._lines
        starts: set[int] = set()
        for text in texts:
            at = lines.find(text)
            while at >= 0:
                starts.add(lines.rfind(b"\n", 0, at) + 1)
                end = lines.find(b"\n", at)
                at = -1 if end < 0 else lines.find(text, end)
        for start in sorted(starts):
            end = lines.find(b"\n", start)
            yield _listing(lines[start : len(lines) if end < 0 else end])

    def makers(self) -> set[str]:
        """The functions that make the pages; empty among them where some are not told."""
        return {made_by.decode() for made_by in set(_MADE_BY.findall(self._lines))}

    def untold(self) -> Iterator[Listing]:
        """The pages whose parts are not told."""
        for found in _UNTOLD.finditer(self._lines):
            yield _listing(found[0])

    def with_lines(self, made: Mapping[str, Listing | None]) -> bytes:
        """All lines, but that some pages have another one, or none, or are new, by their paths."""
        lines = self.lines()
        for path, listing in made.items():
            if listing is None:
                del lines[_beginning(path)]
            else:
                lines[_beginning(path)] = _encode(listing)
        texts = [_encode(self.order), *lines.values()]
        return "\n".join(texts).encode("utf-8", "surrogatepass")

    def lines(self) -> dict[str, str]:
        """The line of each page by what it begins with."""
        lines = self._lines.decode("utf-8", "surrogatepass").split("\n")
        return {line[: line.find('",')]: line for line in lines}

    def recipes(self) -> set[str]:
        """The recipes of all of them."""
        return {json.loads(b"[%s]" % r)[0] for r in set(_RECIPE.findall(self._lines))}


def _beginning(path: str) -> str:
    """What ``Listings.lines`` has the line of a page by."""
    return f"[{_quoted(path)[:-1]}"


_TEXT = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_RECIPE = re.compile(rb"^\[%s,(%s)" % (_TEXT, _TEXT), re.MULTILINE)
_MADE_BY = re.compile(rb'^\[%s,%s,"([^"]*)"' % (_TEXT, _TEXT), re.MULTILINE)
_UNTOLD = re.compile(rb'^\[%s,%s,"",.*$' % (_TEXT, _TEXT), re.MULTILINE)


def listings_of(
    pages: Iterable[Page],
    posts: Iterable[Post],
    terms: Mapping[Term, int],
    fresh: Container[str] = (),
    last: Listings | None = None,
) -> bytes:
    """The pages as ``Listings`` takes them.

    Args:
        posts: of the site, the newest first.
        terms: their numbers.
        fresh: the files of pages that have the key which they had at the last build.
        last: those of that build, where the terms had the same numbers.
    """
    numbers = {post: number for number, post in enumerate(posts)}

    def told(part: Any) -> Any:
        kind = type(part)
        if part is None or kind is str or kind is int or kind is bool:
            return part
        if kind is tuple:
            if part and type(part[0]) is CardSource:
                return {"cards": [numbers[source.post] for source in part]}
            return [told(inner) for inner in part]
        if kind is Post:
            return {"post": numbers[part]}
        if kind is Term:
            return {"term": terms[part]}
        if kind is Cut:
            return {
                "cut": [part.number, part.total, part.items, part.first, part.pattern, part.slug]
            }
        if kind is CardSource:
            return {"card": numbers[part.post]}
        if kind is TermLink:
            return {"link": [part.name, part.slug, part.url, part.count]}
        if part is NOTHING:
            return {"nothing": 0}
        raise _OpaqueError

    order = [post.article.path for post in numbers]
    # A page with the same key is made of the same parts.
    known = last.lines() if last is not None and last.order == order else {}
    lines = [_encode(order)]
    for page in pages:
        line = known.get(_beginning(page.path))
        if line is not None and output_file(page.path) in fresh:
            lines.append(line)
            continue
        make = page.make
        try:
            parts: Any = [told(part) for part in page.parts]
            made_by = f"{make.__module__}:{make.__qualname__}"
        except (_OpaqueError, KeyError, AttributeError):
            parts, made_by = sorted(set(_held(page.parts, numbers))), ""
        lines.append(_encode([page.path, page.recipe, made_by, page.source, parts]))
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _held(parts: tuple[Any, ...], numbers: Mapping[Post, int]) -> Iterator[int]:
    for part in parts:
        kind = type(part)
        if kind is tuple:
            yield from _held(part, numbers)
        elif kind is CardSource or kind is Post:
            number = numbers.get(part.post if kind is CardSource else part)
            if number is not None:
                yield number


def held_posts(parts: tuple[Any, ...]) -> Iterator[Post]:
    """The posts that a page holds themselves."""
    for part in parts:
        kind = type(part)
        if kind is Post:
            yield part
        elif kind is tuple and part and type(part[0]) is not CardSource:
            yield from held_posts(part)


def _numbers(told: Any) -> Iterator[tuple[int, bool]]:
    if type(told) is list:
        for part in told:
            yield from _numbers(part)
    elif type(told) is dict:
        for kind, value in told.items():
            if kind == "cards":
                yield from ((number, False) for number in value)
            elif kind in ("post", "card"):
                yield value, kind == "post"


def _listing(line: bytes) -> Listing:
    return Listing(*json.loads(line.decode("utf-8", "surrogatepass")))
