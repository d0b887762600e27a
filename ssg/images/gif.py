"""GIF: its size, whether it moves, and the file without comments (GIF89a specification)."""

from collections.abc import Iterator

from ssg.images.header import DamagedImageError, Header

SIGNATURES = (b"GIF87a", b"GIF89a")
_IMAGE, _EXTENSION, _END = 0x2C, 0x21, 0x3B
_COMMENT, _APPLICATION, _CONTROL = 0xFE, 0xFF, 0xF9
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def _table(flags: int) -> int:
    """The size in bytes of a colour table by the flags that announce it."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Each block: its kind, the label of an extension, where it begins and ends."""
    try:
        position = 13 + _table(data[10])
        while data[position] != _END:
            start, kind = position, data[position]
            label = data[position + 1]
            if kind == _IMAGE:
                position += 10 + _table(data[position + 9]) + 1
            elif kind == _EXTENSION:
                position += 2
            else:
                raise DamagedImageError("it holds an unknown block")
            while data[position]:
                position += 1 + data[position]
            position += 1
            yield kind, label, start, position
    except IndexError:
        raise DamagedImageError("the file ends too early") from None


def read_header(data: bytes) -> Header:
    """The head of a GIF file.

    Raises:
        DamagedImageError: where a block does not end or there is no picture.
    """
    frames, alpha = 0, False
    for kind, label, start, _ in _blocks(data):
        frames += kind == _IMAGE
        alpha = alpha or (kind == _EXTENSION and label == _CONTROL and bool(data[start + 3] & 1))
    if not frames:
        raise DamagedImageError("it holds no picture")
    width, height = (int.from_bytes(data[n : n + 2], "little") for n in (6, 8))
    return Header("gif", width, height, animated=frames > 1, alpha=alpha)


def without_metadata(data: bytes) -> bytes:
    """The same pictures: no comments, no XMP, no data after the end."""
    kept = [data[: 13 + _table(data[10])]]
    for kind, label, start, end in _blocks(data):
        application = data[start + 3 : start + 14] if label == _APPLICATION else b""
        foreign = label == _COMMENT or (application and application not in _LOOPS)
        if kind != _EXTENSION or not foreign:
            kept.append(data[start:end])
    return b"".join((*kept, b";"))
