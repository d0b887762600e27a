"""Reading a block of YAML that is damaged: each entry by itself, so that all mistakes are told.

A block is cut before each line that begins a top-level entry; what cannot be read is explained,
and what can be guessed (a full-width colon) is read as it was meant.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from ssg.parse.any_frame import HANDLER
from ssg.parse.yaml_explain import explain
from ssg.parse.yaml_nodes import Composed, Entry, Mapping, Problem, Scalar, shown
from ssg.parse.yaml_tree import compose

MAX_PROBLEMS = 50
_MAX_MERGED = 20

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
# Lines that go on with the entry above: blank, indented, a comment, a list item, a closing bracket.
_GOES_ON = re.compile(r"[ \t]|#|-[ \t\r\n]|-\Z|[\]}]|\r|\n|\Z")
_WIDE_COLON = re.compile(r"([^\s：:\"'\[{]{1,40}?)[ \t　]*(：[ \t　]*)(?=.)")
_TIGHT_COLON = re.compile(r"([A-Za-z_][A-Za-z0-9_-]{0,39})(:)(?=[^ \t\r\n/　\xa0])")
_WIDE_SPACE = re.compile(r"([A-Za-z_][A-Za-z0-9_-]{0,39}):([　\xa0]+)")
_LIKE_ENTRY = re.compile(r"[^\s:：]{1,60}[ \t　]*[:：]|[\"'\[{?]|[ \t#\-\r\n]")
_ENDS_BLANK = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n?|\n)\Z")
_KEY = re.compile(r"[^\s:]+(?=[ \t]*:)")


class Piece(NamedTuple):
    """One top-level entry as text, with its offset in the file."""

    text: str
    start: int


def read_block(text: str, base: int) -> Composed:
    """The mapping of a block at offset ``base`` of its file, whatever state it is in."""
    try:
        whole: Composed = HANDLER.load(text, base=base)
    except yaml.YAMLError:
        return _by_entries(text, base)
    root = whole.root
    if root is None and whole.problems:
        return _by_entries(text, base)
    if root is None or isinstance(root, Mapping):
        return whole
    if isinstance(root, Scalar) and root.plain:
        return _by_entries(text, base)
    kind = "a list" if not isinstance(root, Scalar) else "a single text"
    problem = Problem(
        "SSG105",
        root.start,
        f"the front matter is {kind}, not keys with values",
        "write one entry a line: title: …",
    )
    return Composed(None, (*whole.problems, problem))


def _by_entries(text: str, base: int) -> Composed:
    entries: list[Entry] = []
    problems: list[Problem] = []
    broken: list[str] = []
    seen: set[str] = set()
    pieces = list(_pieces(text, base))
    at, failed = 0, False
    while at < len(pieces) and len(problems) < MAX_PROBLEMS:
        # Lines below a bracket that never closes are its entries, not the post's text.
        if not failed and _is_body(pieces, at):
            message = "the front matter is not closed before this line"
            problems.append(
                Problem("SSG101", pieces[at].start, message, "write a line --- above it")
            )
            break
        composed, used = _read(pieces, at)
        failed = bool(composed.problems)
        at += used
        problems += composed.problems
        broken += composed.broken
        root = composed.root
        for entry in root.entries if isinstance(root, Mapping) else ():
            if entry.key.text in seen:
                message = f"the key “{shown(entry.key.text)}” is here twice"
                problems.append(Problem("SSG106", entry.key.start, message, "keep one of the two"))
            else:
                seen.add(entry.key.text)
                entries.append(entry)
    return Composed(Mapping(tuple(entries), base), tuple(problems), tuple(broken))


def _is_body(pieces: list[Piece], at: int) -> bool:
    """Whether the post's text begins here: no entry, and a blank line before or more text after."""
    if _LIKE_ENTRY.match(pieces[at].text):
        return False
    after_blank = at > 0 and _ENDS_BLANK.search(pieces[at - 1].text) is not None
    more = at + 1 < len(pieces) and not _LIKE_ENTRY.match(pieces[at + 1].text)
    return after_blank or more


def _pieces(text: str, base: int) -> Iterator[Piece]:
    start = at = 0
    while at < len(text):
        line = _LINE.match(text, at)
        at = line.end() if line else len(text)
        if at >= len(text) or not _GOES_ON.match(text, at):
            yield Piece(text[start:at], base + start)
            start = at


def _read(pieces: list[Piece], at: int) -> tuple[Composed, int]:
    """The entry at ``at``, and how many pieces it took (a bracket may close some lines below)."""
    piece = pieces[at]
    key = _KEY.match(piece.text)
    broken = (key[0],) if key else ()
    error = _attempt(piece)
    if isinstance(error, Composed) and error.root is None:
        return error._replace(broken=broken if error.problems else ()), 1
    if isinstance(error, Composed) and isinstance(error.root, Mapping):
        return error, 1
    if isinstance(error, yaml.YAMLError) and _is_open(error, piece):
        text = piece.text
        for used, following in enumerate(pieces[at + 1 : at + 1 + _MAX_MERGED], 2):
            text += following.text
            merged = _compose(text, piece.start)
            if merged is not None:
                return merged, used
    mended = _mend(piece)
    if mended is not None:
        return mended, 1
    cause = error if isinstance(error, yaml.YAMLError) else None
    problem = explain(piece.text, piece.start, cause)
    return Composed(None, (problem,), broken), 1


def _attempt(piece: Piece) -> Composed | yaml.YAMLError:
    try:
        composed: Composed = HANDLER.load(piece.text, base=piece.start)
    except yaml.YAMLError as error:
        return error
    return composed


def _compose(text: str, start: int) -> Composed | None:
    """A tree by the fast loader alone: the exact one takes long where many tries fail."""
    try:
        return compose(text, start)
    except yaml.YAMLError:
        return None


def _is_open(error: yaml.YAMLError, piece: Piece) -> bool:
    """Whether the text ended where more was expected."""
    mark = getattr(error, "problem_mark", None)
    return mark is not None and mark.index >= len(piece.text.rstrip())


def _mend(piece: Piece) -> Composed | None:
    """An entry whose colon is not YAML's, read as it was meant; None where the fault is another."""
    for pattern, message in (
        (_WIDE_COLON, "this colon is a full-width one"),
        (_WIDE_SPACE, "a full-width space stands after the colon"),
        (_TIGHT_COLON, "a space is missing after the colon"),
    ):
        found = pattern.match(piece.text)
        if found is None:
            continue
        key = found[1]
        rest = piece.text[found.end() :]
        # The value is read behind a key of a length that leaves every offset as it is.
        width = found.end() - 2
        if width < 1:
            return None
        read = _attempt(Piece("k" * width + ": " + rest, piece.start))
        first = rest.splitlines()[0].strip() if rest.strip() else "…"
        problem = Problem(
            "SSG110",
            piece.start + found.start(2),
            message,
            f"write a half-width colon and a space: {key}: {shown(first, 60)}",
        )
        if isinstance(read, Composed) and isinstance(read.root, Mapping):
            value = read.root.entries[0].value
            entry = Entry(Scalar(key, False, piece.start), value)
            return Composed(Mapping((entry,), piece.start), (*read.problems, problem))
        return Composed(None, (problem,), (key,))
    return None
