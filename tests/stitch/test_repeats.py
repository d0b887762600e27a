"""Passages said twice back to back."""

import pytest

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
