"""Characters at the edges of a line."""

import pytest

from ssg.typography.line_edges import is_kept_together, is_wide, line_ends


@pytest.mark.parametrize(
    "pair",
    [
        "る。",
        "「人",
        "シャ",
        "ター",
        "時々",
        "5年",
        "25",
        "５年",
        "ab",
        "e\u0301",
        "🇯🇵",
        "👨\u200d",
        "―─",
        "か？",
        "3%",
        "¥5",
    ],
)
def test_what_stays_together(pair: str) -> None:
    assert is_kept_together(*pair)


@pytest.mark.parametrize("pair", ["の人", "。次", "」は", "Aの", "のA", "年1", " a", "―開"])
def test_what_may_be_parted(pair: str) -> None:
    assert not is_kept_together(*pair)


def test_where_a_line_may_always_end() -> None:
    assert list(line_ends("前：後 x―y「終」次「終」は")) == [2, 4, 6, 10]
    assert list(line_ends("10:30 a.b")) == [6]


def test_what_is_wide() -> None:
    assert [is_wide(char) for char in "漢ァＡ―’Aé1"] == [True] * 5 + [False] * 3
