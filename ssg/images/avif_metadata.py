"""AVIF without metadata: what was noted beside the picture is written over where it stands.

To take it out would move the picture's data, to which other boxes point by their place in the file.
So nothing moves and nothing is encoded: an Exif item becomes one without entries (TIFF 6.0,
section 2), XMP becomes spaces, other parties' boxes zeros. The boxes are those of ISO/IEC 14496-12;
``iinf``, ``infe``, ``iloc`` (8.11) name a file's items and where they lie.
"""

from collections.abc import Iterator

from ssg.images.avif import boxes

_EMPTY = b"\0\0\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"  # where the TIFF begins, its head, no entries
_NOT_SHOWN = (b"uuid", b"free", b"skip", b"udta")
_HOLDERS = (b"moov", b"trak")  # of a moving one, which may have udta


def without_metadata(data: bytes) -> bytes:
    """The same picture without Exif, XMP, comments and what follows it.

    Raises:
        DamagedImageError: where a box does not end.
    """
    clean = bytearray(data)
    for name, start, end in boxes(data, 0, len(data)):
        if name == b"ftyp" and start > 16:  # a film that a phone appended
            return bytes(clean[: start - 8])
        if name == b"meta":
            _clean_meta(data, clean, start, end)
        else:
            _clean_box(data, clean, name, start, end)
    return bytes(clean)


def _clean_box(data: bytes, clean: bytearray, name: bytes, start: int, end: int) -> None:
    if name in _NOT_SHOWN:
        clean[start:end] = bytes(end - start)
    elif name in _HOLDERS:
        for inner, first, last in boxes(data, start, end):
            _clean_box(data, clean, inner, first, last)


def _clean_meta(data: bytes, clean: bytearray, start: int, end: int) -> None:
    parts = {name: (first, last) for name, first, last in boxes(data, start + 4, end)}
    kinds = dict(_kinds(data, *parts.get(b"iinf", (0, 0))))
    inside = parts.get(b"idat", (0, 0))[0]
    for item, places in _places(data, *parts.get(b"iloc", (0, 0)), inside):
        if kinds.get(item) not in (b"Exif", b"mime"):
            continue
        length = sum(size for _, size in places)
        filling = _EMPTY.ljust(length, b"\0") if kinds[item] == b"Exif" else b" " * length
        for at, size in places:
            clean[at : at + size], filling = filling[:size], filling[size:]


def _kinds(data: bytes, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Each item's number and kind."""
    if start == end:
        return
    head = 6 if data[start] == 0 else 8
    for name, first, last in boxes(data, start + head, end):
        if name == b"infe" and data[first] >= 2:
            size = 2 if data[first] == 2 else 4
            at = first + 4 + size + 2
            if at + 4 <= last:
                yield int.from_bytes(data[first + 4 : first + 4 + size], "big"), data[at : at + 4]


def _places(
    data: bytes, start: int, end: int, inside: int
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Each item's number, and where in the file its parts begin and how long they are."""
    at = start

    def number(size: int) -> int:
        nonlocal at
        at += size
        return int.from_bytes(data[at - size : at], "big") if at <= end else 0

    version = number(1)
    number(3)
    sizes = number(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version == 2 else 2
    for _ in range(number(wide)):
        item = number(wide)
        way = number(2) & 15 if version else 0  # counted from the file's beginning, or from idat's
        number(2)
        origin = number(base) + (inside if way == 1 else 0)
        places = []
        for _ in range(number(2)):
            if version:
                number(index)
            first = origin + number(offset)
            size = number(length) or len(data) - first
            places.append((first, max(0, min(size, len(data) - first))))
        if at > end:
            return
        if way < 2:
            yield item, places
