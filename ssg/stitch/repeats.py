"""A passage said twice back to back: a seam whose marker was lost.

Sentences and headings of the prose are read as one sequence; each is pushed on a stack, and where
the stack's last *n* equal the *n* before them, the second telling goes. Linear for a fixed *n*.
"""

import re
from collections.abc import Iterator

from ssg.stitch.blocks import Block, block_of
from ssg.stitch.fences import after_line
from ssg.stitch.projection import projected, weight
from ssg.stitch.sentences import CLOSERS, STOPS
from ssg.values import dataclass

LONG_SENTENCE = 20.0
_LONG_PASSAGE = 24.0
_MOST_UNITS = 8
_SENTENCE = re.compile(
    # A stop between letters ends a sentence where the second telling follows without a space.
    rf"\S(?:[^{STOPS}.]++|\.(?!\s|\Z|(?<=[A-Za-z]{{2}}\.)[A-Z][a-z]|[{re.escape(CLOSERS)}]+(?:\s|\Z)))*+"
    rf"[{STOPS}.]*+[{re.escape(CLOSERS)}]*+",
)
_SIGNS = re.compile(r"(?:\*\*|__|[`*_\"])\Z")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or heading of prose; ``key`` is empty for what never counts as repeated."""

    start: int
    end: int
    key: str
    heading: bool


@dataclass(frozen=True, slots=True)
class Repeat:
    """A passage and its second telling, as spans of the text."""

    first: tuple[int, int]
    second: tuple[int, int]


def find_repeats(text: str) -> tuple[Repeat, ...]:
    """The passages of a text that are said twice back to back, in their order."""
    stack: list[Unit] = []
    found: list[Repeat] = []
    for unit in _units(text):
        stack.append(unit)
        if not unit.key:
            continue
        for count in range(1, min(_MOST_UNITS, len(stack) // 2) + 1):
            if stack[-1 - count].key != unit.key:
                continue
            first, second = stack[-2 * count : -count], stack[-count:]
            if _same(first, second):
                begin = second[0].start
                if found and found[-1].first == (first[0].start, first[-1].end):
                    begin = found.pop().second[0]
                end = second[-1].end - _closing_only_there(text, first[-1], second[-1])
                found.append(Repeat((first[0].start, first[-1].end), (begin, end)))
                del stack[-count:]
                break
    return tuple(found)


def _closing_only_there(text: str, first: Unit, second: Unit) -> int:
    """How many closing marks stand after the second telling alone: they close what is around it."""
    marks = [text[u.start : u.end] for u in (first, second)]
    mine, theirs = (m[len(m.rstrip(CLOSERS)) :] for m in marks)
    if not theirs.startswith(mine) or (_SIGNS.search(marks[1]) and not _opening(marks[1])):
        return 0
    return len(theirs) - len(mine)


def _same(first: list[Unit], second: list[Unit]) -> bool:
    pairs = zip(first, second, strict=True)
    if any(a.key != b.key or not a.key or a.heading != b.heading for a, b in pairs):
        return False
    if len(first) == 1 and first[0].heading:
        return True
    said = sum(weight(u.key) for u in first)
    return said >= (LONG_SENTENCE if len(first) == 1 else _LONG_PASSAGE)


def _heading_key(line: str) -> str:
    text = projected(line)
    return "#" * (len(line.lstrip()) - len(line.lstrip(" #"))) + text if text else ""


def _sentences(line: str) -> list[tuple[int, int]]:
    """Where the sentences of a line of prose lie; signs between two belong to the one they mark."""
    found: list[tuple[int, int]] = []
    start = None
    for m in _SENTENCE.finditer(line):
        begin = m.start() if start is None else start
        end = m.end() - _opening(line[begin : m.end()])
        start = end if end < m.end() else None
        if found and not projected(line[begin:end]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return found


def _opening(sentence: str) -> int:
    """How many signs at a sentence's end open the next: they close nothing within it."""
    match = _SIGNS.search(sentence)
    if match is None or sentence.count(match[0], 0, match.start()) % 2:
        return 0
    return len(match[0])


def _units(text: str) -> Iterator[Unit]:
    fence = None
    at = 0
    in_item = False
    for line in text.splitlines(keepends=True):
        was, fence = fence, after_line(fence, line)
        kind = Block.FENCE if was is not None or fence is not None else block_of(line)
        if kind is Block.TEXT and not (in_item and line[:1] in " \t") and line[:4] != "    ":
            in_item = False
            for start, end in _sentences(line):
                yield Unit(at + start, at + end, projected(line[start:end]), False)
        elif kind is Block.HEADING:
            bare = line.rstrip()
            yield Unit(at, at + len(bare), _heading_key(bare), True)
            in_item = False
        elif kind is not Block.BLANK:
            in_item = kind is Block.ITEM or (in_item and line[:1] in " \t")
            yield Unit(at, at + len(line), "", False)
        at += len(line)
