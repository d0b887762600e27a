"""Reading time by script run."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.model.settings import Reading
from ssg.site.reading_time import count, is_far_off, reading_time, whole_minutes


@pytest.mark.parametrize(
    ("text", "wide", "words"),
    [
        ("", 0, 0),
        ("one two three", 0, 3),
        ("don't re-use v1.2", 0, 3),
        ("推論の原価", 5, 0),
        ("AIの推論", 3, 1),
        ("「値段」は？", 6, 0),
        ("한국어 텍스트", 6, 0),
        ("カタカナとｶﾀｶﾅ", 9, 0),
        ("--- *** ...", 0, 0),
        ("2025年", 1, 1),
    ],
)
def test_characters_and_words_are_counted(text: str, wide: int, words: int) -> None:
    assert count(text) == (wide, words)


@given(st.text("aé9_'’.- —“\n漢", max_size=30))
def test_words_are_counted_the_same_way_whatever_else_stands_there(text: str) -> None:
    word = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
    assert count(text) == (text.count("漢"), len(word.findall(text.replace("漢", " "))))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 1),
        ("あ" * 500, 1),
        ("あ" * 750, 1),
        ("あ" * 800, 2),
        ("あ" * 1500, 3),
        ("word " * 200, 1),
        ("word " * 600, 3),
        ("あ" * 500 + "word " * 200, 2),
    ],
)
def test_minutes_are_rounded_and_at_least_one(text: str, minutes: int) -> None:
    assert whole_minutes(reading_time(text, Reading())) == minutes


def test_the_speed_is_settable() -> None:
    assert reading_time("あ" * 1000, Reading(characters_per_minute=100)) == 10
    assert reading_time("word " * 1000, Reading(words_per_minute=100)) == 10


@pytest.mark.parametrize(
    ("given", "counted", "far"),
    [(10, 10, False), (13, 10, False), (7, 10, False), (14, 10, True), (6, 10, True),
     (1, 1, False), (2, 1, True), (4, 3, True), (3, 4, False),
     (4, 3.4, False), (1, 0.1, False), (2, 0.1, True)],
)  # fmt: skip
def test_far_off_is_more_than_three_tenths(given: int, counted: int, far: bool) -> None:
    assert is_far_off(given, counted) is far
