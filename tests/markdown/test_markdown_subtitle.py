"""The model's own headline, taken out of the body."""

import pytest

from ssg.model.settings import MarkdownSettings

HEADLINE = "中国DeepSeek、低コストAIでOpenAIに匹敵？その真意と市場の波紋を探る"


@pytest.mark.parametrize(
    "first",
    [HEADLINE, "あ" * 60, "Why chips matter", "「引用」とは何か", "A (b)", "「結論」"],
)
def test_a_headline_is_taken(render, first):
    value = render(f"{first}\n\n本文です。\n").value
    assert value.subtitle == first
    assert value.html == "<p>本文です。</p>\n"
    assert value.text == "本文です。"


@pytest.mark.parametrize(
    "first",
    [
        "文です。",
        "A sentence.",
        "本当ですか？",
        "すごい！」",
        "続く…",
        "あ" * 61,
        "**強調**の行",
        "`code` の行",
        "[リンク](https://a.b)の行",
        "https://a.b/ の行",
        "二行\nの段落",
        "二行  \nの段落",
        "注[^1]\n\n[^1]: x",
        "# 見出し",
        "- 項目",
        "> 引用",
        "{.lead}\n行",
        "<b>行</b>",
        "![図](a.png)",
    ],
)
def test_anything_else_stays(render, first):
    value = render(f"{first}\n\n本文です。\n").value
    assert value.subtitle == ""


@pytest.mark.parametrize("second", ["", "## 見出し", "- 項目", "```\nx\n```", "> 引用"])
def test_a_paragraph_must_follow(render, second):
    value = render(f"{HEADLINE}\n\n{second}\n").value
    assert value.subtitle == ""
    assert HEADLINE in value.html


def test_a_subtitle_of_the_front_matter_wins(render):
    value = render(f"{HEADLINE}\n\n本文。\n", has_subtitle=True).value
    assert (value.subtitle, value.html.count("<p>")) == ("", 2)


def test_only_posts_have_one(render):
    assert render(f"{HEADLINE}\n\n本文。\n", is_post=False).value.subtitle == ""


def test_the_setting_turns_it_off(render):
    off = MarkdownSettings(headline_as_subtitle=False)
    assert render(f"{HEADLINE}\n\n本文。\n", off).value.subtitle == ""


def test_lines_below_do_not_move(render):
    assert render(f"{HEADLINE}\n\n本文。[a](b.md)\n").value.links[0].line == 3
