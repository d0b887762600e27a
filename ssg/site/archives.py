"""Posts by year and month."""

from collections.abc import Sequence
from itertools import groupby

from ssg.model.site import Post
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Month:
    """The posts of one month, newest first; ``month`` is 1 to 12."""

    year: int
    month: int
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The months of one year that have posts, newest first."""

    year: int
    months: tuple[Month, ...]

    @property
    def count(self) -> int:
        """How many posts the year has."""
        return sum(len(m.posts) for m in self.months)


def archive(posts: Sequence[Post]) -> tuple[Year, ...]:
    """Group ``posts`` (newest first, dates in the site's zone) by year and month."""
    months = [
        Month(year, month, tuple(group))
        for (year, month), group in groupby(posts, key=lambda p: (p.date.year, p.date.month))
    ]
    return tuple(Year(year, tuple(group)) for year, group in groupby(months, key=lambda m: m.year))
