"""Photographs for the posts of row C, made of noise: the same for the same name everywhere."""

import random
import zlib
from collections.abc import Sequence
from pathlib import Path

from bench.flavors import has_photo, photo_of

_SIZE = (1600, 1067)
_GRAIN = (100, 67)


def write_photos(posts: Path, names: Sequence[str]) -> int:
    """Write the photograph of each post that shows one; returns how many there are.

    Args:
        posts: the folder of the posts.
        names: of their files.
    """
    shown = [name for name in names if has_photo(name)]
    for name in shown:
        target = posts / photo_of(name)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(photo(zlib.crc32(name.encode())))
    return len(shown)


def photo(seed: int) -> bytes:
    """A JPEG of 1.7 million pixels: soft clouds of colour under a grain."""
    from io import BytesIO

    from PIL import Image

    source = random.Random(seed)  # noqa: S311 - a picture, no secret
    channels = []
    for _ in range(3):
        small = Image.frombytes("L", (12, 8), source.randbytes(96))
        soft = small.resize(_SIZE, Image.Resampling.BICUBIC)
        grain = Image.frombytes("L", _GRAIN, source.randbytes(_GRAIN[0] * _GRAIN[1]))
        channels.append(Image.blend(soft, grain.resize(_SIZE, Image.Resampling.BICUBIC), 0.2))
    stream = BytesIO()
    Image.merge("RGB", channels).save(stream, "JPEG", quality=88)
    return stream.getvalue()
