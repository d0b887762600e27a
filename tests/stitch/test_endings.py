"""Whether an article was finished, and where an unfinished one is cut."""

import re

import pytest
from damage.texts import own_articles
from hypothesis import given
from hypothesis import strategies as st

from ssg.stitch import stitch
from ssg.stitch.ending import unfinished
from ssg.stitch.fences import after_text
from ssg.stitch.trim import trim

BEFORE = "これは最初の段落です。\n\n次の段落も終わっています。\n\n"


@pytest.mark.parametrize(
    "end",
    ["以上", "（編集部）", "文責：山田太郎", "— The editors", "https://example.org/a", "![図](a.png)", "また会いましょう🙏",
     "- りんご\n- みかん", "[詳しくは](https://example.org)", "| a | b |\n|---|---|\n| 1 | 2 |", "```\nls\n```", "The end",
     "本当でしょうか？", "「そうだ。」", "(了)", "2025年10月21日", "*Jane Doe*", "---", "<!-- more -->", "そうかもしれない…",
     "図では“Size: Letter\"と表示されます。"],
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


@pytest.mark.parametrize(
    "end",
    [
        "本文です。\n\n**図4.1. 港の入口**",
        "```\nls\n```\n\n一行目\n\n二行目",
        "| a | b |\n|---|---|\n| 1 |",
    ],
)
@pytest.mark.parametrize(
    "before", [BEFORE, "短いメモ\n\n並んだだけの行\n\n", "**図1. 鐘**\n\n本文です。\n\n"]
)
def test_an_end_is_judged_alike_whatever_ends_its_lines(before: str, end: str) -> None:
    assert unfinished((before + end).replace("\n", "\r\n")) == unfinished(before + end)


PROSE = {
    "ja": "市場の見方は割れています。\n\n専門家は慎重な姿勢を崩していません。\n\n",
    "en": "The market is of two minds.\n\nFew dare to say what comes next.\n\n",
    "zh": "市场看法不一。\n\n专家仍然保持谨慎。\n\n",
    "ko": "시장의 시각은 엇갈립니다.\n\n전문가들은 신중합니다.\n\n",
}
SIGNED = {
    "ja": ["文：山田太郎／写真：佐藤花子", "文/山田太郎", "電話 03-1234-5678", "出典：総務省", "カテゴリー: 投資", "最終更新：2025年10月21日", "10月21日更新", "2025/10/21 12:30",
           "それでは、また次回", "次号に続く", "※本記事は投資助言ではありません", "ご意見をお待ちしています", "続報を待ちたい——", "なんてね（笑）",
           "山田太郎（記者）", "「人は石垣、人は城」", "X: @tsugime", "[^1]: 総務省の統計", "> 道は歩く人がつくる\n> ——ある旅人", "![図](a.png)\n*図1: 推移*",
           "* 半導体\n* 自動車\n* 作ったもの", "1. 調べること\n2. 比べること", "- 使う: `make build`\n- 見る: `make serve`"],
    "en": ["Written by Jane Doe", "By Jane Q. Doe", "Photo: AP", "Tags: chips, cars", "October 21, 2025", "Best regards,\nJane", "Yours,\n\nThe editors",
           "See you next week", "© 2025 Tsugime Ltd", "Follow us on Mastodon: @tsugime", "Contact: desk@example.org", "- sign in\n- log out\n- start over",
           "> A road is made by walking\n> — a traveller", "## License\n\nMIT", "*Built with [Tsugime](https://example.org) in Kyoto*", "See also:\n`docs/a.md`", "Was it worth it? (Ask again in a year)"],
    "zh": ["作者：张三", "来源：新华社", "（完）", "全文完", "本文由编辑部整理", "我们下期再见", "感谢大家的阅读", "此致\n敬礼", "——编辑部", "3月3日更新",
           "- 芯片\n- 汽车"],
    "ko": ["홍길동 기자", "홍길동 기자 desk@example.org", "사진=연합뉴스", "출처: 통계청", "(끝)", "이상", "다음에 또 만나요", "저작권자 ⓒ 이음매", "2025년 10월 21일",
           "- 반도체\n- 자동차"],
}  # fmt: skip
BROKEN = {
    "ja": ["売上は100億円以上", "そして次の四半期", "鍵となるのはこちら側の", "**まとめ", "東京", "2025年10月、同社は", "- 売上は伸びた。\n- 利益は横ば",
           "> 彼は「まだ", "株式会社が持つ", "表を見る：", "| 年 | 額 |\n|---|---|\n| 2024 | 1"],
    "en": ["Prices fell in the end of", "By Monday morn", "The thanks for", "However", "By default, the serv", "Date/time values that the", "Source: the census says so. The oth", "- Sales rose.\n- Profits fl",
           "`make bu", "It runs on many systems, e.g.", "[the rep", "(as of 2025", "> He said the mark"],
    "zh": ["销售额超过百亿以上的公司", "由此可见", "然而", "**关键在于", "（截至2025年", "- 芯片增长。\n- 汽车持"],
    "ko": ["그러나", "매출은 100억 원 이상의", "(2025년 기준", "- 매출은 늘었다.\n- 이익은 주", "이 기술의 도입은 쉽지"],
}  # fmt: skip


@pytest.mark.parametrize(("lang", "end"), [(k, e) for k, ends in SIGNED.items() for e in ends])
def test_lines_that_sign_an_article_off(lang: str, end: str) -> None:
    assert not unfinished(PROSE[lang] + end)


@pytest.mark.parametrize(("lang", "end"), [(k, e) for k, ends in BROKEN.items() for e in ends])
def test_lines_that_break_off(lang: str, end: str) -> None:
    assert unfinished(PROSE[lang] + end)


@pytest.mark.parametrize(
    ("before", "end", "open_"),
    [
        ("雨が降る\n\n風が吹く\n\n", "夜が明ける", False),  # a poem writes no full stops
        ("雨が降る。\n\n風が吹く。\n\n", "夜が明ける", True),
        ("**雨**\n\n雨が降る。\n\n**風**\n\n風が吹く。\n\n", "**夜**", True),  # a heading in bold
        ("雨が降る。\n\n", "**夜は明ける**", False),
        ("（雨が降る。そう書いたのは昔のことだ。\n\n", "夜が明ける。", False),  # a slip, not a cut
        ("", "（雨が降る。夜が明ける。そう書いた。", False),
        ("", "雨が降る（夜が明ける", True),
        ("", "パスは `C:\\` です。", False),  # nothing is escaped within code
        ("", "**** は伏せ字です。", False),
        ("", "x" * 7000 + "\n\n" + "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 900, False),
        ("", "x" * 7000 + "\n\n" + "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 900 + "| 1 |", True),
    ],
)  # fmt: skip
def test_what_stands_before_tells(before: str, end: str, open_: bool) -> None:
    assert unfinished(before + end) is open_


@pytest.mark.parametrize("article", own_articles(), ids=lambda a: a.name)
def test_an_article_may_stop_after_any_finished_paragraph(article) -> None:
    text = article.text
    for stop in re.finditer(r"(?m)^[^#\n].*[。．！？!?.](?=\n\n)", text):
        if after_text(None, text[: stop.end()]) is None:
            assert not unfinished(text[: stop.end()]), text[stop.end() - 40 : stop.end()]


@given(
    st.sampled_from(own_articles()),
    st.integers(0, 10_000),
    st.sampled_from(["**", "`", "[", "「", "（"]),
)
def test_what_is_opened_must_be_closed(article, at: int, mark: str) -> None:
    text = article.text
    paragraphs = [p for p in text.split("\n\n") if re.match(r"[^\W\d_]", p) and "`" not in p]
    paragraph = paragraphs[at % len(paragraphs)].split("\n")[0]
    cut = 4 + at % max(1, len(paragraph) - 4)
    assert unfinished(
        f"{PROSE['ja']}{mark}{re.sub(r'[*_「」（）「」。.!?！？]', '', paragraph[:cut])}"
    )


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
