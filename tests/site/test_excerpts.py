"""Excerpts: the opening as it is where it is short, else whole sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.site.excerpts import excerpt

LONG = "これは長い文です。" * 30


@pytest.mark.parametrize(
    "text",
    [
        "短い段落ですが、そのまま出します。",
        "A short paragraph that stays as it is.",
        "終わりの記号がない、しかし短い段落なのでそのまま",
    ],
)
def test_a_short_opening_is_left_alone(text: str) -> None:
    assert excerpt(text) == text
    assert excerpt(text + "\n二つめの段落。") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("\n\n", ""),
        ("あ" * 100 + "。" + "い" * 100 + "。", "あ" * 100 + "。"),
        ("「あ" + "あ" * 100 + "！」" + "い" * 100, "「あ" + "あ" * 100 + "！」"),
        ("あ" * 200, "あ" * 119 + "…"),
        ("word " * 100, "word " * 46 + "word…"),
        ("It costs 3.5 dollars now. " + "word " * 100, "It costs 3.5 dollars now."),
        (
            "先頭の  空白\t行を\u3000詰めて見せる段落です。",
            "先頭の 空白 行を 詰めて見せる段落です。",
        ),
    ],
)
def test_a_long_opening_ends_at_a_sentence_end(text: str, expected: str) -> None:
    assert excerpt(text) == expected


def test_headings_and_bare_words_are_no_opening() -> None:
    text = "見出しもこの場所にあります\n図1\n本文の最初の段落がここから始まります。"
    assert (
        excerpt(text, ("見出しもこの場所にあります",)) == "本文の最初の段落がここから始まります。"
    )


@given(st.text(alphabet="あい。！？」.… aB,、\n", max_size=400), st.integers(10, 60))
def test_an_excerpt_is_a_part_that_ends_well(text: str, limit: int) -> None:
    made = excerpt(text, limit=limit)
    paragraphs = [" ".join(p.split()) for p in text.split("\n")]
    if not made:
        return
    assert any(p.startswith((made, made.removesuffix("…"))) for p in paragraphs)
    whole = made in paragraphs
    assert whole or made.endswith(("。", "！", "？", "」", ".", "…"))
    assert sum(1.0 if c > "\u2000" else 0.5 for c in made) <= limit + 1
