"""Front matter as most of it is written, read to its values in one go.

Lines of known keys with values that can mean one thing only. The result is what the long way gives
(a tree of nodes, then a reader for each); wherever that could say something about a value, or take
it for another, the result is None and the long way is gone. A property test holds the two together.
"""

import re
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from ssg.diagnostics import Location
from ssg.parse import kinds
from ssg.parse.dates import moment
from ssg.parse.fields import BY_SPELLING
from ssg.parse.findings import Findings
from ssg.parse.frame import MAX_BLOCK
from ssg.parse.kinds import Kind
from ssg.parse.reading import Reading
from ssg.parse.source_text import SourceText
from ssg.parse.terms import COMMA, SPLIT, WIDE_COMMA
from ssg.parse.unsafe import UNSAFE
from ssg.parse.yaml_nodes import Node, Scalar, Sequence
from ssg.parse.yaml_simple import BEFORE_ITEM, ENTRY, ITEM, list_in_brackets, scalar

# Plain texts that YAML 1.1 takes for true, false or nothing.
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null"})
_LONGEST_WORD = 5
_QUOTED = re.compile(r'"([^"\\]*)"')
_ALL_QUOTED = re.compile(r'\[ *"[^"\\]*"(?: *, *"[^"\\]*")* *\]')
_MINUTES = re.compile(r"[1-9][0-9]{0,3}")

# Texts, and whether each is plain: without quotes.
_Texts = list[tuple[str, bool]]


class _Given:
    """A value: one text, or several in a list."""

    __slots__ = ("column", "is_list", "key", "line", "texts")

    def __init__(self, key: str, line: int, column: int, texts: _Texts, is_list: bool) -> None:
        self.key, self.line, self.column = key, line, column
        self.texts, self.is_list = texts, is_list


class _UnsureError(Exception):
    """The long way is to be gone."""


def read_quickly(
    block: str, line: int, path: str, zone: ZoneInfo, *, is_page: bool = False
) -> dict[str, Any] | None:
    """The arguments for a ``FrontMatter``, as ``read_front_matter`` gives them; or None.

    Args:
        block: the text between the two lines of hyphens.
        line: of the file, in which it begins.
        path: of the file.
        zone: of times that say none, and of every time that comes out.
        is_page: of a page, whose permalink knows fewer placeholders.
    """
    if len(block) > MAX_BLOCK or "\t" in block or "\r" in block or UNSAFE.search(block) is not None:
        return None
    values: dict[str, Any] = {}
    places: dict[str, Location] = {}
    try:
        for given in _given(block, line):
            field = BY_SPELLING.get(given.key)
            if field is None or field.name in places:
                return None
            places[field.name] = Location(path, given.line, given.column)
            read = _READERS.get(field.kind.read)
            value = read(given, zone) if read else _by_node(field.kind, given, zone, is_page)
            if field.name == "image":
                value, _ = value  # of a mapping alone there would be more
            if value is not None:
                values[field.name] = value
    except _UnsureError:
        return None
    return values | {"extra": {}, "places": places}


def _given(block: str, line: int) -> list[_Given]:
    """The values in their order, as ``compose_simply`` takes them apart."""
    found: list[_Given] = []
    open_: _Given | None = None  # its items stand below its key
    for number, written in enumerate(block.split("\n"), line):
        text = written.rstrip(" ")
        if not text:
            continue
        if text[0] in BEFORE_ITEM:
            item = ITEM.fullmatch(text)
            node = scalar(item[2], 0) if item and open_ else None
            if item is None or open_ is None or node is None:
                raise _UnsureError
            column = len(item[1]) + 1
            if not open_.texts:
                open_.line, open_.column = number, column
            elif open_.column != column:
                raise _UnsureError
            open_.texts.append((node.text, node.plain))
            continue
        if open_ is not None and not open_.texts:
            raise _UnsureError
        open_ = None
        entry = ENTRY.fullmatch(text)
        if entry is None:
            raise _UnsureError
        key, double, single, brackets, plain = entry.groups()
        if plain is not None:
            given = _Given(key, number, entry.start(5) + 1, [(plain, True)], False)
        elif double is not None:
            given = _Given(key, number, entry.start(2), [(double, False)], False)
        elif brackets is not None:
            given = _Given(key, number, entry.start(4) + 1, _in_brackets(brackets), True)
        elif single is not None:
            given = _Given(key, number, entry.start(3), [(single, False)], False)
        else:
            given = open_ = _Given(key, number, 0, [], True)
        found.append(given)
    if open_ is not None and not open_.texts:
        raise _UnsureError
    return found


def _in_brackets(text: str) -> _Texts:
    if _ALL_QUOTED.fullmatch(text):
        return [(item, False) for item in _QUOTED.findall(text)]
    items = list_in_brackets(text, 0)
    if items is None:
        raise _UnsureError
    return [(item.text, item.plain) for item in items.items if isinstance(item, Scalar)]


def _text(text: str, plain: bool) -> str:
    """A text with something in it, which is no word of YAML's own."""
    if plain and len(text) <= _LONGEST_WORD and text.lower() in _WORDS:
        raise _UnsureError
    stripped = text.strip()
    if not stripped:
        raise _UnsureError
    return stripped


def _one(given: _Given) -> str:
    if given.is_list:
        raise _UnsureError
    return _text(*given.texts[0])


def _of_text(given: _Given, _: ZoneInfo) -> str:
    return _one(given)


def _of_title(given: _Given, _: ZoneInfo) -> str:
    title = _one(given)
    if not title[0].isprintable():  # whether there is anything to see
        raise _UnsureError
    return title


def _of_moment(given: _Given, zone: ZoneInfo) -> Any:
    value = moment(_one(given), zone)
    if isinstance(value, str):
        raise _UnsureError
    return value


def _of_minutes(given: _Given, _: ZoneInfo) -> int:
    text = _one(given)
    if not _MINUTES.fullmatch(text):
        raise _UnsureError
    return int(text)


def _of_names(given: _Given, _: ZoneInfo) -> tuple[str, ...] | None:
    texts = [_text(*item) for item in given.texts]
    if not texts:
        return None
    if not given.is_list and COMMA.search(texts[0]):
        raise _UnsureError
    if len(texts) == 1 and WIDE_COMMA.search(texts[0]):
        raise _UnsureError
    return tuple(dict.fromkeys(texts))


def _of_terms(given: _Given, zone: ZoneInfo) -> tuple[str, ...] | None:
    names = _of_names(given, zone)
    if names and not given.is_list and given.key in SPLIT:
        return tuple(dict.fromkeys(names[0].split()))
    return names


def _by_node(kind: Kind, given: _Given, zone: ZoneInfo, is_page: bool) -> Any:
    """Any other kind, by its own reader, where that has nothing to say."""
    if any(plain and text.lower() == "null" for text, plain in given.texts):
        raise _UnsureError
    scalars = tuple([Scalar(text, plain, 0) for text, plain in given.texts])
    node: Node = Sequence(scalars, 0) if given.is_list else scalars[0]
    findings = Findings(_NOWHERE)
    value = kind.read(node, Reading(given.key, zone, findings, is_page))
    if value is None or findings.all():
        raise _UnsureError
    return value


_NOWHERE = SourceText("", "", (0,))
# By the reader whose place they take.
_READERS: dict[Callable[..., Any], Callable[[_Given, ZoneInfo], Any]] = {
    kinds.TEXT.read: _of_text,
    kinds.TITLE.read: _of_title,
    kinds.MOMENT.read: _of_moment,
    kinds.MINUTES.read: _of_minutes,
    kinds.NAMES.read: _of_names,
    kinds.TERMS.read: _of_terms,
}
