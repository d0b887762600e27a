"""A bucket of what pages show of articles, as bytes: what lists show, and behind it the contents.

Contents are half of it, and only a post's own page shows them: they are a line of their own, which
is read when the first of them is asked for.
"""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from ssg.prepare.kept import SHOWN

_CONTENTS_AT = 1 + SHOWN.index("toc")  # behind the file's digest

Row = list[Any]  # a file's digest, and the values of ``ssg.prepare.kept.Shown``


def rows_to_bytes(rows: Mapping[str, Row]) -> bytes:
    """The rows, by the paths of their files, as ``rows_from_bytes`` takes them."""
    lists = {path: _with_contents(row, None) for path, row in rows.items()}
    contents = {}
    for path, row in rows.items():
        known = row[_CONTENTS_AT]
        contents[path] = known() if callable(known) else known
    # JSON escapes the ends of lines that are in texts.
    return b"\n".join([_json(lists), _json(contents)])


def rows_from_bytes(data: bytes | None) -> dict[str, Row]:
    """The rows; in each of them what gives its contents in the place of these."""
    if data is None:
        return {}
    lists, _, contents = data.partition(b"\n")
    try:
        rows: dict[str, Row] = json.loads(lists)
        later = _Contents(contents)
        for path, row in rows.items():
            row[_CONTENTS_AT] = partial(later.of, path)
    except (ValueError, TypeError, AttributeError, IndexError):
        return {}
    return rows


class _Contents:
    """The contents of a bucket's articles."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._rows: Any = None

    def of(self, path: str) -> list[Any] | None:
        """Of one article; None where they are not known."""
        if self._rows is None:
            try:
                self._rows = json.loads(self._text)
            except ValueError:
                self._rows = {}
        return self._rows.get(path) if isinstance(self._rows, dict) else None


def _with_contents(row: Row, contents: Any) -> Row:
    return [*row[:_CONTENTS_AT], contents, *row[_CONTENTS_AT + 1 :]]


def _json(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
