"""What the pure core is given: a place to keep things, and a way to work through many tasks."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Cache(Protocol):
    """A store of bytes by key; a missing or damaged entry is None, never an error."""

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key``, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""


class Pieces(Protocol):
    """What several processes that make one site have of each other, as long as the build lasts."""

    def get(self, key: bytes) -> bytes | None:
        """What one of them has made; None where there is nothing yet."""

    def put(self, key: bytes, value: bytes) -> bool:
        """Let the others have it; whether they do."""


class Spread(Protocol):
    """A way to work through numbered tasks, one after the other or several at once."""

    def __call__(self, function: Callable[[int], T], count: int, /) -> Iterator[T]:
        """``function(0)`` to ``function(count - 1)``, in this order; results are picklable."""


def one_by_one(function: Callable[[int], T], count: int) -> Iterator[T]:
    """The plainest ``Spread``."""
    return map(function, range(count))
