"""The door to Pillow: everything that decodes, draws or encodes a picture is in this room.

Pillow is an extra (``pip install 'tsugime[images]'``). Where it is missing, pictures are published
as they are, and no cards are drawn. Pillow itself is loaded at the first use.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssg.images.encoder import Encoder
    from ssg.images.painter import Painter


def open_encoder() -> "Encoder | None":
    """The encoder; None where Pillow is not installed."""
    if find_spec("PIL") is None:
        return None
    from ssg.imaging.encoder import PillowEncoder

    return PillowEncoder()


def open_painter(font: Path | None, digest: str) -> "Painter | None":
    """The painter of cards; None where a library for it is not installed.

    Args:
        font: the font's file, or None where none is found.
        digest: of that file, or empty.
    """
    if find_spec("PIL") is None or find_spec("fontTools") is None:
        return None
    from ssg.imaging.painter import FontPainter

    return FontPainter(font, digest)


__all__ = ["open_encoder", "open_painter"]
