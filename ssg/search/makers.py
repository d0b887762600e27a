"""Who makes postings: NumPy where it is installed (the extra ``[search]``), else plain Python."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, cast

from ssg.search import plain
from ssg.search.postings import Posting


class Maker(Protocol):
    """What ``ssg.search.plain`` and ``ssg.search.arrays`` both do; the bytes are the same."""

    def gather(self, documents: Iterable[tuple[int, Iterable[tuple[str, int]]]]) -> tuple[Any, Any]:
        """The postings of pairs and of grams in documents: each a slot, in order, and segments."""

    def rows(self, part: Any) -> Iterable[Posting]:
        """Such postings one by one."""

    def portions(self, part: Any, *, pair: bool) -> Any:
        """Such postings by group of shards, small enough to be handed from process to process."""

    def shards(
        self, parts: Sequence[Any], bits: int, groups: tuple[int, int], *, pair: bool
    ) -> list[bytes]:
        """The shards of some groups (from, to), of such portions in order of slots."""

    def edit(
        self, data: bytes, removed: Sequence[Posting], added: Sequence[Posting], *, pair: bool
    ) -> bytes:
        """A shard without some postings and with others."""


def best_maker() -> Maker:
    """The faster one that is there."""
    try:
        from ssg.search import arrays
    except ImportError:
        return cast("Maker", plain)
    return cast("Maker", arrays)
