"""Every page but the posts' own, as a line of what it is made from: posts and terms by numbers.

A build that finds titles edited makes the pages that show them from these lines. They are not
trusted, as the ties are not (``ssg.plan.ties``).
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import Any, NamedTuple

from ssg.model.site import Post, Term
from ssg.pages.all_pages import KINDS
from ssg.pages.cards import CardSource
from ssg.pages.frame import Frame
from ssg.pages.page import Page
from ssg.pages.pagers import Cut
from ssg.pages.parts import TermLink
from ssg.pages.pictures import NOTHING
from ssg.plan.lines import beginning, by_beginning, encode, quoted, to_bytes

_MODULES = frozenset(kind.__module__ for kind in KINDS)


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
            parts = listing.parts
            told = bool(listing.made_by)
            if _holds(parts, wanted, whole=whole) if told else not wanted.isdisjoint(parts):
                yield listing

    def of_recipes(self, recipes: Iterable[str]) -> Iterator[Listing]:
        """The pages that are made by one of these."""
        wanted = frozenset(recipes)
        texts = [to_bytes(f",{quoted(recipe)},") for recipe in wanted]
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

    def with_lines(self, made: Mapping[str, Listing | None]) -> bytes:
        """All lines, but that some pages have another one, or none, or are new, by their paths."""
        lines = self.lines()
        for path, listing in made.items():
            if listing is None:
                del lines[beginning(path)]
            else:
                lines[beginning(path)] = encode(listing)
        texts = [encode(self.order), *lines.values()]
        return to_bytes("\n".join(texts))

    def lines(self) -> dict[str, str]:
        """The line of each page by what it begins with."""
        return by_beginning(self._lines)

    def recipes(self) -> set[str]:
        """The recipes of all of them."""
        return {json.loads(b"[%s]" % r)[0] for r in set(_RECIPE.findall(self._lines))}


_TEXT = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_RECIPE = re.compile(rb"^\[%s,(%s)" % (_TEXT, _TEXT), re.MULTILINE)
_MADE_BY = re.compile(rb'^\[%s,%s,"([^"]*)"' % (_TEXT, _TEXT), re.MULTILINE)


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


def _holds(told: Any, wanted: Set[int], *, whole: bool) -> bool:
    """Whether parts hold one of these posts, or ``whole`` it itself."""
    if type(told) is list:
        return any(_holds(part, wanted, whole=whole) for part in told)
    if type(told) is dict:
        for kind, value in told.items():
            if kind == "cards":
                return not whole and not wanted.isdisjoint(value)
            if kind in ("post", "card"):
                return value in wanted and (kind == "post" or not whole)
    return False


def _listing(line: bytes) -> Listing:
    return Listing(*json.loads(line.decode("utf-8", "surrogatepass")))
