"""Where a title may be broken."""

import re
from itertools import accumulate

import budoux
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.typography import phrases, width
from ssg.typography.phrases import load_model, scores

LETTERS = "本日は晴天なりのをがにデータセンター開発ＡＩabcXYZ0123456789 、。「」（）・―ー々っ　.:'’🇯🇵\u200d"
TEXT = st.text(st.sampled_from(LETTERS), max_size=40) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), max_size=40
)


@pytest.mark.parametrize(
    "divided",
    [
        "DeepSeek |V3.2-Expの|衝撃：|オープンソースAIが|変える|推論コストの|経済学",
        "2025年10月21日の|ニュースまとめ（前編）",
        "推論コストの|解剖（1）　|一トークンの|値段は|どこで|決まるか",
        "（人間の|視点から）|読む",
        "「AIエージェント」|元年に|何が|起きたのか――|開発現場の|証言",
        "Pythonによる|async/awaitの|実装",
        "国立研究開発法人|新エネルギー・|産業技術総合開発機構が|発表した|次世代半導体|計画",
        "ソフトウェアエンジニアリングの|現在地",
        "『吾輩は|猫である』を|読む",
        "第1章　|はじめに",
        "10.5%の|成長",
        "分散|トレーシングアーキテクチャの|実装",
    ],
)
def test_japanese_is_divided_at_phrases(divided: str) -> None:
    assert "|".join(phrases(divided.replace("|", ""), "ja")) == divided


@pytest.mark.parametrize("lang", ["en", "ko", "de-AT"])
def test_other_languages_are_divided_after_spaces(lang: str) -> None:
    assert phrases("The state of models", lang) == ("The ", "state ", "of ", "models")


def test_chinese_has_its_own_models() -> None:
    assert phrases("今天天气很好我们去公园玩", "zh") == ("今天", "天气", "很好我们", "去公园玩")
    assert phrases("今天天氣很好我們去公園玩", "zh-TW")[:2] == ("今天", "天氣")


@given(TEXT, st.sampled_from(["ja", "zh", "zh-Hant", "en"]))
def test_no_character_is_lost_or_added(text: str, lang: str) -> None:
    pieces = phrases(text, lang)
    assert "".join(pieces) == text
    assert all(pieces)


@given(TEXT)
def test_no_line_begins_or_ends_where_it_may_not(text: str) -> None:
    for place in ends(text):
        before, after = text[place - 1], text[place]
        assert after not in "、。，．・：；？！）」』】ーっゃゅょ々―…％"
        assert not after.isspace()
        assert before not in "（「『【"
        assert not (re.fullmatch("[0-9A-Za-z]{2}", before + after))
        assert not (before.isdigit() and after.isalnum())


def ends(text: str) -> list[int]:
    places = list(accumulate(len(piece) for piece in phrases(text, "ja")))
    return places[:-1]


@given(TEXT)
def test_the_scores_are_the_library_s(text: str) -> None:
    parser = budoux.load_default_japanese_parser()
    made = [text[:1]] if text else []
    for char, score in zip(text[1:], scores(text, load_model("ja.json")), strict=True):
        if score > 0:
            made.append(char)
        else:
            made[-1] += char
    assert made == parser.parse(text)


def test_the_width_counts_wide_characters() -> None:
    assert width("推論AI―") == 4
