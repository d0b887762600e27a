"""Headings, list items, table rows and marks that were cut, and what follows without an overlap."""

import pytest

from ssg.stitch import stitch
from ssg.stitch.numbering import numbered_on

M = "\n\n---END---\n\n"
BEFORE = "The lamp is lit at dusk by the keeper and burns until the morning comes.\n\n"
AFTER = "It was cold that morning, and the streets were empty."


def _joined(text: str, cut: int) -> bool:
    return stitch(text[:cut].rstrip("\n") + M + text[cut:].lstrip("\n")).body == text


@pytest.mark.parametrize("cut", ["는지 알려면", "가 감지되지"])
def test_a_heading_that_was_cut_goes_on_in_its_line(cut: str) -> None:
    text = (
        f"{BEFORE}### 3.1. 무엇이 있는지 알려면 하드웨어가 감지되지 않습니다. 어떻게 하나요?\n\n"
        "검색 엔진을 사용하여 다른 사람이 어떻게 했는지 확인하십시오."
    )
    assert _joined(text, text.index(cut))


@pytest.mark.parametrize(
    "under",
    ["=AVERAGE(A1:A50)", "SYD(cost; rest; life)", "Short and plain.", "**Figure 2. The lamp**"],
)
def test_what_stands_under_a_whole_heading_is_no_rest_of_it(under: str) -> None:
    text = f"{BEFORE}#### Simple usage\n\n{under}\n\n{AFTER}"
    assert _joined(text, text.index(under))


def test_a_numbered_question_that_was_cut_is_one() -> None:
    text = (
        f"{BEFORE}### 3.2.2. 我在硬盘上安装了这个系统，然后遇到了一个问题。我该怎么办？\n\n{AFTER}"
    )
    assert _joined(text, text.index("上安装"))


def test_an_answer_stands_under_its_question() -> None:
    text = (
        f"{BEFORE}### 途中で変えられますか？\n\nはい、可能です。画面から申し込みます。\n\n{AFTER}"
    )
    assert _joined(text, text.index("はい"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("### 5.2.7. The high ", "5.2.7. The high contrast theme"),
        ("## 6.3. How do we know GNU", ". How do we know GNU and Linux apart?"),
        ('## 6.3. "sid" means', '3. "sid" means what?'),
    ],
)
def test_the_end_of_a_heading_is_told_again(left: str, right: str) -> None:
    whole = left + right[right.rindex(left.rstrip()[-6:]) + 6 :]
    whole = left.rstrip() + whole[len(left) :] if left.endswith(" ") else whole
    body = stitch(f"{BEFORE}{left}{M}{right}\n\n{AFTER}").body
    assert body == f"{BEFORE}{whole}\n\n{AFTER}"


def test_a_heading_is_told_again_with_the_stop_before_it() -> None:
    left = f"{BEFORE}The list is open to all.\n\n#### 12.2. Le"
    right = f".\n\n#### 12.2. Letters and lists\n\n{AFTER}"
    assert stitch(left + M + right).body == left + right[right.index("Le") + 2 :]


def test_a_remark_in_code_is_no_heading() -> None:
    text = (
        f"{BEFORE}```\n# the lines that follow take the place of the old entry in the file.\n"
        f"passwd: files\n```\n\n{AFTER}"
    )
    cut = text.index(" entry")
    for size in (12, 20, 31):
        assert stitch(text[:cut] + M + text[cut - size :]).body == text


def test_an_item_of_which_the_list_goes_on_below_was_cut() -> None:
    text = (
        "収入源は次のとおりです。\n\n- 卸電力市場での売買差益。安い時間に買い、高い時間に売ります。\n"
        "- 需給調整市場での待機報酬。周波数が乱れたとき、数秒で応答します。\n- 容量市場での固定収入。"
    )
    assert _joined(text, text.index("買差益"))


def test_an_item_much_shorter_than_the_others_was_cut() -> None:
    text = (
        "分区可以这样使用：\n\n- 使用它作为物理卷（特定分区上的数据保密）；\n"
        "- 使用它作为阵列设备（见本章稍后的说明）；\n- 你也可以选择不使用它，放着，不作任何改变。\n\n"
        "## 配置\n\n好的。"
    )
    assert _joined(text, text.index("以选择"))


@pytest.mark.parametrize("blank", [False, True])
def test_an_item_stands_as_far_off_as_its_neighbours(blank: bool) -> None:
    between = "\n\n" if blank else "\n"
    items = [
        "- The first thing.\n\n  - One of its parts.",
        "- The second thing.\n\n  - Another part.",
        "- The third thing.",
    ]
    text = f"{BEFORE}{between.join(items)}\n\n{AFTER}\n\n- Something else.\n\n- And more."
    assert _joined(text, text.index("- The third"))


@pytest.mark.parametrize("mark", ["-", "1."])
def test_a_list_opens_behind_a_colon(mark: str) -> None:
    text = f"{BEFORE}Now do this:\n\n{mark} Take the lamp.\n{mark} Light it.\n\n{AFTER}"
    assert _joined(text, text.index(f"{mark} Take"))


def test_a_table_opens_behind_a_colon() -> None:
    text = f"{BEFORE}They are in this table:\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n{AFTER}"
    assert _joined(text, text.index("| a"))


@pytest.mark.parametrize("at", [2, 5, 6, 11, 12])
def test_a_delimiter_row_that_was_cut_gets_its_cells(at: int) -> None:
    row = "| --- | --- | --- |"
    text = f"{BEFORE}| name | size | note |\n{row}\n| a | 3 | none |\n| b | 4 | some |\n\n{AFTER}"
    cut = text.index(row) + at
    assert stitch(text[:cut] + M + text[cut:]).body == text


def test_a_table_without_words_is_told_again() -> None:
    text = f"{BEFORE}|  |  |\n| --- | --- |\n|  | Note |\n| The lamp | is lit |\n\n{AFTER}"
    cut = text.index(" Note")
    assert stitch(text[:cut] + M + text[text.index("|  |  |") :]).body == text


def test_a_delimiter_row_is_told_again_with_the_end_of_the_header() -> None:
    text = f"{BEFORE}|  |  |\n| --- | --- |\n|  | Note |\n| The lamp | is lit |\n\n{AFTER}"
    begin = text.index("|  |\n")
    cut = text.index("| ---") + 3
    assert stitch(text[:cut] + M + text[begin:]).body == text


@pytest.mark.parametrize("cells", [2, 3, 4])
def test_a_delimiter_row_is_told_again_from_its_start(cells: int) -> None:
    header, row = "| name " * cells + "|", "| --- " * cells + "|"
    text = f"{BEFORE}{header}\n{row}\n" + "| a " * cells + f"|\n\n{AFTER}"
    begin = text.index("| ---")
    for cut in range(begin + 6, begin + 6 * cells, 6):
        assert stitch(text[:cut] + M + text[begin:]).body == text


def test_a_header_without_words_is_told_again() -> None:
    text = f"{BEFORE}|  |  |\n| --- | --- |\n|  | Note |\n| The lamp | is lit |\n\n{AFTER}"
    cut = text.index("\n| ---")
    assert stitch(text[:cut] + M + text[text.index("|  |  |") :]).body == text


def test_text_behind_a_closed_row_is_no_cell_of_it() -> None:
    text = f"{BEFORE}|  |  |\n| --- | --- |\n|  | Note |\n| The lamp is lit. |\n\n{AFTER}"
    assert _joined(text, text.index("It was cold"))


def test_stars_that_look_like_a_rule_open_what_is_closed_behind_them() -> None:
    text = f"{BEFORE}***BASICS* The named pipe**\n\n{AFTER}"
    assert _joined(text, text.index("BASICS"))


@pytest.mark.parametrize(
    ("last", "heading", "follows"),
    [
        ("### 5.1.5. Five", "### 5.1.6. Six", True),
        ("### 5.1.5. Five", "## 5.2. Two", True),
        ("## 5.1. One", "### 5.1.1. One", True),
        ("## 9. Nine", "## 10. Ten", True),
        ("### 5.1.5. Five", "### 5.1.7. Seven", False),
        ("### 5.1.5. Five", "## 7.1. One", False),
        ("## Five", "## 6. Six", False),
    ],
)
def test_headings_count(last: str, heading: str, follows: bool) -> None:
    assert numbered_on(f"{last}\n\nText.\n\nMore text.", heading) is follows


def test_a_heading_with_the_next_number_opens_no_other_subject() -> None:
    left = (
        "### 4.1.2. Lamps\n\nThe oil is poured at noon, wicks are trimmed twice and the glass is "
        "wiped with chalk, vinegar and a woollen rag.\n\n| oil | wick |\n|---|---|\n| colza | flat |"
    )
    right = (
        "## 4.2. Passwords\n\nEvery account keeps its secrets hashed; whoever manages permissions "
        "must rotate credentials, audit logins and expire sessions regularly."
    )
    assert not any(s.review for s in stitch(left + M + right).seams)
    assert any(s.review for s in stitch(left + M + right.replace("4.2.", "9.7.")).seams)
