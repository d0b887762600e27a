"""The draft's end said again sign by sign, where letters prove too little: tables and code."""

import re

from ssg.stitch.blocks import DELIMITER_ROW, ROW, columns
from ssg.stitch.code_lines import keyword
from ssg.stitch.projection import is_wide

_MARKED = re.compile(r"[ \t]*(?:#{1,6}|[-*+]|\d{1,9}[.)]|>|\||`{3,}|~{3,})[ \t]*\S")
_LONGEST = 400
_SHORTEST = 5
_ALIGNED = 14
_INDENT = 2


def repeated_signs(tail: str, opening: str, in_code: bool) -> int:
    """How many raw characters at a fragment's beginning are the draft's end; 0 for too few.

    Args:
        tail: the draft's last part, without line ends at its end.
        opening: the fragment's beginning.

    In a table the count of cells decides where a row could have gone on without an overlap.
    """
    last = tail.rsplit("\n", 1)[-1]
    if ROW.match(last) and not any(map(str.isalnum, last)):
        return _in_table(tail, opening, min(len(tail), len(opening), _LONGEST))
    if len(last) >= 3 and _MARKED.match(last) and opening.startswith(last):
        return len(last)
    limit = min(len(tail), len(opening), _LONGEST)
    head = opening[:limit]
    if ROW.match(last):
        return _in_table(tail, opening, limit)
    if opening.startswith(last) and _is_opening(last, tail):
        return len(last)
    indented = len(last) >= _INDENT and not last.strip()
    size = limit + 1
    while (size := head.rfind(tail[-1:], 0, size - 1) + 1) > _SHORTEST - 3:
        if not tail.endswith(head[:size]):
            continue
        if in_code and tail[-size - 1 : -size].isalnum() and keyword(opening) == head[:size]:
            continue  # it begins the next line: that a word ends so, too, is chance
        ended = 2 if opening[size : size + 2].startswith(("\n", "\r")) else 0
        if size + ended >= _SHORTEST and _tells(head[:size], in_code):
            return size
        if in_code and indented and head[:size].strip() and "\n" in head[:size]:
            return size  # the end of a line, and all of the next one's indentation
        if ended and size >= 4 and all(map(is_wide, head[:size].replace(" ", ""))):
            return size
    return 0


def _is_opening(last: str, tail: str) -> bool:
    """Whether the draft's last line so far is a paragraph's first letters."""
    letters = [c for c in last if c.isalnum()]
    alone = len(last) == len(tail) or tail[: -len(last)].endswith(("\n\n", "\n\r\n"))
    return alone and last[:1].isalnum() and len(letters) >= (2 if is_wide(last[0]) else 4)


def _tells(text: str, in_code: bool = True) -> bool:
    """Whether a run of signs is more than what stands at many line ends."""
    solid = "".join(text.split())
    letters = sum(map(str.isalnum, solid))
    if letters and len(text) >= _ALIGNED:
        return True  # a word and the spaces that set its column
    if "\n" in text and len(text) >= 5 and (letters >= 2 or not in_code):
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
    if len(rows) == 1 and last.endswith("|") and opening.startswith(f"{last}\n"):
        return len(last)  # the header, said again
    if DELIMITER_ROW.match(last) and len(rows) > 1 and columns(last) >= width:
        rest = opening.split("\n", 1)[0].rstrip()
        if 1 < len(rest) < limit and tail.endswith(rest) and not rest.strip("|:- "):
            return len(rest)
    for size in range(limit, 2, -1):
        if not tail.endswith(opening[:size]):
            continue
        if "\n" in opening[:size].strip() and size >= _SHORTEST:
            return size
        if not told:
            if len(rows) < 2:
                return size if _tells(opening[:size]) else 0
            fits = columns(last + opening[size:].split("\n", 1)[0]) == width
            return size if directly != width and (fits or _tells(opening[:size])) else 0
        if columns(last + opening[size:].split("\n", 1)[0]) == width:
            within = size >= _SHORTEST and "|" not in opening[:size].strip()
            return size if directly != width or size >= 8 or within else 0
    return 0
