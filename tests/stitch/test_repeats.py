"""Passages said twice back to back."""

import re

import pytest
from damage.texts import own_articles
from hypothesis import given
from hypothesis import strategies as st

from ssg.stitch import find_repeats, stitch

LONG = "朝の市場では、前の晩に揚がった魚が、まだ暗いうちから並べられていきます。"


@pytest.mark.parametrize(
    "passage",
    [
        f"`make build` と打つと、{LONG}",
        f"**概要**\n**次の節**では、{LONG}",
        f"そのうえ . . . :   {LONG}",
        f"「{LONG}」",
        '"The first thing that one sees in the town is the clock over the station." ',
        "*The first thing that one sees in the town is the clock over the station.* ",
    ],
)
@pytest.mark.parametrize("between", ["", "\n\n"])
def test_signs_in_front_go_with_the_second_telling(passage: str, between: str) -> None:
    before, after = "港町の話です。", "そのあとで店が開きます。"
    raw = f"途中から\n\n---END---\n\n途中から始まる話。\n\n{before}{between}{passage}{between}{passage}{between}{after}"
    assert stitch(raw).body == f"途中から始まる話。\n\n{before}{between}{passage}{between}{after}"


def test_a_sign_that_opens_the_next_sentence_is_no_part_of_the_first() -> None:
    text = f"{LONG}**{LONG}**"
    assert [text[r.second[0] : r.second[1]] for r in find_repeats(text)] == [f"**{LONG}**"]


def test_a_second_telling_may_follow_without_a_space() -> None:
    before, said = (
        "港町の話です。\n\n",
        "The clock over the station is the first thing that one sees in Town.",
    )
    raw = f"{before}駅の前に出\n\n---END---\n\n駅の前に出ると、こう書いてあります。\n\n{said}{said} Then the shops open."
    assert stitch(raw).body.endswith(f"こう書いてあります。\n\n{said} Then the shops open.")


def without_repeats(text: str) -> str:
    for repeat in reversed(find_repeats(text)):
        text = text[: repeat.first[1]] + text[repeat.second[1] :]
    return text


WRAPPED = "\n".join(f"This is line {n} of a paragraph whose lines are short" for n in range(20))
ENGLISH = "The clock over the station is the first thing that one sees"


@pytest.mark.parametrize(
    ("before", "passage", "after"),
    [
        ("", WRAPPED + ".\n\n", "The end."),
        (
            "",
            "A port. A boat. A net. A rope. A lamp. A crate. A gull. A bell. A pier. A fish.\n\n",
            "",
        ),
        ("- 一つ目です。\n- ", LONG, "次の文です。\n- 三つ目です。"),
        ("1. 見出し\n\n", f"   {LONG}\n\n", "   次の段落です。\n\n2. 次"),
        ("", f"市場\n:   {LONG}\n\n", "港\n:   船が着くところです。"),
        ("市場\n:   次のものです。\n\n", f"    {LONG}\n\n", "    次の段落です。"),
        ("始めに。", f"{ENGLISH} in `town`.", "Next."),
        ("始めに。", f"{ENGLISH} (see `clock.png?size=4`), is it not?", "Next!"),
        (
            "",
            f"[![Stars](https://example.org/a.svg?{'a' * 40})](https://example.org/b)\n\n",
            "文。",
        ),
        ("始めに。", f'"`/proc`" を見て、{LONG}', '"`/sys`" も見てください。'),
        ("始めに。", f'"`/proc`" を見て、{LONG}"', '`/sys`" も見てください。'),
        ("(前に書いた。", f"{LONG}", "後に述べます。)"),
        ("*前に書いた。", f"{LONG}", "*"),
    ],
)
def test_a_passage_put_in_twice_is_taken_out_to_the_sign(
    before: str, passage: str, after: str
) -> None:
    once = f"{before}{passage}{after}".rstrip()
    assert without_repeats(f"{before}{passage}{passage}{after}").rstrip() == once
    assert without_repeats(f"{before}{passage}{passage}{passage}{after}").rstrip() == once


def test_what_is_said_twice_within_a_passage_said_twice_goes_once() -> None:
    one, other = LONG, "箱の氷は、溶けた分だけ、通りがかりの人の手で足されていくのです。"
    assert without_repeats(f"{one}{one}{other}{one}{other}終わり。") == f"{one}{other}終わり。"
    assert without_repeats(f"{one}{other}{other}{one}{other}{other}終。") == f"{one}{other}終。"


@pytest.mark.parametrize(
    "text",
    [
        f"- {LONG}\n- {LONG}",
        f"1. {LONG}\n\n2. {LONG}",
        f"- 甲\n  - {LONG}\n- {LONG}",
        f"- {LONG}\n\n{LONG}",
        f"甲\n:   {LONG}\n:   {LONG}",
        f"甲\n:   {LONG}\n\n乙\n:   {LONG}",
        f"> {LONG}\n\n> {LONG}",
        f"品 | 話\n---|---\n甲 | {LONG}\n甲 | {LONG}",
        f"例：\n\n    print('{LONG}')\n    print('{LONG}')",
        f"- 例：\n\n      print('{LONG}')\n      print('{LONG}')",
        f"`-f` の灯りでは、{LONG}\n\n`-F` の灯りでは、{LONG}",
        f"`a-b` の灯りでは、{LONG}\n\n`a_b` の灯りでは、{LONG}",
        "\n".join(["ほら、鐘が鳴る。", "ほら、舟が出る。"] * 12),
    ],
)
def test_what_repeats_by_its_nature_stays(text: str) -> None:
    assert find_repeats(f"始まりです。\n\n{text}\n\n終わりです。") == ()


passages = [
    (article.text, found.start(), found.end())
    for article in own_articles()
    for found in re.finditer(r"(?m)^(?:[^\n#|>`*-][^\n]{59,}[.。]\n\n){1,3}", article.text)
]


@given(st.sampled_from(passages), st.sampled_from(["", "\n", "\n\n", " "]))
def test_paragraphs_put_in_twice_are_told_once(passage, between: str) -> None:
    text, start, end = passage
    twice = text[:end].rstrip() + between + text[start:]
    assert "".join(without_repeats(twice).split()) == "".join(text.split())


def test_sections_whose_names_differ_by_a_sign_stay() -> None:
    under = (
        "Returns the chance of a single throw of the die, for each of the trials.\n\n#### Example\n\n"
        "With twelve trials and one half as the chance, the share of heads is shown."
    )
    text = (
        "The tables are old.\n\n"
        f"## BINOM.DIST\n\n{under}\n\n## BINOMDIST\n\n{under}\n\nThe next page is about dice."
    )
    cut = text.index("old")
    assert stitch(text[:cut] + "\n\n---END---\n\n" + text[cut:]).body == text
