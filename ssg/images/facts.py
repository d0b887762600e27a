"""What is known of an image file by its content, so that it is opened once and never again."""

import json

from ssg.images.encoder import Encoder
from ssg.images.formats import format_of
from ssg.images.header import DamagedImageError, Header
from ssg.model.digests import plain
from ssg.values import dataclass

REVISION = 1  # of what is looked at: a change asks every image again
SVG = "svg"
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an image.

    Attributes:
        form: a format's name, ``svg``, or empty for what is no image that is known here.
        width, height: turned upright, in pixels; 0 where the file does not say.
        orientation: how it is stored (Exif's, 1 to 8).
        colour: on the whole, as ``#rrggbb``; empty where parts are transparent.
        flat: whether it has few colours.
        problem: why it cannot be shown; empty where it can.
        removed: what was taken out of an SVG: the line, and what it was.
    """

    form: str = ""
    width: int = 0
    height: int = 0
    orientation: int = 1
    animated: bool = False
    colour: str = ""
    flat: bool = False
    problem: str = ""
    removed: tuple[tuple[int, str], ...] = ()

    @property
    def is_fine(self) -> bool:
        """Whether there is nothing to say of it."""
        return bool(self.form) and not self.problem and not self.removed

    def encode(self) -> bytes:
        """As JSON, for the cache."""
        return json.dumps(plain(self), separators=(",", ":")).encode()

    @classmethod
    def decode(cls, data: bytes) -> "Facts | None":
        """What ``encode`` wrote; None for anything else."""
        try:
            values = json.loads(data)
            values["removed"] = tuple((line, what) for line, what in values["removed"])
            return cls(**values)
        except (ValueError, KeyError, TypeError):
            return None


def facts_key(digest: str, encoder: Encoder | None, max_megapixels: int) -> str:
    """The cache key of what is known of the image with that digest."""
    version = encoder.version if encoder else "no encoder"
    return f"image-facts:{digest}:{REVISION}:{max_megapixels}:{version}"


def look_at(data: bytes, encoder: Encoder | None, max_megapixels: int) -> Facts:
    """What is to be known of an image; a picture that is too large is never decoded.

    Args:
        max_megapixels: more than so many millions of pixels are refused.
    """
    form = format_of(data)
    if form is None:
        return _svg_facts(data)
    try:
        header = form.read_header(data)
    except DamagedImageError as error:
        return Facts(form.name, problem=f"it is damaged: {error}")
    known = Facts(form.name, *header.shown, header.orientation, header.animated)
    if header.width * header.height > max_megapixels * 1_000_000:
        return _refused(known, header, max_megapixels)
    if not (header.width and header.height):
        return Facts(form.name, problem="it is damaged: it has no width or height")
    if encoder is None or header.animated:
        return known
    try:
        colour, flat = encoder.look(data, header)
    except DamagedImageError as error:
        return Facts(form.name, problem=f"it is damaged: {error}")
    return Facts(form.name, *header.shown, header.orientation, colour=colour, flat=flat)


def _refused(known: Facts, header: Header, max_megapixels: int) -> Facts:
    size = f"{header.width:,} × {header.height:,} pixels"
    problem = f"it has {size}, more than {max_megapixels} million: it is not decoded"
    return Facts(known.form, problem=problem)


def _svg_facts(data: bytes) -> Facts:
    # Imported where a drawing is met: the parser of XML comes with it.
    from ssg.images.svg import clean_svg, looks_like_svg

    if data.startswith(_GZIP):
        return Facts(SVG, problem="it is compressed, and cannot be looked through: save it as .svg")
    if not looks_like_svg(data):
        return Facts()
    try:
        clean = clean_svg(data)
    except DamagedImageError as error:
        return Facts(SVG, problem=f"it is not an SVG that can be read: {error}")
    return Facts(SVG, clean.width, clean.height, removed=clean.removed)
