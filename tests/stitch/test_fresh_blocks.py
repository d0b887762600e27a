"""Fragments that open a block of their own: words that they share with the draft's end by chance."""

import pytest

from ssg.stitch import stitch

M = "\n\n---END---\n\n"
BEFORE = "港の朝は早い。仲買人たちは氷の上の魚を一匹ずつ確かめ、指で値段を示していく。\n\n"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            BEFORE + "## 新規の利用者への案内",
            "新規の利用者への案内を以下に記します:\n\n1. 登録する。\n2. 読む。",
        ),
        (
            BEFORE + "The size depends on the print resolution.",
            "Resolution :   Shows the print resolution of the image in a box of its own.",
        ),
        (
            BEFORE + "The answers are summarized in Table 11.2.",
            "**Table 11.2. Configuring the directory:**\n\nEach row is one question of the installer.",
        ),
        (
            BEFORE + "次の道具 `search_context` を呼び出す:",
            '```\nsearch_context({\n  query: "魚の値段",\n})\n```\n\n結果は表になる。',
        ),
    ],
)
def test_words_of_the_end_that_open_a_new_block_stay(left: str, right: str) -> None:
    assert stitch(left + M + right).body == f"{left}\n\n{right}"


def test_a_heading_cut_in_two_is_joined() -> None:
    left = BEFORE + "## 値段の決ま"
    right = "値段の決まり方\n\n値段は声ではなく、静かな合図で決まる。"
    assert stitch(left + M + right).body == BEFORE + "## " + right


def test_a_link_whose_label_is_its_address_is_whole() -> None:
    text = (
        BEFORE
        + "サイト：[https://example.org/core](https://example.org/core)\n\nそこに全部がある。"
    )
    cut = text.index("](") + 2
    assert stitch(text[:cut] + M + text[cut:]).body == text


def test_parallel_paragraphs_broken_off_at_the_changed_word_stay() -> None:
    form = "この拡張は、作業場所から環境変数を読み込み、適切な文脈で {} 命令を実行できます。"
    text = BEFORE + "\n\n".join(form.format(w) for w in ("起動", "設計", "目録", "検索"))
    for cut in range(text.index("設計") - 8, text.index("設計") + 12):
        if text[cut - 1] != " " and text[cut] != " ":
            assert stitch(text[:cut] + M + text[cut:]).body == text


def test_a_short_end_said_again_goes_before_a_passage_that_is_alike() -> None:
    passage = (
        "the image created is controlled by the width, height and resolution settings, "
        "and its resolution is given in pixels per phys"
    )
    before = (
        f"Size:   When {passage}ical unit, it is kept.\n\nThen a page is chosen from the list.\n\n"
    )
    left = before + "Rendering:   The size of the image cr"
    body = stitch(left + M + passage + M + "per physical unit of length.").body
    assert body == before + "Rendering:   The size of " + passage + "ical unit of length."


def test_the_end_of_a_heading_that_asks_is_said_once() -> None:
    left = BEFORE + "## 値段はどう決まりますか？"
    right = "決まりますか？\n\n静かな合図で決まる。"
    assert stitch(left + M + right).body == left + "\n\n静かな合図で決まる。"


def test_a_space_before_the_first_word_goes_on_with_the_last_one() -> None:
    left = (
        "# 市場の窓\n\n値段 :   この市場で使えるすべてのグラデーションと、 市場に属する「魚」で始まる名前の"
        "グラデーションが並びます。 作業の途中で"
    )
    right = (
        " 「グラデーションダイアログ」 などから値段を追加したときは、 底部の釦を押せば新しい値段も使えます。"
        "\n\n市場の人は、それを朝のうちに済ませます。"
    )
    assert stitch(left + M + right).body == left + right
