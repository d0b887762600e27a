"""What Pillow makes of a picture: upright, in sRGB, without metadata, the same each time."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from ssg.images.formats import format_of
from ssg.images.header import DamagedImageError
from ssg.imaging import decode, versions
from ssg.imaging.encoder import PillowEncoder
from ssg.model.pictures import Making

ENCODER = PillowEncoder()
FORMS = ("jpeg", "png", "webp", "avif")


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def encode(data: bytes, form: str, size: tuple[int, int], **values: object) -> bytes:
    [made] = ENCODER.encode(data, [Making(form, *size, **{"quality": 80, **values})])
    return made


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_every_format_becomes_every_other(picture: Callable, source: str, form: str) -> None:
    made = encode(picture(source, (60, 40)), form, (30, 20))
    assert format_of(made).name == form
    assert opened(made).size == (30, 20)


@pytest.mark.parametrize("form", FORMS)
def test_place_camera_and_profile_are_gone(picture: Callable, exif: Callable, form: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = picture("JPEG", (60, 40), exif=exif(1), icc_profile=profile, comment=b"secret")
    for size in ((60, 40), (30, 20)):
        made = encode(data, form, size)
        assert dict(opened(made).getexif()) == {}
        assert not {"exif", "icc_profile", "xmp", "comment"} & set(opened(made).info)
        assert b"CameraMaker" not in made
        assert b"secret" not in made


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_upright(orientation: int) -> None:
    """A red corner lies at the upper left, whichever way the camera was held."""
    upright = Image.new("RGB", (64, 32), "white")
    upright.paste("red", (0, 0, 16, 16))
    inverse = {1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
               4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
               6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
               8: Image.Transpose.ROTATE_270}[orientation]  # fmt: skip
    stored = upright if inverse is None else upright.transpose(inverse)
    data = Image.Exif()
    data[0x0112] = orientation
    stream = BytesIO()
    stored.save(stream, "PNG", exif=data)
    made = opened(encode(stream.getvalue(), "png", (64, 32), orientation=orientation))
    assert made.size == (64, 32)
    assert made.getpixel((4, 4)) == (255, 0, 0)
    assert made.getpixel((60, 28)) == (255, 255, 255)
    assert made.getpixel((4, 28)) == made.getpixel((60, 4)) == (255, 255, 255)


def test_another_colour_profile_is_converted(picture: Callable) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    srgb = ImageCms.createProfile("sRGB")
    to_lab = ImageCms.buildTransform(srgb, lab, "RGB", "LAB")
    red = Image.new("RGB", (8, 8), (200, 30, 30))
    stream = BytesIO()
    ImageCms.applyTransform(red, to_lab).save(stream, "TIFF")
    image = opened(stream.getvalue())
    image.info["icc_profile"] = lab.tobytes()
    made = decode.in_srgb(image)
    pixel = made.getpixel((0, 0))
    assert made.mode == "RGB"
    assert all(abs(a - b) <= 6 for a, b in zip(pixel, (200, 30, 30), strict=True)), pixel


def test_a_damaged_profile_is_ignored(picture: Callable) -> None:
    made = encode(picture("JPEG", (60, 40), icc_profile=b"no profile"), "png", (60, 40))
    assert opened(made).mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_pixels_is_read(picture: Callable, mode: str) -> None:
    if mode == "I;16":
        image = Image.new("I;16", (20, 20), 256 * 200)
        stream = BytesIO()
        image.save(stream, "PNG")
        data = stream.getvalue()
        assert opened(encode(data, "png", (20, 20))).convert("L").getpixel((3, 3)) == 200
    else:
        data = picture("PNG", (20, 20), mode)
    assert opened(encode(data, "webp", (10, 10))).size == (10, 10)


@pytest.mark.parametrize("form", ["png", "webp", "avif"])
def test_transparency_stays(form: str) -> None:
    image = Image.new("RGBA", (20, 20), (200, 10, 10, 0))
    image.paste((10, 10, 200, 255), (0, 0, 10, 20))
    stream = BytesIO()
    image.save(stream, "PNG")
    for flat in (False, True):
        made = opened(encode(stream.getvalue(), form, (20, 20), flat=flat)).convert("RGBA")
        assert made.getpixel((18, 10))[3] < 10
        assert made.getpixel((2, 10))[3] > 245


def test_a_chart_keeps_its_colours(picture: Callable) -> None:
    data = picture("PNG", (60, 40), few=True)
    made = opened(encode(data, "webp", (60, 40), flat=True))
    assert made.convert("RGB").tobytes() == opened(data).tobytes()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bytes_twice(picture: Callable, form: str) -> None:
    data = picture("JPEG", (200, 120))
    assert encode(data, form, (100, 60)) == encode(data, form, (100, 60))
    makings = [Making(form, w, w * 6 // 10, quality=70) for w in (200, 100, 50)]
    assert ENCODER.encode(data, makings)[1] == encode(data, form, (100, 60), quality=70), (
        "it does not matter with which others a file is made"
    )


def test_a_head_that_lies_about_the_size_is_refused(picture: Callable) -> None:
    data = bytearray(picture("JPEG", (60, 40)))
    again = picture("JPEG", (600, 400))
    frame = data.index(b"\xff\xc0")
    hidden = bytes(data[:2]) + again[again.index(b"\xff\xc0") : again.index(b"\xff\xc0") + 19]
    with pytest.raises(DamagedImageError):
        encode(hidden + bytes(data[2:frame]) + bytes(data[frame:]), "png", (60, 40))


def test_what_cannot_be_decoded_is_told_by_one_error(picture: Callable) -> None:
    for data in (b"", b"GIF89a", picture("PNG")[:-30], picture("AVIF")[:-200]):
        with pytest.raises(DamagedImageError):
            encode(data, "png", (10, 10))


def test_the_version_names_every_codec() -> None:
    named = versions.pillow_version()
    assert named.startswith("pillow 1")
    for codec in ("jpeg", "zlib", "webp", "avif"):
        assert f" {codec} " in named
    assert versions.codec("_nothing") is None
    assert set(ENCODER.forms) == set(FORMS)
