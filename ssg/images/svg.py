"""SVG made harmless: read as XML, and written again with what is allowed alone.

Whoever opens a served SVG by its address runs what is in it with the site's rights: nothing that is
read is trusted, and what comes out is written anew. Entities are the one trap of XML itself: they
may be plain and few, and what they grow to is bounded.
"""

import re
from collections.abc import Callable
from html import escape
from xml.parsers import expat

from ssg.images.header import DamagedImageError
from ssg.images.svg_allowed import (
    ATTRIBUTES,
    DANGEROUS,
    ELEMENTS,
    MOVED,
    SVG,
    UNWRAPPED,
    XHTML,
    XLINK,
    XML,
)
from ssg.images.svg_style import stays_inside, without_comments
from ssg.values import dataclass

_DEPTH = 200
_ENTITIES, _ENTITY_LENGTH = 64, 2000
_RASTER = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
# CSS Values 4, 6.2: 96 px are an inch.
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
}
_NOTHING_WITHOUT = frozenset({"image", "feImage", "use"})
_STYLESHEET = "xml-stylesheet"


@dataclass(frozen=True, slots=True)
class CleanSvg:
    """An SVG that can be served.

    Attributes:
        data: UTF-8.
        width, height: in CSS pixels; 0 where the file does not say.
        removed: what was taken out and could have done harm: the line, and what it was.
    """

    data: bytes
    width: int
    height: int
    removed: tuple[tuple[int, str], ...]


def looks_like_svg(data: bytes) -> bool:
    """Whether the bytes may be an SVG: XML whose first kilobytes name one."""
    head = data[:4096].replace(b"\0", b"").lower()
    return b"<svg" in head


def clean_svg(data: bytes) -> CleanSvg:
    """The SVG with what is allowed alone.

    Raises:
        DamagedImageError: where it is not well-formed, not an SVG, or a bomb of entities.
    """
    writer = _Writer(limit=4 * len(data) + (1 << 20))
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    writer.line = lambda: parser.CurrentLineNumber
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    parser.ProcessingInstructionHandler = writer.instruction
    parser.EntityDeclHandler = writer.entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DamagedImageError(
            f"line {error.lineno}: {expat.errors.messages[error.code]}"
        ) from None
    except LookupError:
        raise DamagedImageError("its encoding is not known") from None
    width, height = writer.size
    return CleanSvg("".join(writer.parts).encode(), width, height, tuple(writer.removed))


class _Writer:
    """Takes what the parser reads, and writes what may stay."""

    def __init__(self, limit: int) -> None:
        self.parts: list[str] = []
        self.removed: list[tuple[int, str]] = []
        self.size = (0, 0)
        self.line: Callable[[], int] = lambda: 0
        self._limit = limit
        self._read = 0
        self._entities = 0
        self._open: list[str] = []  # the tags to close; empty for one that is not written
        self._skipped = 0  # how deep we are in an element that goes with its content
        self._starts = 0  # how many parts there were when the last element began
        self._style: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        namespace, _, local = name.rpartition(" ")
        if not self._open and (namespace not in (SVG, "") or local != "svg"):
            raise DamagedImageError("it is not an SVG")
        if len(self._open) >= _DEPTH:
            raise DamagedImageError(f"its elements are nested more than {_DEPTH} deep")
        if self._skipped or self._is_left_out(namespace, local):
            self._skipped += 1
            return
        self._count(sum(len(value) for value in attributes.values()))
        if local in UNWRAPPED:
            self._open.append("")
            return
        written = self._attributes(local, attributes)
        if written is None:
            self._skipped += 1
            return
        if not self._open:
            self.size = _size(attributes)
            written = f' xmlns="{SVG}"' + written
        self._open.append(local)
        self.parts.append(f"<{local}{written}>")
        self._starts = len(self.parts)
        if local == "style":
            self._style = []

    def end(self, _name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
            return
        local = self._open.pop()
        if self._style is not None:
            css = without_comments("".join(self._style))
            self._style = None
            if stays_inside(css):
                if css:
                    self.parts.append(escape(css, quote=False))
            else:
                self._note("a style sheet that loads from elsewhere")
        if local and self._starts == len(self.parts):
            self.parts[-1] = self.parts[-1][:-1] + "/>"
            self._starts = 0
        elif local:
            self.parts.append(f"</{local}>")

    def text(self, text: str) -> None:
        """Characters, entities among them."""
        self._count(len(text))
        if self._skipped:
            return
        if self._style is not None:
            self._style.append(text)
        else:
            self.parts.append(escape(text, quote=False))

    def instruction(self, target: str, _data: str) -> None:
        """A processing instruction: none is written."""
        if target == _STYLESHEET:
            self._note("a style sheet from elsewhere")

    def entity(
        self, name: str, is_parameter: int, value: str | None, _base: str | None,
        _system: str | None, _public: str | None, _notation: str | None,
    ) -> None:  # fmt: skip
        """An entity is declared: plain and short ones alone, as drawing programs write."""
        self._entities += 1
        plain = value is not None and len(value) <= _ENTITY_LENGTH and not set(value) & set("&%<")
        if is_parameter or not plain or self._entities > _ENTITIES:
            raise DamagedImageError(f"it declares the entity {name[:40]}, which is not allowed")

    def _is_left_out(self, namespace: str, local: str) -> bool:
        if namespace == XHTML or (namespace in (SVG, "") and local in DANGEROUS):
            self._note(f"<{local[:40]}>")
            return True
        return namespace not in (SVG, "") or local not in ELEMENTS | UNWRAPPED

    def _attributes(self, element: str, attributes: dict[str, str]) -> str | None:
        """The attributes as they are written; None where the element is nothing without one."""
        written: list[str] = []
        for name, value in attributes.items():
            namespace, _, local = name.rpartition(" ")
            if local == "href" and namespace in ("", XLINK):
                if self._may_refer(element, value):
                    written.append(f' href="{escape(value)}"')
                elif element in _NOTHING_WITHOUT:
                    return None
            elif namespace == XML and local in ("lang", "space"):
                written.append(f' xml:{local}="{escape(value)}"')
            elif namespace:
                continue
            elif local.lower().startswith("on"):
                self._note(f"the attribute {local[:40]}")
            elif local == "attributeName" and value not in MOVED:
                self._note(f"an animation of {value[:40]}")
                return None
            elif local in ATTRIBUTES or local.startswith(("aria-", "data-")):
                plain = without_comments(value)
                if stays_inside(plain):
                    written.append(f' {local}="{escape(plain)}"')
                else:
                    self._note(f"the attribute {local[:40]} that names something elsewhere")
        return "".join(written)

    def _may_refer(self, element: str, value: str) -> bool:
        target = value.strip()
        if target.startswith("#"):
            return True
        if element in ("image", "feImage") and _RASTER.fullmatch(target):
            return True
        self._note("a reference to something elsewhere")
        return False

    def _note(self, what: str) -> None:
        self.removed.append((self.line(), what))

    def _count(self, length: int) -> None:
        self._read += length
        if self._read > self._limit:
            raise DamagedImageError("its entities grow beyond all measure")


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    """Width and height in CSS pixels; by the view box where the file names none."""
    sides = [_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    pixels = [float(s[1]) * _UNITS[s[2]] if s else 0.0 for s in sides]
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        wide, high = (float(number) for number in box[2:4])
    except ValueError:
        wide = high = 0.0
    width, height = pixels
    if wide > 0 and high > 0:
        width = width or (height * wide / high if height else wide)
        height = height or width * high / wide
    fits = 0 < width < 1e5 and 0 < height < 1e5
    return (max(1, round(width)), max(1, round(height))) if fits else (0, 0)
