"""The card of a post, drawn: paper, the title between phrases, who wrote it and when, and a seam.

The look is the theme's (``static/assets/site.css``). It is flat, so that the file holds few
colours: each text is drawn as a mask, and its greys become steps between the paper and its colour.
"""

from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ssg.images.coverage import Coverage
from ssg.images.lines import balanced_lines
from ssg.imaging.versions import codec, pillow_version
from ssg.model.social_cards import HEIGHT, WIDTH, SocialCard
from ssg.typography import phrases
from ssg.values import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_REVISION = 1  # of the look: a change draws every card again

Colour = tuple[int, int, int]
_PAPER, _INK, _SOFT = (251, 252, 253), (24, 32, 51), (83, 95, 116)
_THREAD, _STITCH, _KNOT = (35, 64, 124), (143, 162, 198), (210, 73, 46)
_STEPS = 40  # from the paper to a colour: more than an eye tells apart at a letter's edge

_LEFT, _RIGHT = 88, 1010  # of the text
_TITLE_TOP, _TITLE_BOTTOM = 176, 468
_SIZES = (96, 82, 74, 66, 58, 52, 46, 40)
_LEADING = 1.36
_BOLD = 700  # of a font that holds all weights, whose own is often the thinnest
_SEAM = 1104  # where the seam runs, from edge to edge


@dataclass(frozen=True, slots=True)
class FontPainter:
    """See ``ssg.images.painter.Painter``; ``path`` is None where there is no font."""

    path: Path | None
    font: str

    @property
    def version(self) -> str:
        """Of the look, of what draws letters and writes PNG, and of the model of phrases."""
        return f"{_REVISION} {_libraries()}"

    def coverage(self) -> Coverage:
        """What the font can draw."""
        from ssg.imaging.faces import face_coverage

        assert self.path is not None
        return face_coverage(self.path)

    def draw(self, card: SocialCard) -> bytes:
        """The card as PNG."""
        assert self.path is not None
        image = _painted(card, self.path)
        stream = BytesIO()
        image.save(stream, "PNG", compress_level=7)
        return stream.getvalue()


@cache
def _libraries() -> str:
    freetype = getattr(codec("_imagingft"), "freetype2_version", "")
    return f"{pillow_version()} freetype {freetype} budoux {version('budoux')}"


def _painted(card: SocialCard, path: Path) -> "Image":
    from PIL import Image, ImageChops

    accent = _colour(card.accent)
    layers = (
        (_title(card, path), _INK),
        (_site(card, path), accent or _THREAD),
        (_facts(card, path), _SOFT),
        (_seam(), _lighter(accent) if accent else _STITCH),
        (_knot(), accent or _KNOT),
    )
    indexes = Image.new("L", (WIDTH, HEIGHT), 0)
    palette = [*_PAPER]
    for number, (mask, colour) in enumerate(layers):
        first = 1 + number * _STEPS
        steps = [0 if grey < 4 else first + grey * (_STEPS - 1) // 255 for grey in range(256)]
        # What was drawn last lies above: letters and the seam do not meet.
        indexes = ImageChops.lighter(indexes, mask.point(steps))
        for step in range(1, _STEPS + 1):
            pairs = zip(_PAPER, colour, strict=True)
            palette += [paper + (shade - paper) * step // _STEPS for paper, shade in pairs]
    indexes.putpalette(palette)
    return indexes


def _title(card: SocialCard, path: Path) -> "Image":
    from PIL import Image, ImageDraw

    mask = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(mask)
    pieces = phrases(card.title, card.lang)
    for size in _SIZES:
        font = _font(path, card.lang, size)
        most = int((_TITLE_BOTTOM - _TITLE_TOP) / (size * _LEADING))
        lines = balanced_lines(pieces, font.getlength, _RIGHT - _LEFT, most)
        if lines is not None:
            break
    else:  # a title of more than two hundred characters: its beginning
        lines = _cut(pieces, font, most)
    height = len(lines) * size * _LEADING
    top = _TITLE_TOP + (_TITLE_BOTTOM - _TITLE_TOP - height) / 2
    for number, line in enumerate(lines):
        middle = top + (number + 0.5) * size * _LEADING
        draw.text((_LEFT - _hang(line, size), middle), line, fill=255, font=font, anchor="lm")
    return mask


def _hang(line: str, size: int) -> float:
    """How far a line hangs out to the left so that an opening bracket's ink meets the margin."""
    return size * 0.5 if line[:1] in "「『（〈《【〔［｛" else 0


def _cut(pieces: tuple[str, ...], font: "FreeTypeFont", most: int) -> tuple[str, ...]:
    for count in range(len(pieces) - 1, 0, -1):
        shorter = (*pieces[: count - 1], pieces[count - 1].rstrip() + "…")
        lines = balanced_lines(shorter, font.getlength, _RIGHT - _LEFT, most)
        if lines is not None:
            return lines
    lines = balanced_lines(pieces, font.getlength, _RIGHT - _LEFT, 1000) or ("",)
    return lines[:most]


def _site(card: SocialCard, path: Path) -> "Image":
    return _line(card.site, path, card.lang, 34, 104)


def _facts(card: SocialCard, path: Path) -> "Image":
    return _line(card.facts, path, card.lang, 30, 540)


def _line(text: str, path: Path, lang: str, size: int, middle: int) -> "Image":
    from PIL import Image, ImageDraw

    mask = Image.new("L", (WIDTH, HEIGHT), 0)
    font = _font(path, lang, size)
    while text and font.getlength(text) > _RIGHT - _LEFT:
        text = text.removesuffix("…")[:-1].rstrip() + "…" if len(text) > 2 else ""
    ImageDraw.Draw(mask).text((_LEFT, middle), text, fill=255, font=font, anchor="lm")
    return mask


@cache
def _seam() -> "Image":
    """A running stitch from edge to edge: long stitches, short gaps, round ends."""
    from PIL import Image, ImageDraw

    scale = 4
    mask = Image.new("L", (WIDTH * scale, HEIGHT * scale), 0)
    draw = ImageDraw.Draw(mask)
    for top in range(-14, HEIGHT, 42):
        box = [v * scale for v in (_SEAM - 2, top, _SEAM + 2, top + 27)]
        draw.rounded_rectangle(box, radius=2 * scale, fill=255)
    return mask.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


@cache
def _knot() -> "Image":
    """The knot at the seam's foot, beside the names."""
    from PIL import Image, ImageDraw

    scale = 4
    mask = Image.new("L", (WIDTH * scale, HEIGHT * scale), 0)
    box = [v * scale for v in (_SEAM - 13, 540 - 13, _SEAM + 13, 540 + 13)]
    ImageDraw.Draw(mask).ellipse(box, fill=255)
    return mask.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


@lru_cache(maxsize=64)
def _font(path: Path, lang: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    from ssg.imaging.faces import face_index

    # The basic engine: the other one depends on libraries that a machine may lack.
    engine = ImageFont.Layout.BASIC
    font = ImageFont.truetype(path, size, index=face_index(path, lang), layout_engine=engine)
    with suppress(OSError):  # a font of one weight has no axes
        axes = font.get_variation_axes()
        font.set_variation_by_axes(
            [_BOLD if axis["name"] == b"Weight" else axis["default"] or 0 for axis in axes]
        )
    return font


def _colour(css: str) -> Colour | None:
    """A CSS colour, dark enough to be read on paper; None for one that Pillow does not know."""
    from PIL import ImageColor

    try:
        red, green, blue = ImageColor.getrgb(css)[:3] if css else (0, 0, 0)
    except ValueError:
        return None
    if not css:
        return None
    while 0.2126 * red + 0.7152 * green + 0.0722 * blue > 120:
        red, green, blue = red * 9 // 10, green * 9 // 10, blue * 9 // 10
    return red, green, blue


def _lighter(colour: Colour) -> Colour:
    red, green, blue = (
        paper - (paper - shade) // 2 for paper, shade in zip(_PAPER, colour, strict=True)
    )
    return red, green, blue
