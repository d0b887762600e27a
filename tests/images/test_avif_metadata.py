"""AVIF without what was noted beside the picture."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ssg.images.avif_metadata import without_metadata
from ssg.images.header import DamagedImageError


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("orientation", [1, 6])
def test_place_camera_and_xmp_go_and_every_pixel_stays(
    picture: Callable, exif: Callable, orientation: int
) -> None:
    data = picture("AVIF", (60, 40), exif=exif(orientation), xmp=b"<x:xmpmeta>secret")
    clean = without_metadata(data)
    for word in (b"CameraMaker", b"secret"):
        assert word in data
        assert word not in clean
    assert len(clean) == len(data), "nothing moves"
    assert opened(clean).tobytes() == opened(data).tobytes()
    assert dict(opened(clean).getexif()) == ({} if orientation == 1 else {0x0112: orientation})
    assert without_metadata(clean) == clean


def test_what_stands_behind_the_picture_goes(picture: Callable) -> None:
    data = picture("AVIF", (60, 40))
    noted = data + b"\0\0\0\x10uuidsecret!!"
    assert b"secret" not in without_metadata(noted)
    film = data + b"\0\0\0\x10ftypmp42\0\0\0\0" + b"\0\0\0\x10mdatsecret!!"
    assert without_metadata(film) == data


def test_one_that_moves_keeps_its_frames(picture: Callable, exif: Callable) -> None:
    other = Image.new("RGB", (60, 40), "white")
    data = picture("AVIF", (60, 40), save_all=True, append_images=[other], exif=exif(1))
    clean = without_metadata(data)
    assert b"CameraMaker" in data
    assert b"CameraMaker" not in clean
    assert opened(clean).n_frames == 2


@given(st.data())
def test_no_damage_is_a_traceback(data) -> None:
    stream = BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "AVIF", xmp=b"<x:xmpmeta>secret")
    damaged = bytearray(stream.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(12, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        clean = without_metadata(bytes(damaged))
    except DamagedImageError:
        return
    assert len(clean) <= len(damaged)
