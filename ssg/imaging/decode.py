"""Image files to pixels: upright, in sRGB, eight bits a channel, nothing else with them."""

from collections.abc import Callable
from io import BytesIO
from typing import TypeVar

from PIL import Image, ImageCms

from ssg.images.formats import format_of
from ssg.images.header import DamagedImageError

T = TypeVar("T")

# Sizes are judged by ssg.images.facts before anything is decoded, with a word on the file and line.
Image.MAX_IMAGE_PIXELS = None
_READ = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
# From Exif's orientation to what brings the picture upright (Exif 2.32, tag 0x0112).
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def decoded(data: bytes, use: Callable[[Image.Image], T]) -> T:
    """What ``use`` makes of the picture.

    Raises:
        DamagedImageError: where it cannot be decoded.
    """
    form = format_of(data)
    if form is None:
        raise DamagedImageError("it is no image")
    header = form.read_header(data)
    try:
        with Image.open(BytesIO(data), formats=_READ) as image:
            if image.size != (header.width, header.height):
                raise DamagedImageError("its head contradicts itself")
            return use(image)
    except DamagedImageError:
        raise
    except Exception as error:  # noqa: BLE001 - a decoder may raise anything
        raise DamagedImageError(str(error) or type(error).__name__) from None


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """The picture turned as its file asks for."""
    return image.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else image


def in_srgb(image: Image.Image) -> Image.Image:
    """The picture as RGB or RGBA in sRGB, by its colour profile, with nothing that came along."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # sixteen bits: the upper eight
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    transparent = image.has_transparency_data
    if image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        image = image.convert("RGBA" if transparent else "RGB")
    elif image.mode == "L" and transparent:
        image = image.convert("RGBA")
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    if alpha is not None:
        image = image.convert("RGB")
    image = _converted(image, profile) if profile else image.convert("RGB")
    if alpha is not None:
        image.putalpha(alpha)
    image.info = {}
    return image


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(own).lower():
            return image.convert("RGB")
        srgb = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(image, own, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        made = None  # a profile that is damaged or of another kind of colour
    return made or image.convert("RGB")
