"""Pictures: what a page shows of them, and how their files are made."""

from ssg.model.social_cards import SocialCard
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Files:
    """One picture in one format: its media type, and its files (path of the site, width)."""

    type: str
    files: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What a page needs to show a picture of the site without a shift of its layout.

    Attributes:
        url: the file that every browser shows; a path of the site.
        width, height: of the picture turned upright, in pixels; 0 where they are not known.
        files: the same format in several widths, narrowest first; empty where there is one file.
        sources: smaller formats, the smallest first.
        colour: what to show until it is there, as ``#rrggbb``; empty for none.
    """

    url: str
    width: int = 0
    height: int = 0
    files: tuple[tuple[str, int], ...] = ()
    sources: tuple[Files, ...] = ()
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """How a published file is made from a picture's bytes.

    Attributes:
        form: the format to write; empty for the same file without metadata; ``svg`` for an SVG
            made harmless.
        width, height: in pixels, turned upright; 0 where nothing is encoded.
        orientation: of the stored picture (Exif's, 1 to 8).
        flat: whether it is drawn in few colours, as charts are: encoded without loss.
        quality: 1 to 100, as JPEG counts.
    """

    form: str = ""
    width: int = 0
    height: int = 0
    orientation: int = 1
    flat: bool = False
    quality: int = 0


@dataclass(frozen=True, slots=True)
class Minifying:
    """How a style sheet or a script is made smaller: ``form`` is ``css`` or ``js``."""

    form: str


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file to publish at ``url`` that is made for or from the file ``source`` of the site."""

    url: str
    key: str
    source: str
    making: Making | SocialCard
