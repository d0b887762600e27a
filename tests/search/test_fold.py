"""Text as it is compared."""

from hypothesis import given
from hypothesis import strategies as st

from ssg.search.fold import fold


def test_widths_cases_and_spaces_are_the_same() -> None:
    assert fold("  ＡＩ　と\n\tｶﾞﾝﾀﾞﾑ  Ⅳ ") == "ai と ガンダム iv"
    assert fold("ΟΔΟΣ ὈΔΥΣΣΕΎΣ") == fold("οδος ὀδυσσεύς")
    assert fold("soft\xadhyphen zero\u200bwidth") == "softhyphen zerowidth"
    assert fold("J\u030c") == fold("\u01f0")
    assert fold("") == fold(" \n ") == ""


def test_characters_newer_than_unicode_14_stay() -> None:
    assert fold("A\U0001ccd6B") == "a\U0001ccd6b"
    assert fold("A\u0897\u0315\u0300") == "a\u0897\u0300\u0315"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_folded_stays_so(text: str) -> None:
    assert fold(fold(text)) == fold(text)
