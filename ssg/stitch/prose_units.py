"""The sentences and headings of a text's prose, as units that may be told twice."""

import re
from collections.abc import Iterator

from ssg.stitch.blocks import DELIMITER_ROW, ITEM, Block, block_of
from ssg.stitch.fences import after_line
from ssg.stitch.projection import projected
from ssg.stitch.sentences import CLOSERS, STOPS
from ssg.values import dataclass

_CODE = 4  # columns by which code is indented: CommonMark 0.31.2, section 4.4
# What a stop is followed by within a word, an address or a number. Too many ends do no harm: both
# tellings are cut alike, and the second may follow without a space.
_WITHIN = r"[a-z0-9_/=&#%+~@-]"
_SENTENCE = re.compile(
    rf"\S(?:[^{STOPS}.]++|[.!?](?={_WITHIN}))*+[{STOPS}.]*+[{re.escape(CLOSERS)}]*+",
)
SIGN = re.compile(r"(?:\*\*|__|[`*_\"])\Z")
_DEFINES = re.compile(r"[ \t]*:[ \t]+(?=\S)")
DEFINITION = ":"  # the key of a definition's mark, which stands within what is told twice


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or heading of prose; ``key`` is empty for what never counts as repeated."""

    start: int
    end: int
    key: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class _Listed:
    """An item or a definition that is open: the column of its text."""

    column: int
    item: bool


def prose_units(text: str) -> Iterator[Unit]:
    """The sentences of a text in their order; the end of a line ends one too.

    A list's marks, rows, quotations and code never count as repeated, so that nothing goes that
    holds one of them; the sentences of an item do.
    """
    fence = None
    at = 0
    open_: list[_Listed] = []
    apart, table = True, False
    for line in text.splitlines(keepends=True):
        was, fence = fence, after_line(fence, line)
        kind = Block.FENCE if was is not None or fence is not None else block_of(line)
        table = kind is Block.TEXT and (table or ("|" in line and _is_delimiter(line)))
        if kind is Block.HEADING:
            bare = line.rstrip()
            yield Unit(at, at + len(bare), _heading_key(bare), True)
        elif kind in (Block.TEXT, Block.ITEM) and not table:
            yield from _line_of_prose(line, at, kind, apart or kind is Block.ITEM, open_)
        elif kind is not Block.BLANK:
            yield Unit(at, at + len(line), "")
        apart = kind not in (Block.TEXT, Block.ITEM)
        at += len(line)


def _line_of_prose(
    line: str, at: int, kind: Block, apart: bool, open_: list[_Listed]
) -> Iterator[Unit]:
    """The units of a line, which may begin an item or a definition, go on within it, or leave it.

    Args:
        at: where the line begins in the text.
        kind: of the line, text or an item.
        apart: it continues no paragraph.
        open_: the items and definitions that are open, which are brought up to date.
    """
    indent = _columns(line)
    ends = kind is Block.ITEM
    while apart and open_ and indent < open_[-1].column:
        ends |= open_.pop().item
    code = apart and indent >= (open_[-1].column if open_ else 0) + _CODE
    if code or block_of(line.lstrip()) is not kind:
        yield Unit(at, at + len(line), "")
        return
    start = 0
    mark = ITEM.match(line) if kind is Block.ITEM else _DEFINES.match(line)
    if mark is not None:
        start = mark.start("text") if mark.re is ITEM and mark["text"] else mark.end()
        open_.append(_Listed(len(line[:start].expandtabs(4)), kind is Block.ITEM))
    if ends or mark is not None:
        yield Unit(at, at + start, "" if ends else DEFINITION)
    for begin, end, key in _sentences(line, start):
        yield Unit(at + begin, at + end, key)


def _columns(line: str) -> int:
    """The column of a line's first letter, tabs set at every fourth."""
    return len(line[: len(line) - len(line.lstrip())].expandtabs(4))


def _is_delimiter(line: str) -> bool:
    return DELIMITER_ROW.match(line.rstrip()) is not None


def _heading_key(line: str) -> str:
    text = projected(line)
    return "#" * (len(line.lstrip()) - len(line.lstrip(" #"))) + text if text else ""


def _sentences(line: str, start: int) -> list[tuple[int, int, str]]:
    """Where the sentences of a line lie, and their letters.

    Signs between two belong to the one that they mark.
    """
    found: list[tuple[int, int, str]] = []
    carried = None
    for m in _SENTENCE.finditer(line, start):
        begin = m.start() if carried is None else carried
        end = m.end() - opening_signs(line[begin : m.end()])
        carried = end if end < m.end() else None
        letters = projected(line[begin:end])
        if letters:
            found.append((begin, end, letters))
        elif found:
            found[-1] = (found[-1][0], end, found[-1][2])
        else:
            carried = begin
    return found


def opening_signs(sentence: str) -> int:
    """How many signs at a sentence's end open the next: they close nothing within it."""
    match = SIGN.search(sentence)
    if match is None or sentence.count(match[0], 0, match.start()) % 2:
        return 0
    return len(match[0])
