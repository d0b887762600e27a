"""From a picture's bytes to the files that are published."""

from collections.abc import Sequence

from ssg.images.encoder import Encoder
from ssg.images.facts import SVG
from ssg.images.formats import format_of
from ssg.images.header import DamagedImageError
from ssg.model.digests import digest_text
from ssg.model.pictures import Making

REVISION = 2  # of how files are made: a change makes every one again

CLEANED = Making()
CLEANED_SVG = Making(SVG)


def making_key(digest: str, making: Making, encoder: Encoder | None) -> str:
    """The digest of all that shapes the file: the picture's bytes, how it is made, and by what."""
    version = encoder.version if encoder and making.width else ""
    # By hand, since a site of many pictures has twelve for each: none of the parts holds a space.
    shaping = (
        f"{digest} {making.form} {making.width} {making.height} {making.orientation} "
        f"{making.flat} {making.quality} {REVISION} {version}"
    )
    return "image:" + digest_text(shaping)


def make(data: bytes, makings: Sequence[Making], encoder: Encoder | None) -> list[bytes]:
    """The files that these makings ask for, in their order.

    Raises:
        DamagedImageError: where the bytes are no image.
    """
    encoded = [m for m in makings if m.width]
    if encoded and encoder is None:
        raise DamagedImageError("there is no encoder")
    files = iter(encoder.encode(data, encoded) if encoder and encoded else ())
    return [_made(next(files), making, data) if making.width else _cleaned(data, making)
            for making in makings]  # fmt: skip


def _cleaned(data: bytes, making: Making) -> bytes:
    if making.form == SVG:
        from ssg.images.svg import clean_svg  # with the parser of XML

        return clean_svg(data).data
    form = format_of(data)
    return data if form is None else form.without_metadata(data)


def _made(encoded: bytes, making: Making, data: bytes) -> bytes:
    """The encoded file, or the picture itself where that is as large and has fewer bytes."""
    form = format_of(data)
    same = form is not None and form.name == making.form and making.orientation == 1
    if form is None or not same:
        return encoded
    if form.read_header(data).shown != (making.width, making.height):
        return encoded
    return min(encoded, form.without_metadata(data), key=len)
