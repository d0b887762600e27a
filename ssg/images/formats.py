"""The raster formats that browsers show: told by their first bytes, never by a file's name."""

from collections.abc import Callable

from ssg.images import avif, avif_metadata, gif, jpeg, png, webp
from ssg.images.header import Header
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is told, its head, and the file without metadata (or as it is)."""

    name: str
    extension: str
    is_one: Callable[[bytes], bool]
    read_header: Callable[[bytes], Header]
    without_metadata: Callable[[bytes], bytes]

    @property
    def media_type(self) -> str:
        """As HTTP and ``<source type>`` have it."""
        return f"image/{self.name}"


# A new format is a module of this folder and a line here.
FORMATS = (
    Format(
        "jpeg", "jpg", lambda d: d.startswith(jpeg.SIGNATURE),
        jpeg.read_header, jpeg.without_metadata,
    ),
    Format(
        "png", "png", lambda d: d.startswith(png.SIGNATURE),
        png.read_header, png.without_metadata,
    ),
    Format(
        "gif", "gif", lambda d: d.startswith(gif.SIGNATURES),
        gif.read_header, gif.without_metadata,
    ),
    Format("webp", "webp", webp.is_webp, webp.read_header, webp.without_metadata),
    Format(
        "avif", "avif", avif.is_avif, avif.read_header, avif_metadata.without_metadata,
    ),
)  # fmt: skip
BY_NAME = {form.name: form for form in FORMATS}


def format_of(data: bytes) -> Format | None:
    """The format of these bytes; None where they are no raster image that is known here."""
    return next((form for form in FORMATS if form.is_one(data)), None)
