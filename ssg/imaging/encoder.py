"""Pictures in other widths and formats, by Pillow."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ssg.images.header import DamagedImageError, Header
from ssg.imaging.versions import codec, pillow_version
from ssg.model.pictures import Making

if TYPE_CHECKING:
    from PIL.Image import Image

_FEW = 256  # colours
_SMALL = 64  # pixels: enough to know a picture's colour by
# What a chart keeps: sharp edges of strong colours, which halved colour would smear.
_FLAT_AVIF = 15


class PillowEncoder:
    """See ``ssg.images.encoder.Encoder``. Bytes are the same for the same version of Pillow."""

    @property
    def version(self) -> str:
        """Of Pillow and its codecs."""
        return pillow_version()

    @property
    def forms(self) -> tuple[str, ...]:
        """What this Pillow can write."""
        modern = {"webp": "_webp", "avif": "_avif"}
        return ("jpeg", "png", *(form for form, name in modern.items() if codec(name)))

    def look(self, data: bytes, header: Header) -> tuple[str, bool]:
        """The picture's colour on the whole, and whether it has few colours."""
        from ssg.imaging.decode import decoded, in_srgb

        def use(image: "Image") -> tuple[str, bool]:
            # A JPEG comes smaller at little cost. Not so in ``encode``: what a file is like must
            # not depend on which others are made with it.
            image.draft(image.mode, (_SMALL, _SMALL))
            image.load()
            drawn = header.form != "jpeg"
            flat = drawn and _few_colours(image)
            shown = in_srgb(image)
            if shown.mode == "RGBA":
                if shown.getchannel("A").getextrema() != (255, 255):
                    return "", flat
                shown = shown.convert("RGB")
            pixel = shown.resize((1, 1), reducing_gap=None, resample=_box()).getpixel((0, 0))
            assert isinstance(pixel, tuple)
            return "#" + "".join(f"{int(channel):02x}" for channel in pixel), flat

        return decoded(data, use)

    def encode(self, data: bytes, makings: Sequence[Making]) -> list[bytes]:
        """The picture in each of these forms, without metadata, in sRGB."""
        from ssg.imaging.decode import decoded, in_srgb, upright

        def use(image: "Image") -> list[bytes]:
            image.load()
            shown = upright(in_srgb(image), makings[0].orientation)
            return [_encoded(_resized(shown, making), making) for making in makings]

        return decoded(data, use)


def _box() -> Any:
    from PIL import Image

    return Image.Resampling.BOX


def _few_colours(image: "Image") -> bool:
    if image.mode == "P":
        return True
    return image.mode in ("1", "L", "LA", "RGB", "RGBA") and image.getcolors(_FEW) is not None


def _resized(image: "Image", making: Making) -> "Image":
    from PIL import Image

    size = (making.width, making.height)
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(image: "Image", making: Making) -> bytes:
    writer = _WRITERS.get(making.form)
    if writer is None:
        raise DamagedImageError(f"there is no encoder for {making.form}")
    stream = BytesIO()
    writer(image, making, stream)
    return stream.getvalue()


def _jpeg(image: "Image", making: Making, stream: BytesIO) -> None:
    image.convert("RGB").save(
        stream, "JPEG", quality=making.quality, optimize=True, progressive=True
    )


def _png(image: "Image", making: Making, stream: BytesIO) -> None:
    from PIL import Image

    if making.flat:
        method = Image.Quantize.FASTOCTREE if image.mode == "RGBA" else Image.Quantize.MEDIANCUT
        image = image.quantize(_FEW, method=method, dither=Image.Dither.NONE)
    image.save(stream, "PNG", optimize=True)


def _webp(image: "Image", making: Making, stream: BytesIO) -> None:
    image.save(stream, "WEBP", quality=making.quality, method=4, lossless=making.flat)


def _avif(image: "Image", making: Making, stream: BytesIO) -> None:
    # One thread: the bytes then do not depend on the machine, and the pool has the others.
    quality = min(100, making.quality + (_FLAT_AVIF if making.flat else 0))
    image.save(
        stream, "AVIF", quality=quality, speed=6, max_threads=1,
        subsampling="4:4:4" if making.flat else "4:2:0",
    )  # fmt: skip


_WRITERS = {"jpeg": _jpeg, "png": _png, "webp": _webp, "avif": _avif}
