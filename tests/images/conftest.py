"""Pictures made in one line."""

from collections.abc import Callable
from io import BytesIO

import pytest

PIL = pytest.importorskip("PIL.Image", reason="needs the extra images")

from PIL import Image  # noqa: E402


@pytest.fixture
def picture() -> Callable[..., bytes]:
    """``picture("JPEG", (w, h), mode=…, few=…, **save)``: a file with something to see in it."""

    def make(
        form: str = "JPEG", size: tuple[int, int] = (300, 200), mode: str = "RGB",
        few: bool = False, **save: object,
    ) -> bytes:  # fmt: skip
        wide, high = size
        image = Image.new("RGB", size)
        step = 64 if few else 1
        image.putdata(
            [
                (
                    255 * x // wide // step * step,
                    255 * y // high // step * step,
                    (x * y) // step % 200,
                )
                if not few
                else (255 * x // wide // 128 * 128, 255 * y // high // 128 * 128, 40)
                for y in range(high)
                for x in range(wide)
            ]
        )
        stream = BytesIO()
        image.convert(mode).save(stream, form, **save)
        return stream.getvalue()

    return make


@pytest.fixture
def exif() -> Callable[[int], "Image.Exif"]:
    """Exif data as a camera writes it: orientation, maker, place."""

    def make(orientation: int = 1) -> "Image.Exif":
        data = Image.Exif()
        data[0x0112] = orientation
        data[0x010F] = "CameraMaker"
        place = data.get_ifd(0x8825)
        place[1], place[2] = "N", (35.0, 40.0, 12.0)
        place[3], place[4] = "E", (139.0, 45.0, 3.0)
        return data

    return make


def opened(data: bytes) -> "Image.Image":
    """A file's picture, decoded."""
    image = Image.open(BytesIO(data))
    image.load()
    return image
