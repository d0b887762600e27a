"""Heads of image files, and files without metadata."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ssg.images import avif, exif, gif, jpeg, png, webp
from ssg.images.formats import BY_NAME, FORMATS, format_of
from ssg.images.header import DamagedImageError

SIZE = (30, 20)
CASES = [
    ("JPEG", "RGB", {}), ("JPEG", "L", {"progressive": True}), ("JPEG", "CMYK", {}),
    ("PNG", "RGB", {}), ("PNG", "RGBA", {}), ("PNG", "P", {}), ("GIF", "P", {}),
    ("WEBP", "RGB", {}), ("WEBP", "RGB", {"lossless": True}), ("WEBP", "RGBA", {}),
    ("AVIF", "RGB", {}), ("AVIF", "RGBA", {}),
]  # fmt: skip


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize(("form", "mode", "save"), CASES)
def test_the_head_says_what_the_decoder_says(picture: Callable, form, mode, save) -> None:
    data = picture(form, SIZE, mode, **save)
    found = format_of(data)
    head = found.read_header(data)
    assert (head.form, head.width, head.height) == (form.lower(), *SIZE)
    assert not head.animated
    assert BY_NAME[head.form] is found


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_which_way_up_a_picture_is(picture: Callable, exif: Callable, form, orientation) -> None:
    data = picture(form, SIZE, exif=exif(orientation))
    head = format_of(data).read_header(data)
    assert head.orientation == orientation
    assert head.shown == (SIZE[::-1] if orientation >= 5 else SIZE)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "AVIF"])
def test_several_frames_are_seen(picture: Callable, form: str) -> None:
    other = Image.new("RGB", SIZE, "white")
    data = picture(form, SIZE, save_all=True, append_images=[other])
    head = format_of(data).read_header(data)
    assert head.animated
    assert (head.width, head.height) == SIZE
    assert opened(format_of(data).without_metadata(data)).n_frames == 2


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_place_and_camera_go_and_every_pixel_stays(
    picture: Callable, exif: Callable, form: str, orientation: int
) -> None:
    data = picture(form, SIZE, exif=exif(orientation)) + b"a film appended by a phone"
    clean = format_of(data).without_metadata(data)
    assert b"CameraMaker" in data
    assert b"CameraMaker" not in clean
    assert b"appended" not in clean
    left = dict(opened(clean).getexif())
    assert left == ({} if orientation == 1 else {0x0112: orientation})
    assert opened(clean).tobytes() == opened(data).tobytes()
    assert format_of(clean).without_metadata(clean) == clean


@pytest.mark.parametrize(
    ("form", "save"),
    [("JPEG", {"comment": b"secret"}), ("GIF", {"comment": b"secret"}),
     ("JPEG", {"xmp": b"<x:xmpmeta>secret"}), ("WEBP", {"xmp": b"<x:xmpmeta>secret"})],
)  # fmt: skip
def test_comments_and_xmp_go(picture: Callable, form: str, save: dict) -> None:
    data = picture(form, SIZE, **save)
    assert b"secret" in data
    assert b"secret" not in format_of(data).without_metadata(data)


def test_a_webp_no_longer_announces_what_was_taken_out(picture: Callable, exif: Callable) -> None:
    clean = webp.without_metadata(picture("WEBP", SIZE, exif=exif(1), xmp=b"<x:xmpmeta>"))
    assert clean[12:16] == b"VP8X"
    assert not clean[20] & 0x0C, "the flags of Exif and XMP (RFC 9649, 2.7)"


def test_a_colour_profile_stays(picture: Callable) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for form in ("JPEG", "PNG", "WEBP"):
        data = picture(form, SIZE, icc_profile=profile)
        clean = format_of(data).without_metadata(data)
        assert opened(clean).info["icc_profile"] == profile, form


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_a_file_cut_short_is_damaged_and_never_a_traceback(picture: Callable, form: str) -> None:
    data = picture(form, SIZE)
    known = format_of(data)
    damaged = 0
    for end in range(16, len(data) - 1, max(1, len(data) // 60)):
        if format_of(data[:end]) is not known:
            continue
        try:
            known.read_header(data[:end])
        except DamagedImageError:
            damaged += 1
    assert damaged


@given(st.sampled_from([jpeg, png, gif, webp, avif]), st.binary(max_size=300), st.data())
def test_no_bytes_are_a_traceback(reader, noise: bytes, data) -> None:
    starts = {
        jpeg: b"\xff\xd8\xff", png: png.SIGNATURE, gif: b"GIF89a", webp: b"RIFF\xff\0\0\0WEBP",
        avif: b"\0\0\0\x14ftypavif\0\0\0\0avif",
    }  # fmt: skip
    try:
        head = reader.read_header(starts[reader] + noise)
    except DamagedImageError:
        return
    assert head.width >= 0


@given(st.binary(max_size=200))
def test_no_exif_is_a_traceback(noise: bytes) -> None:
    assert exif.orientation(b"II*\0\x08\0\0\0" + noise) in range(1, 9)


def test_what_is_no_image_has_no_format() -> None:
    assert format_of(b"") is None
    assert format_of(b"<svg/>") is None
    assert len({form.name for form in FORMATS}) == len(FORMATS) == 5
