"""What kind of Markdown block a line belongs to, read from the line itself."""

import re
from enum import Enum

from ssg.stitch.fences import fence_line


class Block(Enum):
    """Kinds of lines."""

    BLANK = "blank"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"
    FENCE = "fence"
    RULE = "rule"
    HTML = "html"
    NOTE = "note"
    TEXT = "text"


ITEM = re.compile(r"[ \t]*(?P<mark>[-*+]|\d{1,9}[.)])(?:[ \t]+(?P<text>\S.*)?|[ \t]*$)")
ROW = re.compile(r" {0,3}\|")
DELIMITER_ROW = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
QUOTE = re.compile(r" {0,3}>")
HTML = re.compile(r" {0,3}<(?:[/!?]|[A-Za-z][A-Za-z0-9-]*(?:[\s/>]|$))")
NAME = re.compile(r"(?P<mark>\*\*|__)\S[^\n]{0,100}[^\s。．.!?！？](?P=mark)[:：]?")
NOTE = re.compile(r" {0,3}\[\^?[^\]\n]+\]:")
_FIRST_SIGNS = frozenset("#-*_+0123456789|><[`~")  # each pattern, and a fence, begins with one


def block_of(line: str) -> Block:
    """The kind of a line that stands outside code."""
    first = line.lstrip()[:1]
    if not first:
        return Block.BLANK
    if first not in _FIRST_SIGNS:
        return Block.TEXT
    line = line.rstrip("\r\n")
    for pattern, kind in (
        (HEADING, Block.HEADING),
        (RULE, Block.RULE),
        (ITEM, Block.ITEM),
        (ROW, Block.ROW),
        (QUOTE, Block.QUOTE),
        (HTML, Block.HTML),
        (NOTE, Block.NOTE),
    ):
        if pattern.match(line):
            return kind
    return Block.FENCE if fence_line(line) is not None else Block.TEXT


def names_what_follows(line: str) -> bool:
    """Whether a line is a heading, or a name in bold that stands for one."""
    if HEADING.match(line):
        return line.strip("# \t\r") != ""
    return NAME.fullmatch(line.strip()) is not None


def columns(row: str) -> int:
    """How many cells a table row has; escaped pipes and pipes in code do not divide."""
    bare = re.sub(r"\\.|`[^`\n]*`", "x", row.strip())
    return len(bare.removeprefix("|").removesuffix("|").split("|"))
