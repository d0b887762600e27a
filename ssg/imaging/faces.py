"""The faces in a font's file: which is drawn for a language, and what it can draw."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from ssg.images.coverage import Coverage, coverage_of

# How a face of Noto Sans CJK or Source Han Sans ends its name, by language. The same character is
# written differently in each.
_ENDINGS = {"ja": "JP", "ko": "KR", "zh": "SC", "zh-tw": "TC", "zh-hant": "TC", "zh-hk": "HK"}
_FACES = 64


@lru_cache(maxsize=64)
def face_index(path: Path, lang: str) -> int:
    """The number of the face in its file that is drawn for this language; the Japanese one else."""
    names = _names(path)
    tag = lang.lower()
    endings = [_ENDINGS.get(tag), _ENDINGS.get(tag[:2]), "JP"]
    for ending in filter(None, endings):
        for index, name in enumerate(names):
            if name.endswith(f" {ending}") and " Mono " not in f"{name} ":
                return index
    return 0


@lru_cache(maxsize=4)
def _names(path: Path) -> tuple[str, ...]:
    from PIL import ImageFont

    names: list[str] = []
    with suppress(OSError):  # no more faces
        while len(names) < _FACES:
            names.append(ImageFont.truetype(path, 10, index=len(names)).getname()[0] or "")
    return tuple(names)


@lru_cache(maxsize=4)
def face_coverage(path: Path) -> Coverage:
    """The characters that the Japanese face has a glyph for, by its own table (OpenType, ``cmap``).

    Pillow cannot be asked: it draws the box of ``.notdef`` for one that is missing.
    """
    from fontTools.ttLib import TTFont

    number = face_index(path, "ja")
    with TTFont(path, fontNumber=number, lazy=True) as font:
        return coverage_of(frozenset(font.getBestCmap() or ()))
