"""How two fragments without a common text are put together."""

import re
from itertools import takewhile

from ssg.stitch.blocks import DELIMITER_ROW, ITEM, Block, block_of, columns, names_what_follows
from ssg.stitch.code_lines import begins_line
from ssg.stitch.going_on import begins_anew, goes_on, script_of
from ssg.stitch.numbering import numbered_on
from ssg.stitch.open_marks import open_marks
from ssg.stitch.sentences import CLOSERS, crosses_sentence, ends_sentence

_NEW_BLOCKS = (Block.HEADING, Block.FENCE, Block.RULE)
_NUMBERED_HEADING = re.compile(r"#{1,6}[ \t]+\d")
_SENTENCE_INSIDE = re.compile(r"[。．！？]|[.!?]\s")


def glue_in_code(before: str, after: str, newline: str) -> str:
    """Between a draft that ends inside code and a fragment that goes on there.

    Args:
        before: the draft's last lines.
        after: the fragment, reopened fence left out.
    """
    last = before.rsplit("\n", 1)[-1]
    first = after.split("\n", 1)[0]
    if not last.strip() or Block.FENCE in (block_of(last), block_of(first)):
        return newline
    return newline if begins_line(before, after) else ""


def glue_between(before: str, after: str, newline: str, unfinished: bool) -> str:
    """Between a draft that ends outside code and a fragment that goes on.

    Args:
        before: the draft's last lines, from the start of one.
        after: the fragment.
        unfinished: whether the draft ends in a sentence, word or mark.
    """
    last = before.rsplit("\n", 1)[-1]
    first = after.split("\n", 1)[0].rstrip("\r")
    ended, begun = block_of(last), block_of(first)
    if re.fullmatch(r"[ \t]*(?:#{1,6}|>+|[-*+]|\d{1,9}[.)]|\|)[ \t]*", last):
        return "" if begun not in (Block.ITEM, Block.HEADING) else newline
    if ended is Block.RULE and begun is Block.TEXT and _closes_emphasis(last, first):
        return ""
    if ended is Block.ROW or DELIMITER_ROW.match(last):
        return _after_row(before, last, first, begun, newline)
    if begun is Block.ROW:
        whole = not unfinished or ended is Block.HEADING or last.rstrip().endswith((":", "："))
        return newline * 2 if whole or _opens_table(after) else ""
    if begun is Block.ITEM and _is_item_here(before, last, first, ended, unfinished):
        in_list = ended is Block.ITEM or _goes_on_with_item(before, last)
        return newline if in_list and not _loose(before, after) else newline * 2
    if ended is Block.ITEM and begun is Block.TEXT and not ends_sentence(last):
        return "" if unfinished or _rest_of_item(before, after) else newline * 2
    if begun is ended and begun in (Block.NOTE, Block.QUOTE):
        return newline
    if begun is Block.QUOTE and last.rstrip().endswith((":", "：")):
        return newline * 2
    if begun in _NEW_BLOCKS or ended in (Block.FENCE, Block.RULE):
        return newline * 2
    if ended is Block.HEADING:
        return "" if _rest_of_heading(last, after) else newline * 2
    if re.match(r"(?: {4}|\t)[ \t]*\S", first) and ends_sentence(last):
        return newline * 2  # a paragraph of a list item
    if first[:1] in (" ", "\u3000") or last[-1:] == " ":
        return ""
    if unfinished or not ends_sentence(last):
        return "" if unfinished or ended is not Block.ITEM else newline * 2
    return "" if _closes_or_goes_on(last, first) else newline * 2


def _closes_emphasis(last: str, first: str) -> bool:
    """Whether signs that look like a thematic break open what a fragment's first line closes."""
    return last in ("***", "___") and open_marks(first) and not open_marks(last + first)


def _closes_or_goes_on(last: str, first: str) -> bool:
    """Whether a text after a finished sentence closes a mark, or belongs to the same line."""
    if re.match(r"(?:\*\*|__)\w", first):
        return False  # bold text opens: what was open before is unfinished
    if first[:1] in CLOSERS + "。、，,.!?！？：:；;）)]】」』":
        return True
    return re.search(r"\.$", last) is not None and re.match(r"[a-z0-9]", first) is not None


def goes_on_in_form(before: str, after: str) -> bool:
    """Whether a fragment goes on with the table, list or open mark that the draft ends in."""
    last = before.rsplit("\n", 1)[-1]
    first = after.split("\n", 1)[0]
    ended, begun = block_of(last), block_of(first)
    if begun is Block.HEADING and numbered_on(before, first):
        return True
    if ended is Block.ROW or DELIMITER_ROW.match(last):
        row = begun is Block.ROW or DELIMITER_ROW.match(first) is not None
        return row or not last.endswith("|")
    if ended in (Block.ITEM, Block.QUOTE) and begun is ended:
        return True
    if ended is Block.ITEM and begun is Block.TEXT and _is_cut_item(before, after):
        return True
    if ended is Block.HEADING and _rest_of_heading(last, after):
        return True
    if re.match(r"[ \t](?:[^\s#|>*+-]|\*\*\S)", first) or (
        last.endswith("]") and first.startswith("(")
    ):
        return True
    paragraph = before[before.rfind("\n\n") + 1 :]
    return open_marks(paragraph) and re.search(r"\*\*|[)\]）」』`]", first[:200]) is not None


def _after_row(before: str, last: str, first: str, begun: Block, newline: str) -> str:
    """After a table row: a further row, the rest of this one, or the next block."""
    lines = before.split("\n")
    rows = takewhile(lambda line: block_of(line) is Block.ROW, reversed(lines))
    table = list(rows)[::-1]
    width = columns(table[0]) if table else columns(last)
    whole = last.rstrip().endswith("|") and columns(last) >= width
    if DELIMITER_ROW.match(last):
        whole = whole and len(table) > 1
    if not whole:
        return newline * 2 if last.rstrip().endswith("|") and "|" not in first else ""
    if begun is Block.ROW:
        return newline
    return newline * 2


def _opens_table(after: str) -> bool:
    """Whether a fragment's first line is the header of a table."""
    delimiter = after.split("\n", 2)[1:2]
    return (
        bool(delimiter) and "|" in delimiter[0] and bool(DELIMITER_ROW.match(delimiter[0].rstrip()))
    )


def _is_item_here(before: str, last: str, first: str, ended: Block, unfinished: bool) -> bool:
    """Whether a fragment's list mark begins an item, and is not a dash or number in a sentence."""
    match = ITEM.match(first)
    if match is None:
        return False
    if not unfinished or ended in (Block.ITEM, Block.HEADING):
        return True
    announced = match["mark"] in ("-", "*", "+", "1.", "1)") and last.rstrip().endswith((":", "："))
    return announced or _in_list(before)


def _goes_on_with_item(before: str, last: str) -> bool:
    """Whether the draft's last line belongs to a list item above it."""
    if last.startswith((" ", "\t")):
        return _in_list(before)
    paragraph = before[before.rfind("\n\n") + 1 :].lstrip("\n")
    return any(block_of(line) is Block.ITEM for line in paragraph.split("\n"))


def _in_list(before: str) -> bool:
    """Whether the draft's last paragraph or the one before holds a list item."""
    return any(block_of(line) is Block.ITEM for line in before.rstrip().split("\n")[-4:])


_ITEMS = 8  # lines of a list that are looked at
_NEAR = 14
_MARK = re.compile(r"\A[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_LIST = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S")


def _loose(before: str, after: str) -> bool:
    """Whether the items of a list stand apart by blank lines, judged by the nearest two beside."""
    indent = _indent(after)
    above = before.rsplit("\n", _NEAR)[::-1]
    apart = _apart_from_next(above, indent, upward=True)
    return bool(_apart_from_next(after.split("\n", _NEAR), indent) if apart is None else apart)


def _apart_from_next(lines: list[str], indent: int, *, upward: bool = False) -> bool | None:
    """Whether a blank line stands before the nearest item that follows another; None for none."""
    items = 0 if upward else 1
    for number, line in enumerate(lines[:_NEAR]):
        if number == 0 and not upward:
            continue
        if _LIST.match(line) and _indent(line) == indent:
            if items:
                break
            items, last = 1, number
        elif line.strip() and not line.startswith((" ", "\t")) and not _LIST.match(line):
            return None
    else:
        return None
    return not lines[last + 1 if upward else number - 1].strip()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _is_cut_item(before: str, after: str) -> bool:
    """Whether a list's last item was cut: the list goes on below, or its other items are longer."""
    if _LIST.match(after.partition("\n")[2]):
        return True
    lines = before.rsplit("\n", _ITEMS)
    if _SENTENCE_INSIDE.search(_MARK.sub("", lines[-1])) and crosses_sentence(after[:200]):
        return True
    above = [len(line) for line in lines[1:-1] if block_of(line) is Block.ITEM]
    return len(above) > 1 and len(lines[-1]) * 3 < min(above)


def _rest_of_item(before: str, after: str) -> bool:
    """Whether a fragment begins with the rest of a list item rather than with what follows it."""
    if _is_cut_item(before, after):
        return True
    first, _, rest = after.partition("\n")
    script = script_of(after[:600])
    if goes_on(first, script):
        return True
    paragraph = before[before.rfind("\n\n") + 1 :]
    alone = sum(block_of(line) is Block.ITEM for line in paragraph.split("\n")) < 2
    if alone and not begins_anew(first, script) and crosses_sentence(first):
        return True
    if re.match(r"[a-z、。，,.）)」』ぁ-んー]", first) or first[:1].isspace():
        return True
    paragraph = re.split(r"\n[ \t\r]*\n", rest, maxsplit=1)[0]
    if re.search(r"(?m)^[ \t]+\S.*\n[ \t]*[-*+] ", paragraph + "\n"):
        return True
    return not _SENTENCE_INSIDE.search(first) and len(first) <= 80


def _rest_of_heading(last: str, after: str) -> bool:
    """Whether a fragment begins with the rest of a heading rather than with what it heads."""
    first, _, rest = after.partition("\n")
    alone = rest.startswith(("\n", "\r\n")) and bool(rest.strip())
    if not alone or len(first) > 100 or block_of(first) is not Block.TEXT or ends_sentence(last):
        return False
    if names_what_follows(first):
        return False
    asks = first.rstrip().endswith(("?", "？")) and _NUMBERED_HEADING.match(last) is not None
    if asks or goes_on(first, script_of(after[:600])):
        return True
    if last[-1:].islower() and (first[0].isupper() or not first[0].isalnum()):
        return False  # a word more would stand behind a space
    if _SENTENCE_INSIDE.search(first) or len(first) > 60 or first[0] in "=$<":
        return False
    return not first.rstrip().endswith((":", "：", "."))
