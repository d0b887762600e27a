"""What pictures are made with, handed in from where files and processors are."""

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Protocol, TypeVar

from ssg.images.encoder import Encoder
from ssg.images.painter import Painter
from ssg.values import dataclass

T = TypeVar("T")


class Store(Protocol):
    """A store of bytes by key; a missing or damaged entry is None, never an error."""

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key``, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""


class Spread(Protocol):
    """A way to work through numbered tasks, one after the other or several at once."""

    def __call__(self, function: Callable[[int], T], count: int, /) -> Iterator[T]:
        """``function(0)`` to ``function(count - 1)``, in this order; results are picklable."""


class Nothing:
    """A store that keeps nothing."""

    def get(self, key: str) -> bytes | None:
        """None."""

    def put(self, key: str, value: bytes) -> None:
        """Nothing."""


def one_by_one(function: Callable[[int], T], count: int) -> Iterator[T]:
    """The plainest ``Spread``."""
    return map(function, range(count))


@dataclass(frozen=True, slots=True)
class Studio:
    """What pictures are made with.

    Attributes:
        encoder: None where none is installed.
        painter: of cards; None where none is installed or wanted.
        files: where the files that were made are kept.
        spread: how the work on several pictures is done; a single one is much already.
    """

    encoder: Encoder | None = None
    painter: Painter | None = None
    files: Store = field(default_factory=Nothing)
    spread: Spread = one_by_one
