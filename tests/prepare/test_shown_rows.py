"""What pages show, as bytes: the contents lie behind, and are read when they are asked for."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.prepare.shown_rows import rows_from_bytes, rows_to_bytes

TEXT = st.text(max_size=8)
HEADING = st.tuples(st.integers(1, 6), TEXT, TEXT).map(list)
ROW = st.tuples(TEXT, TEXT, TEXT, st.lists(HEADING, max_size=3), TEXT, st.lists(TEXT), st.none())


@given(st.dictionaries(TEXT, ROW.map(list), max_size=4))
def test_the_same_comes_back(rows: dict[str, list[Any]]) -> None:
    data = rows_to_bytes(rows)
    for again in (rows_from_bytes(data), rows_from_bytes(rows_to_bytes(rows_from_bytes(data)))):
        assert {path: [*r[:3], r[3](), *r[4:]] for path, r in again.items()} == rows


@pytest.mark.parametrize("data", [None, b"", b"x", b"[]", b"3", b'{"a":[1]}\n{}', b'{"a":3}\n{}'])
def test_what_is_damaged_is_not_there(data: bytes | None) -> None:
    assert rows_from_bytes(data) == {}


@pytest.mark.parametrize("contents", [b"", b"x", b"[]", b"{}"])
def test_contents_that_are_damaged_are_not_known(contents: bytes) -> None:
    lists = rows_to_bytes({"a": ["d", "", "", [], "", [], {}]}).partition(b"\n")[0]
    assert rows_from_bytes(lists + b"\n" + contents)["a"][3]() is None
