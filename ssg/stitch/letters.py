"""The draft's end said again sign by sign, where letters prove too little: tables and code."""

import re

from ssg.stitch.blocks import DELIMITER_ROW, ROW, columns

_MARKED = re.compile(r"[ \t]*(?:#{1,6}|[-*+]|\d{1,9}[.)]|>|\|)[ \t]*\S")
_LONGEST = 400
_SHORTEST = 5


def repeated_signs(tail: str, opening: str) -> int:
    """How many raw characters at a fragment's beginning are the draft's end; 0 for too few.

    Args:
        tail: the draft's last part, without line ends at its end.
        opening: the fragment's beginning.

    In a table the count of cells decides where a row could have gone on without an overlap.
    """
    last = tail.rsplit("\n", 1)[-1]
    if len(last) >= 3 and _MARKED.match(last) and opening.startswith(last):
        return len(last)
    limit = min(len(tail), len(opening), _LONGEST)
    head = opening[:limit]
    if ROW.match(last):
        return _in_table(tail, opening, limit)
    for size in range(limit, _SHORTEST - 1, -1):
        if tail.endswith(head[:size]) and _tells(head[:size]):
            return size
    return 0


def _tells(text: str) -> bool:
    """Whether a run of signs is more than what stands at many line ends."""
    solid = "".join(text.split())
    letters = sum(map(str.isalnum, solid))
    if "\n" in text and letters >= 2 and len(text) >= 6:
        return True
    return len(solid) >= 4 and (letters >= 2 or len(solid) >= 6)


def _in_table(tail: str, opening: str, limit: int) -> int:
    """The same in a table, where the count of cells decides between an overlap and none."""
    last = tail.rsplit("\n", 1)[-1]
    table = tail.rsplit("\n\n", 1)[-1]
    rows = [line for line in table.split("\n") if ROW.match(line)]
    width = columns(rows[0])
    told = len(rows) > 1 and not (DELIMITER_ROW.match(last) and len(rows) == 2)
    directly = columns(last + opening.split("\n", 1)[0])
    for size in range(limit, 2, -1):
        if not tail.endswith(opening[:size]):
            continue
        if "\n" in opening[:size].strip() and size >= _SHORTEST:
            return size
        if not told:
            return size if _tells(opening[:size]) else 0
        if columns(last + opening[size:].split("\n", 1)[0]) == width:
            return size if directly != width or size >= 8 else 0
    return 0
