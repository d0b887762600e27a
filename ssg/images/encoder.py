"""What the core asks of an encoder; one stands behind the door ``ssg.imaging``."""

from collections.abc import Sequence
from typing import Protocol

from ssg.images.header import Header
from ssg.model.pictures import Making


class Encoder(Protocol):
    """Decodes, turns, shrinks and encodes images: bytes in, bytes out, no file and no clock.

    Attributes:
        version: of the encoder and its libraries: the same version makes the same bytes.
    """

    @property
    def version(self) -> str:
        """See the class."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The formats that it can write."""

    def look(self, data: bytes, header: Header) -> tuple[str, bool]:
        """The picture's colour on the whole (``#rrggbb``), and whether it has few colours.

        Raises:
            DamagedImageError: where it cannot be decoded.
        """

    def encode(self, data: bytes, makings: Sequence[Making]) -> list[bytes]:
        """The picture in each of these forms, without metadata, in sRGB.

        Raises:
            DamagedImageError: where it cannot be decoded.
        """
