"""JPEG: its size, which way up it is, and the file without what it tells of its maker.

The markers are those of ITU-T T.81, annex B.
"""

import re
from collections.abc import Iterator

from ssg.images.exif import only_orientation, orientation
from ssg.images.header import DamagedImageError, Header

SIGNATURE = b"\xff\xd8\xff"
_EXIF = b"Exif\0\0"
_ICC = b"ICC_PROFILE\0"
_SOS, _EOI, _COM = 0xDA, 0xD9, 0xFE
_JFIF, _ADOBE = 0xE0, 0xEE
# Frame headers: C0 to CF without the tables DHT (C4) and DAC (CC) and the reserved JPG (C8).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# In coded data an FF is followed by a 0 or by a restart marker, else a segment begins.
_NEXT_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Each segment's marker, its start and its end, coded data counted to its scan's header."""
    position = 2
    while True:
        # Between segments some cameras leave bytes that mean nothing.
        found = _NEXT_MARKER.search(data, position)
        if found is None:
            raise DamagedImageError("the file ends too early")
        marker, position, body = found[1][0], found.start(), found.end()
        if marker == _EOI:
            yield marker, position, body
            return
        length = int.from_bytes(data[body : body + 2], "big")
        end = body + length
        if length < 2 or end > len(data):
            raise DamagedImageError("the file ends too early")
        if marker == _SOS:
            following = _NEXT_MARKER.search(data, end)
            if following is None:  # the mark of the end is lost; whether more is, a decoder sees
                yield marker, position, len(data)
                return
            end = following.start()
        yield marker, position, end
        position = end


def read_header(data: bytes) -> Header:
    """The head of a JPEG file.

    Raises:
        DamagedImageError: where a segment does not end or there is no frame.
    """
    turned, size = 1, None
    for marker, start, end in _segments(data):
        body = data[start:end].lstrip(b"\xff")[3:]
        if marker == 0xE1 and body.startswith(_EXIF) and turned == 1:
            turned = orientation(body[6:])
        elif marker in _FRAMES and size is None and len(body) >= 5:
            size = int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
    if size is None:
        raise DamagedImageError("it holds no picture")
    return Header("jpeg", *size, orientation=turned)


def without_metadata(data: bytes) -> bytes:
    """The same picture, bit for bit: no Exif, place, thumbnail, comment or data after the end.

    The colour profile stays, and which way up it is where that is not as stored.
    """
    turned = read_header(data).orientation
    kept = [data[:2]]
    if turned != 1:
        body = _EXIF + only_orientation(turned)
        kept.append(b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body)
    for marker, start, end in _segments(data):
        segment = data[start:end]
        is_application = 0xE0 <= marker <= 0xEF
        profile = marker == 0xE2 and segment.lstrip(b"\xff")[3:].startswith(_ICC)
        if marker == _COM or (is_application and marker not in (_JFIF, _ADOBE) and not profile):
            continue
        kept.append(_without_thumbnail(segment) if marker == _JFIF else segment)
    return b"".join(kept)


def _without_thumbnail(segment: bytes) -> bytes:
    """JFIF's own segment with no picture in it (JFIF 1.02); its extension goes."""
    body = segment.lstrip(b"\xff")[3:]
    if not body.startswith(b"JFIF\0") or len(body) < 14:
        return b""
    return b"\xff\xe0\x00\x10" + body[:12] + b"\0\0"
