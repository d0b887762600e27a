"""AVIF: its size and which way up it is.

The boxes are those of ISO/IEC 14496-12 and 23008-12 (HEIF); AVIF is AOM's "AV1 Image File Format".
"""

from collections.abc import Iterator

from ssg.images.header import DamagedImageError, Header

_BRANDS = (b"avif", b"avis")
# How an image is turned (irot, anticlockwise) and mirrored (imir), as Exif's orientation.
_TURNS = {0: 1, 1: 8, 2: 3, 3: 6}


def is_avif(data: bytes) -> bool:
    """Whether the bytes begin as an AVIF file."""
    size = min(int.from_bytes(data[:4], "big"), 256)
    return data[4:8] == b"ftyp" and any(data[n : n + 4] in _BRANDS for n in range(8, size, 4))


def boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Each box's name and where its content begins and ends."""
    while start + 8 <= end:
        size, head = int.from_bytes(data[start : start + 4], "big"), 8
        name = data[start + 4 : start + 8]
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        size = size or end - start
        if size < head or start + size > end:
            raise DamagedImageError("the file ends too early")
        yield name, start + head, start + size
        start += size


def read_header(data: bytes) -> Header:
    """The head of an AVIF file: the largest picture in it, as tiles are smaller.

    Raises:
        DamagedImageError: where a box does not end or there is no picture.
    """
    sizes: list[tuple[int, int]] = []
    turned, alpha = 1, False
    for name, start, end in boxes(data, 0, len(data)):
        if name != b"meta":
            continue
        for inner, at, stop in boxes(data, start + 4, end):
            if inner != b"iprp":
                continue
            for holder, first, last in boxes(data, at, stop):
                if holder != b"ipco":
                    continue
                for prop, body, _ in boxes(data, first, last):
                    if prop == b"ispe":
                        size = data[body + 4 : body + 12]
                        pair = int.from_bytes(size[:4], "big"), int.from_bytes(size[4:], "big")
                        sizes.append(pair)
                    elif prop == b"irot":
                        turned = _TURNS[data[body] & 3]
                    elif prop == b"auxC":
                        alpha = alpha or b":alpha" in data[body : body + 64]
    if not sizes:
        raise DamagedImageError("it holds no picture")
    width, height = max(sizes, key=lambda s: s[0] * s[1])
    return Header("avif", width, height, turned, animated=data[8:12] == b"avis", alpha=alpha)
