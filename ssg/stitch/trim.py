"""An unfinished end cut back to the last thing that is whole."""

import re
from dataclasses import replace

from ssg.model.source import SourceMap
from ssg.model.stitched import Stitched
from ssg.stitch.blocks import Block, block_of, columns
from ssg.stitch.fences import Fence, after_line
from ssg.stitch.open_marks import open_marks
from ssg.stitch.sentences import CLOSERS, STOPS

_STOP = re.compile(rf"(?:[{STOPS}]+|(?<!\d)\.+(?=[\s{re.escape(CLOSERS)}]))[{re.escape(CLOSERS)}]*")


def trim(stitched: Stitched) -> Stitched:
    """Cut the body back to its last finished sentence, list item, table row or closed code block.

    Only a post with a marker whose end is unfinished is cut; any other comes back as it is, and so
    does one in which nothing is whole. ``trimmed_from`` names the line.
    """
    if not (stitched.truncated and stitched.marked):
        return stitched
    end = last_whole(stitched.body)
    if end <= 0 or not stitched.body[end:].strip():
        return stitched
    line = stitched.body.count("\n", 0, end)
    rest = stitched.body[end:]
    line += rest[: len(rest) - len(rest.lstrip())].count("\n")
    body = stitched.body[:end]
    lines = stitched.source_map.lines[: body.count("\n") + 1]
    return replace(
        stitched,
        body=body,
        source_map=SourceMap(lines),
        trimmed_from=stitched.source_map.line(line),
    )


def last_whole(text: str) -> int:
    """The offset after the last thing in a text that is whole; 0 when there is none."""
    best, heading = 0, -1
    lines = text.splitlines(keepends=True)
    at, state, header = 0, None, 0
    paragraph = 0
    for number, line in enumerate(lines):
        was: Fence | None = state
        state = after_line(state, line)
        bare = line.rstrip()
        end = at + len(bare)
        if was is not None or state is not None:
            if was is not None and state is None:
                best = end
            at += len(line)
            paragraph = at
            continue
        kind = block_of(line)
        last = number == len(lines) - 1 or not text[at + len(line) :].strip()
        if kind is not Block.ROW:
            header = 0
        if kind in (Block.TEXT, Block.QUOTE, Block.HTML, Block.NOTE):
            if not last:
                best = max(best, end if not open_marks(text[paragraph:end]) else best)
            best = max(best, _last_stop(text, paragraph, at, end))
        elif kind is Block.ITEM:
            paragraph = at
            best = end if not last else max(best, _last_stop(text, at, at, end))
        elif kind is Block.ROW:
            header = header or columns(bare)
            if bare.endswith("|") and columns(bare) >= header:
                best = end
            paragraph = at + len(line)
        else:
            if kind is Block.RULE and not last:
                best = end
            paragraph = at + len(line)
            heading = at if kind is Block.HEADING else heading
        at += len(line)
    return best


def _last_stop(text: str, paragraph: int, start: int, end: int) -> int:
    """The end of the last sentence in a line that leaves no mark open in its paragraph."""
    for match in reversed(list(_STOP.finditer(text, start, end))):
        for stop in (match.end(), match.start() + len(match[0].rstrip(CLOSERS))):
            if not open_marks(text[paragraph:stop]):
                return stop
    return 0
