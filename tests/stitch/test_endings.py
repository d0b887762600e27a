"""Whether an article was finished, and where an unfinished one is cut."""

import pytest
from damage.texts import own_articles

from ssg.stitch import stitch, trim
from ssg.stitch.ending import unfinished

BEFORE = "これは最初の段落です。\n\n次の段落も終わっています。\n\n"


@pytest.mark.parametrize(
    "end",
    ["以上", "（編集部）", "文責：山田太郎", "— The editors", "https://example.org/a", "![図](a.png)", "また会いましょう🙏",
     "- りんご\n- みかん", "[詳しくは](https://example.org)", "| a | b |\n|---|---|\n| 1 | 2 |", "```\nls\n```", "The end",
     "本当でしょうか？", "「そうだ。」", "(了)", "2025年10月21日", "*Jane Doe*", "---", "<!-- more -->", "そうかもしれない…"],
)  # fmt: skip
def test_endings(end: str) -> None:
    assert not unfinished(BEFORE + end)


@pytest.mark.parametrize(
    "end",
    ["この段落は途中で", "しかし、", "This sentence was cut in the mid", "**太字の途中です。", "[リンク](https://exam",
     "「引用の途中です。", "（括弧の途中", "```\ncode = 1", "| a | b |\n|---|---|\n| 1 |", "- ", "- 一つ目です。\n- 二つ目の途", "## 見出し",
     "次のとおりです：", "`code", "3. "],
)  # fmt: skip
def test_unfinished_ends(end: str) -> None:
    assert unfinished(BEFORE + end)


@pytest.mark.parametrize("article", own_articles(), ids=lambda a: a.name)
def test_an_article_cut_in_a_word_is_unfinished(article) -> None:
    text = article.text
    for cut in range(60, len(text) - 1, 97):
        line = text[text.rfind("\n", 0, cut) + 1 : cut + 30]
        if (
            text[cut - 1].isalnum()
            and text[cut].isalnum()
            and line[:1].isalpha()
            and len(line) > 30
        ):
            assert unfinished(text[:cut]), text[cut - 30 : cut]


@pytest.mark.parametrize(
    ("whole", "rest"),
    [
        ("一つ目です。二つ目です。", "三つ目は"),
        ("一つ目です。\n\n- 項目その一です。\n- 項目その二です。", "\n- 項"),
        ("表です。\n\n| a | b |\n|---|---|\n| 1 | 2 |", "\n| 3 |"),
        ("例です。\n\n```\nls\n```", "\n\n次の例では"),
        ("He left. She stayed.", " Then the doo"),
        ("一つ目です。", "**太字です。途中で"),
        ("一つ目です。", "\n\n## 見出しだけ"),
    ],
)
def test_the_page_ends_at_the_last_whole_thing(whole: str, rest: str) -> None:
    done = trim(stitch(f"{whole}{rest}\n\n---END---\n", first_line=10))
    assert done.body == whole
    at = len(whole) + len(rest) - len(rest.lstrip())
    assert done.trimmed_from == 10 + (whole + rest)[:at].count("\n")
    assert len(done.source_map.lines) == whole.count("\n") + 1


def test_nothing_is_cut_without_a_marker() -> None:
    text = "一つ目です。二つ目は途中で"
    assert trim(stitch(text)).body == text
    assert stitch(text).truncated


def test_a_finished_article_is_not_cut() -> None:
    text = "一つ目です。二つ目も終わりました。"
    assert trim(stitch(text + "\n\n---END---")).body == text
