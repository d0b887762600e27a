"""The door to Pillow: everything that decodes, draws or encodes a picture is in this room.

Pillow is an extra (``pip install 'tsugime[images]'``). Where it is missing, ``open_encoder`` gives
None and pictures are published as they are.
"""

from importlib.util import find_spec

from ssg.images.encoder import Encoder


def open_encoder() -> Encoder | None:
    """The encoder; None where Pillow is not installed. Pillow itself is loaded at the first use."""
    if find_spec("PIL") is None:
        return None
    from ssg.imaging.encoder import PillowEncoder

    return PillowEncoder()


__all__ = ["open_encoder"]
