"""What pictures are made with, handed in from where files and processors are."""

from dataclasses import field

from ssg.images.encoder import Encoder
from ssg.images.painter import Painter
from ssg.model.ports import Cache, Spread, one_by_one
from ssg.values import dataclass


class Nothing:
    """A store that keeps nothing."""

    def get(self, key: str) -> bytes | None:
        """None."""

    def put(self, key: str, value: bytes) -> None:
        """Nothing."""


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
    files: Cache = field(default_factory=Nothing)
    spread: Spread = one_by_one
