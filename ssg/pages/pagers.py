"""Pagination: a list cut into pages, none lost and none twice."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

from ssg.pages.parts import Pager, PagerLink
from ssg.site.permalinks import fill

T = TypeVar("T")
_AROUND = 2  # page numbers shown on each side of the current one


def paginate(
    items: Sequence[T], size: int, first: str, pattern: str, slug: str = ""
) -> Iterator[tuple[str, tuple[T, ...], Pager]]:
    """Each page's path, its items and its pager; an empty list still has its first page.

    Args:
        size: items a page, at least 1.
        first: the path of the first page.
        pattern: the path of the others, with ``:page`` (and ``:slug``).
    """
    total = max(1, -(-len(items) // size))

    @cache
    def path(number: int) -> str:
        if not 1 <= number <= total:
            return ""
        return first if number == 1 else fill(pattern, {"page": str(number), "slug": slug})

    for number in range(1, total + 1):
        part = tuple(items[(number - 1) * size : number * size])
        links = tuple(
            PagerLink(n, path(n) if n else "", n == number) for n in _numbers(number, total)
        )
        pager = Pager(number, total, len(items), path(number - 1), path(number + 1), links)
        yield path(number), part, pager


def _numbers(current: int, total: int) -> list[int]:
    shown = sorted({1, total, *range(max(1, current - _AROUND), min(total, current + _AROUND) + 1)})
    numbers: list[int] = []
    for n in shown:
        gap = n - numbers[-1] if numbers else 1
        if gap == 2:
            numbers.append(n - 1)
        elif gap > 2:
            numbers.append(0)
        numbers.append(n)
    return numbers
