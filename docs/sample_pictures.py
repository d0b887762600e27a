"""Draw the raster pictures of the sample posts: ``python docs/sample_pictures.py``.

They are small in bytes and the same each time: two kinds that a build treats differently, a
photograph-like JPEG and a drawing of few colours in PNG.
"""

import math
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

POSTS = Path(__file__).resolve().parent.parent / "posts" / "img"
_NIGHT, _ROSE, _AMBER = (24, 34, 66), (183, 108, 120), (243, 190, 129)


def main() -> None:
    """Write both pictures."""
    dusk().save(POSTS / "line-at-dusk.jpg", quality=72, optimize=True, progressive=True)
    changed_files().save(POSTS / "changed-files.png", optimize=True)


def dusk(width: int = 1600, height: int = 900) -> Image.Image:
    """A transmission line at dusk that ends at a lit hall."""
    scale = 2
    size = (width * scale, height * scale)
    image = _sky(width, height).resize(size)
    draw = ImageDraw.Draw(image)
    for number, (base, swing, shade) in enumerate(
        ((0.66, 60, (96, 70, 96)), (0.74, 44, (62, 52, 82)), (0.84, 26, (34, 36, 62)))
    ):
        points = [(0, size[1])]
        for x in range(0, size[0] + 1, 16):
            hill = math.sin(x / 610 + number * 2.1) + 0.5 * math.sin(x / 233 + number)
            points.append((x, size[1] * base + swing * scale * hill * 0.6))
        draw.polygon([*points, (size[0], size[1])], fill=shade)
    _hall(draw, (size[0] * 0.70, size[1] * 0.735), scale)
    towers = [(0.08, 0.93, 1.0), (0.30, 0.875, 0.72), (0.46, 0.84, 0.52), (0.58, 0.815, 0.38)]
    tops = [_tower(draw, (x * size[0], y * size[1]), 330 * scale * s, s) for x, y, s in towers]
    ends = [[(-0.12 * size[0], p[1] - 40 * scale) for p in tops[0]], *tops]
    ends.append([(size[0] * 0.70, size[1] * 0.745)] * 3)
    for near, far in pairwise(ends):
        for start, end in zip(near, far, strict=True):
            _wire(draw, start, end, scale)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _sky(width: int, height: int) -> Image.Image:
    image = Image.new("RGB", (1, height))
    for y in range(height):
        part = min(y / (height * 0.72), 1.0)
        first, second = (_NIGHT, _ROSE) if part < 0.6 else (_ROSE, _AMBER)
        share = part / 0.6 if part < 0.6 else (part - 0.6) / 0.4
        colour = tuple(round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
        image.putpixel((0, y), colour)
    sky = image.resize((width, height))
    sun = Image.new("L", (width, height), 0)
    box = (width * 0.62, height * 0.52, width * 0.76, height * 0.52 + width * 0.14)
    ImageDraw.Draw(sun).ellipse(box, fill=150)
    sky.paste((255, 224, 178), mask=sun.filter(ImageFilter.GaussianBlur(46)))
    return sky


def _tower(
    draw: ImageDraw.ImageDraw, foot: tuple[float, float], height: float, share: float
) -> list[tuple[float, float]]:
    """A lattice tower; the ends of its three arms."""
    x, y = foot
    ink, wide = (18, 22, 40), max(2, round(7 * share))
    half = height * 0.12
    for side in (-1, 1):
        draw.line([(x + side * half, y), (x, y - height)], fill=ink, width=wide)
    for step in range(6):
        low, high = step / 6, (step + 1) / 6
        for side in (-1, 1):
            start = (x + side * half * (1 - low), y - height * low)
            draw.line(
                [start, (x - side * half * (1 - high), y - height * high)],
                fill=ink,
                width=max(1, wide // 2),
            )
    ends = []
    for at, length in ((0.68, 0.2), (0.8, 0.17), (0.92, 0.13)):
        level = y - height * at
        draw.line(
            [(x - height * length, level), (x + height * length, level)], fill=ink, width=wide
        )
        ends.append((x + height * length, level))
    return ends


def _wire(
    draw: ImageDraw.ImageDraw, start: tuple[float, float], end: tuple[float, float], scale: int
) -> None:
    """A wire that hangs between two arms, as a parabola."""
    sag = abs(end[0] - start[0]) * 0.06
    points = []
    for step in range(33):
        part = step / 32
        x = start[0] + (end[0] - start[0]) * part
        y = start[1] + (end[1] - start[1]) * part + 4 * sag * part * (1 - part)
        points.append((x, y))
    draw.line(points, fill=(18, 22, 40), width=max(1, scale))


def _hall(draw: ImageDraw.ImageDraw, corner: tuple[float, float], scale: int) -> None:
    """A flat hall with rows of lit windows."""
    x, y = corner
    wide, high = 330 * scale, 96 * scale
    draw.rectangle((x, y, x + wide, y + high), fill=(28, 32, 54))
    for row in range(3):
        for column in range(22):
            lit = (row * 7 + column * 5) % 4 != 0
            left, top = x + (12 + column * 14) * scale, y + (16 + row * 26) * scale
            box = (left, top, left + 8 * scale, top + 12 * scale)
            draw.rectangle(box, fill=(255, 214, 140) if lit else (46, 52, 78))


def changed_files(columns: int = 32, cell: int = 36, gap: int = 8) -> Image.Image:
    """412 small squares, one of them red."""
    rows = math.ceil(412 / columns)
    margin = 34
    width = columns * cell + 2 * margin - gap
    height = rows * cell + 2 * margin - gap
    image = Image.new("RGB", (width, height), (251, 252, 253))
    draw = ImageDraw.Draw(image)
    for number in range(412):
        x, y = margin + number % columns * cell, margin + number // columns * cell
        colour = (210, 73, 46) if number == 234 else (200, 209, 224)
        draw.rectangle((x, y, x + cell - gap - 1, y + cell - gap - 1), fill=colour)
    return image.quantize(8, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
