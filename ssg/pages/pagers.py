"""Pagination: a list cut into pages, none lost and none twice."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from ssg.model.digests import digest_text
from ssg.pages.parts import Pager, PagerLink
from ssg.site.permalinks import fill
from ssg.values import dataclass

T = TypeVar("T")
_AROUND = 2  # page numbers shown on each side of the current one


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """One page of a list: which, of how many, and where the others are.

    Attributes:
        number: from 1 to ``total``.
        items: in the whole list.
        first: the path of the first page.
        pattern: the path of the others, with ``:page`` (and ``:slug``).
    """

    number: int
    total: int
    items: int
    first: str
    pattern: str
    slug: str

    @property
    def digest_key(self) -> str:
        """Of all of it."""
        where = f"{self.first}\n{self.pattern}\n{self.slug}"
        return digest_text(f"{self.number} {self.total} {self.items}\n{where}")

    @property
    def path(self) -> str:
        """Of this page."""
        return self._path(self.number)

    def pager(self) -> Pager:
        """As templates see it."""
        links = tuple(
            PagerLink(n, self._path(n) if n else "", n == self.number)
            for n in _numbers(self.number, self.total)
        )
        newer, older = self._path(self.number - 1), self._path(self.number + 1)
        return Pager(self.number, self.total, self.items, newer, older, links)

    def _path(self, number: int) -> str:
        if not 1 <= number <= self.total:
            return ""
        if number == 1:
            return self.first
        return fill(self.pattern, {"page": str(number), "slug": self.slug})


def paginate(
    items: Sequence[T], size: int, first: str, pattern: str, slug: str = ""
) -> Iterator[tuple[tuple[T, ...], Cut]]:
    """Each page's items, and which page it is; an empty list still has its first page.

    Args:
        size: items a page, at least 1.
        first: the path of the first page.
        pattern: the path of the others, with ``:page`` (and ``:slug``).
    """
    total = max(1, -(-len(items) // size))
    for number in range(1, total + 1):
        part = tuple(items[(number - 1) * size : number * size])
        yield part, Cut(number, total, len(items), first, pattern, slug)


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
