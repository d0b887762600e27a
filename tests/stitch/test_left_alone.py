"""What must stay as it is: undamaged articles, and repetition that belongs to them."""

import pytest
from damage.texts import own_articles

from ssg.model.stitched import SeamKind
from ssg.stitch import find_repeats, stitch

M = "\n\n---END---\n\n"
REFRAIN = "海は黙っている。けれど、黙っているものほど多くを語る。"


@pytest.mark.parametrize("article", own_articles(), ids=lambda a: a.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_body_without_a_seam_comes_back(article, newline: str) -> None:
    text = ("\n" + article.text + "\n").replace("\n", newline)
    done = stitch(text, first_line=7)
    assert done.body == text
    assert done.seams == ()
    assert not done.truncated
    assert not done.marked
    assert done.source_map.lines == tuple(range(7, 7 + text.count("\n") + 1))


@pytest.mark.parametrize("article", own_articles(), ids=lambda a: a.name)
def test_a_trailing_marker_takes_nothing_away(article) -> None:
    done = stitch(article.text + "\n\n---END---\n")
    assert done.body == article.text
    assert [s.kind for s in done.seams] == [SeamKind.TRAILING]
    assert done.marked
    assert not done.truncated


@pytest.mark.parametrize(
    "text",
    [
        "```\nx = 1\n---END---\ny = 2\n```",
        "```\n---END---\n---END---\n```\n\n文章です。",
        "~~~text\n---END---\n~~~",
        "```\n開いたままの\n---END---\nコード",
        "> ---END---\n> 引用です。",
        "    ---END---\n",
        "`---END---` と書きます。",
        "一つ目です。\n\n---\n\n二つ目です。",
        "---END--- の説明です。",
    ],
)
def test_a_marker_that_is_content_stays(text: str) -> None:
    assert stitch(text).body == text


def test_a_long_sentence_said_twice_stays_in_a_post_without_seams_but_is_found() -> None:
    text = f"前置きの文です。{REFRAIN}{REFRAIN}結びの文です。"
    for whole in (text, text + M):
        assert stitch(whole).body == text
    assert len(find_repeats(text)) == 1


@pytest.mark.parametrize(
    "middle",
    [
        "行け、行け。行け、行け。",  # short: a refrain
        "### まとめ\n\n一つ目のまとめです。\n\n### まとめ\n\n二つ目のまとめです。",
        "- はい、可能です。\n- はい、可能です。",
        "| 項目 | 値 |\n|---|---|\n| 甲 | 同じ値がとても長く続く行 |\n| 甲 | 同じ値がとても長く続く行 |",
        "```\nprint('the same long line of code, twice')\nprint('the same long line of code, twice')\n```",
        f"{REFRAIN}\n\n間に別の段落が入ります。\n\n{REFRAIN}",
        "# 名前の由来\n\n## 名前の由来\n\n同じ言葉の見出しでも、段が違います。",
    ],
)
def test_repetition_stays_in_a_post_with_seams(middle: str) -> None:
    text = f"最初の段落では、灯台の歴史を簡単に振り返ります。\n\n{middle}\n\n最後の段落では、これからの話をします。"
    cut = 14
    done = stitch(text[:cut] + M + text[cut - 6 :])
    assert done.body == text


def test_a_refrain_is_no_anchor() -> None:
    first = f"{REFRAIN}\n\n春の海は忙しい。漁に出る船が増え、霧笛を鳴らす。\n\n夏になると孫たちが集まった。"
    second = f"{REFRAIN}秋になると、灯台の守り手は帳面を閉じる。"
    done = stitch(first + M + second)
    assert done.body.replace("\n", "") == (first + second).replace("\n", "")
    assert all(not d for s in done.seams for d in s.dropped)


def test_parallel_paragraphs_stay() -> None:
    def paragraph(shop: str, year: int) -> str:
        return f"{shop}の店では、{year}年の春に営業時間を短くした。客は減ったが、売上は前年並みだった。"

    parts = [paragraph("青葉", 2019), paragraph("桜坂", 2020), paragraph("港北", 2021)]
    text = "\n\n".join(parts)
    for cut in range(len(parts[0]) + 3, len(text) - 3):
        body = stitch(text[:cut] + M + text[cut:]).body
        assert body.replace("\n", "") == text.replace("\n", ""), cut


def test_parallel_lines_of_code_stay() -> None:
    code = "```\nprint('0011 AND 0101', a & b)\nprint('0011 OR 0101', a | b)\nprint('0011 XOR 0101', a ^ b)\n```"
    at = code.index("print('0011 OR")
    assert stitch(code[: at - 1] + M + code[at:]).body == code


def test_rows_with_equal_cells_stay() -> None:
    table = "| 品 | 甲 | 乙 | 丙 |\n|---|---|---|---|\n| 茶 | 有り | 有り | 有り |\n| 水 | 有り | 無し | 有り |"
    for cut in range(table.index("| 茶") + 4, len(table) - 2):
        if table[cut] != "\n" and table[cut - 1] != "\n":
            assert stitch(table[:cut] + M + table[cut:]).body == table, cut


def test_a_refrain_alone_in_a_fragment_stays() -> None:
    left = (
        f"朝、舟が出る。網は乾いている。\n\n{REFRAIN}\n\n昼、舟が戻る。網は重い。\n\n{REFRAIN}\n\n"
        "夜、舟は眠る。網は岸にある。"
    )
    assert stitch(left + M + REFRAIN + M + "灯りが消える。").body.count(REFRAIN) == 3


def test_a_row_that_differs_in_its_signs_alone_stays() -> None:
    left = "| 式 | 又 | 意味 |\n| --- | --- | --- |\n| `r1\\|r2` | `r1|r2` | 匹配一个 “`r1`” 或 “`r2`” |"
    right = "| `\\(r1\\|r2\\)` | `(r1|r2)` | 匹配一个 “`r1`” 或 “`r2`“ ，并作为正则表达式 |"
    assert stitch(left + M + right).body == f"{left}\n{right}"
