"""WebP: its size, and the file without what it tells of its maker (RFC 9649)."""

from collections.abc import Iterator

from ssg.images.exif import only_orientation, orientation
from ssg.images.header import DamagedImageError, Header

_EXIF_FLAG, _XMP_FLAG, _ALPHA_FLAG, _ANIMATION_FLAG = 0x08, 0x04, 0x10, 0x02
_KEPT = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"))


def is_webp(data: bytes) -> bool:
    """Whether the bytes begin as a WebP file."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk's name and content."""
    end_of_all = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    position = 12
    while position + 8 <= end_of_all:
        size = int.from_bytes(data[position + 4 : position + 8], "little")
        if position + 8 + size > len(data):
            raise DamagedImageError("the file ends too early")
        yield data[position : position + 4], data[position + 8 : position + 8 + size]
        position += 8 + size + size % 2


def read_header(data: bytes) -> Header:
    """The head of a WebP file.

    Raises:
        DamagedImageError: where a chunk does not end or there is no picture.
    """
    found: dict[bytes, bytes] = {}
    for name, body in _chunks(data):
        found.setdefault(name, body)
    wide = found.get(b"VP8X", b"")
    turned = orientation(found.get(b"EXIF", b"").removeprefix(b"Exif\0\0"))
    if len(wide) >= 10:
        width = 1 + int.from_bytes(wide[4:7], "little")
        height = 1 + int.from_bytes(wide[7:10], "little")
        animated = bool(wide[0] & _ANIMATION_FLAG)
        return Header("webp", width, height, turned, animated, bool(wide[0] & _ALPHA_FLAG))
    lossless = found.get(b"VP8L", b"")
    if len(lossless) >= 5 and lossless[0] == 0x2F:
        bits = int.from_bytes(lossless[1:5], "little")
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        return Header("webp", width, height, alpha=bool(bits >> 28 & 1))
    lossy = found.get(b"VP8 ", b"")
    if len(lossy) >= 10 and lossy[3:6] == b"\x9d\x01\x2a":
        width = int.from_bytes(lossy[6:8], "little") & 0x3FFF
        return Header("webp", width, int.from_bytes(lossy[8:10], "little") & 0x3FFF)
    raise DamagedImageError("it holds no picture")


def without_metadata(data: bytes) -> bytes:
    """The same picture, bit for bit: no Exif, XMP, unknown chunks or data after the end."""
    turned = read_header(data).orientation
    parts: list[bytes] = []
    for name, body in _chunks(data):
        if name == b"VP8X" and body:
            flags = body[0] & ~(_XMP_FLAG | _EXIF_FLAG) | (_EXIF_FLAG if turned != 1 else 0)
            parts.append(_chunk(name, bytes([flags]) + body[1:]))
        elif name in _KEPT:
            parts.append(_chunk(name, body))
    if turned != 1:
        parts.append(_chunk(b"EXIF", only_orientation(turned)))
    content = b"WEBP" + b"".join(parts)
    return b"RIFF" + len(content).to_bytes(4, "little") + content


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
