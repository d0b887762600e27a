"""Pages told in lines, as ``ssg.plan.listings`` reads them."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from ssg.model.site import Post, Term
from ssg.model.urls import output_file
from ssg.pages.cards import CardSource
from ssg.pages.page import Page
from ssg.pages.pagers import Cut
from ssg.pages.parts import TermLink
from ssg.pages.pictures import NOTHING
from ssg.plan.lines import beginning, encode, to_bytes
from ssg.plan.listings import Listings


class _OpaqueError(Exception):
    """A part that is not told."""


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
    lines = [encode(order)]
    for page in pages:
        line = known.get(beginning(page.path))
        if line is not None and output_file(page.path) in fresh:
            lines.append(line)
            continue
        make = page.make
        try:
            parts: Any = [told(part) for part in page.parts]
            made_by = f"{make.__module__}:{make.__qualname__}"
        except (_OpaqueError, KeyError, AttributeError):
            parts, made_by = sorted(set(_held(page.parts, numbers))), ""
        lines.append(encode([page.path, page.recipe, made_by, page.source, parts]))
    return to_bytes("\n".join(lines))


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
