"""A text cut into blocks, so that an edit changes the block it stands in and no other."""

import re
from zlib import crc32

SIZE = 1500  # characters that a block is meant to hold
MOST = 24  # blocks of one post: each is a bit of a posting's mask
_SHARE = 4  # of so many lines, one on average ends a block that is large enough

# A line too long for a block is cut behind a mark or a space, or at least where two characters are
# sure not to combine.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_CALM = "(?=[!-~\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3])"
_PIECE = re.compile(
    rf"[^\n]{{1,{SIZE}}}[。．！？!?、,. ]{_CALM}|[^\n]{{{SIZE},}}?{_CALM}|[^\n]*\n|[^\n]+"
)


def blocks(text: str) -> tuple[str, ...]:
    """The blocks; together they are the text.

    A block ends behind a line, at the first one past half the size whose own letters say so, or
    where the size is reached. So borders depend on the text beside them alone, and after an edit
    they are soon the same again. A text that would need more than ``MOST`` has larger blocks.
    """
    size = SIZE
    while True:
        found = _cut(text, size)
        if len(found) <= MOST:
            return found
        size *= 2


def _cut(text: str, size: int) -> tuple[str, ...]:
    found: list[str] = []
    start = held = end = 0
    for piece in _pieces(text):
        held += len(piece)
        end += len(piece)
        if held >= size or (held >= size // 2 and _is_border(piece)):
            found.append(text[start:end])
            start, held = end, 0
    if start < len(text):
        found.append(text[start:])
    return tuple(found)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for line in _LINE.findall(text):
        pieces += [line] if len(line) <= SIZE else _PIECE.findall(line)
    return pieces


def _is_border(piece: str) -> bool:
    return crc32(piece.encode("utf-8", "surrogatepass")) % _SHARE == 0
