"""PNG: its size, and the file without what it tells of its maker (W3C PNG, third edition)."""

import struct
import zlib
from collections.abc import Iterator

from ssg.images.exif import only_orientation, orientation
from ssg.images.header import DamagedImageError, Header

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# What shapes the picture; texts, times, Exif and private chunks are left out.
_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs "
    b"acTL fcTL fdAT".split()
)
_WITH_ALPHA = (4, 6)  # colour types (11.2.1)


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Each chunk's name and where it begins and ends."""
    position = len(SIGNATURE)
    name = b""
    while name != b"IEND":
        end = position + 12 + int.from_bytes(data[position : position + 4], "big")
        if end > len(data):
            raise DamagedImageError("the file ends too early")
        name = data[position + 4 : position + 8]
        yield name, position, end
        position = end


def read_header(data: bytes) -> Header:
    """The head of a PNG file.

    Raises:
        DamagedImageError: where a chunk does not end or there is no picture.
    """
    found = {name: data[start + 8 : end - 4] for name, start, end in _chunks(data)}
    head = found.get(b"IHDR", b"")
    if len(head) != 13 or b"IDAT" not in found:
        raise DamagedImageError("it holds no picture")
    width, height, _, colours = struct.unpack_from(">IIBB", head)
    return Header(
        "png",
        width,
        height,
        orientation(found.get(b"eXIf", b"")),
        animated=b"acTL" in found,
        alpha=colours in _WITH_ALPHA or b"tRNS" in found,
    )


def without_metadata(data: bytes) -> bytes:
    """The same picture, bit for bit: no texts, times, Exif or data after the end.

    The colour profile stays, and which way up it is where that is not as stored.
    """
    kept = [SIGNATURE]
    for name, start, end in _chunks(data):
        if name in _KEPT:
            kept.append(data[start:end])
        elif name == b"eXIf" and orientation(data[start + 8 : end - 4]) != 1:
            body = name + only_orientation(orientation(data[start + 8 : end - 4]))
            size, check = len(body) - 4, zlib.crc32(body)
            kept.append(size.to_bytes(4, "big") + body + check.to_bytes(4, "big"))
    return b"".join(kept)
