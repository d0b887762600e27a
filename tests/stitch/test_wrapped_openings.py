"""What a model says, or puts round its answer, before it goes on."""

import pytest

from ssg.stitch import stitch

M = "\n\n---END---\n\n"
LEFT = (
    "港の事務所は、夜明け前に灯りをつける。\n\n"
    "係の人は、沖に残った船の数を窓から数え、黒板に白い字で書きうつしていく。"
)
NEXT = "数が合わない朝は、誰も朝食の話をしない。"


@pytest.mark.parametrize("said", ["承知しました。", "では続けます：", "OK. ", "Sure, continuing. "])
@pytest.mark.parametrize("begin", ["の人は、沖に", "った船の数を", "から数え、黒板に白い字で"])
def test_a_word_in_the_line_before_the_end_told_from_its_middle_is_noise(
    said: str, begin: str
) -> None:
    again = LEFT[LEFT.index(begin) :]
    assert stitch(LEFT + M + said + again + NEXT).body == LEFT + NEXT


@pytest.mark.parametrize(
    "right",
    [
        f"承知しました。係の人は、沖に残った船の数を窓から数える。{NEXT}",
        f"雨の日は違う。黒板に字で書く。{NEXT}",
        f"次の朝は、数え方から変わった。{LEFT.rsplit(chr(10), 1)[1]}",
    ],
)
def test_a_sentence_of_the_article_before_a_likeness_stays(right: str) -> None:
    assert right in stitch(LEFT + M + right).body


def test_a_preamble_before_a_section_told_again_is_noise() -> None:
    text = (
        "朝の市場は五時に開く。仲買人たちは氷の上の魚を一匹ずつ確かめ、指で値段を示していく。\n\n"
        "## 値段の決まり方\n\n値段は声ではなく、静かな合図で決まる。"
    )
    said = "失礼しました。途中で切れていたので、はじめから書き直します。\n\n"
    after = "\n\n八時を過ぎると通りは空になる。"
    assert stitch(text + M + said + text + after).body == text + after


def test_a_list_item_is_no_preamble() -> None:
    left = "決まりごと：\n\n* 外の人の数と、受け入れた人の名前"
    right = "* 外の人は自由に出入りできる\n* 受け入れた人の名前は、月末に確かめる"
    assert stitch(left + M + right).body == f"{left}\n{right}"


def test_letters_of_a_preamble_that_agree_with_the_text_by_chance_go_with_it() -> None:
    left = (
        "名前の記号は次のとおりになります。\n\n**%F = ファイル名**\n\n"
        "**%P = ページのパス**\n\n記号は大文字で書く。"
    )
    again = left[left.index("イル名") :]
    raw = left + M + "以下、残りの部分になります。\n\n" + again + " 小文字は使わない。"
    assert stitch(raw).body == left + " 小文字は使わない。"


HALF = "港の事務所は、夜明け前に灯りをつける。係の人は、沖に残った船の数を窓から数え、黒板に"
REST = (
    "白い字で書きうつしていく。数が合わない朝は、誰も朝食の話をしないことになっている。\n\n"
    "## 昼\n\n昼になると、黒板は雑巾で拭かれ、午後の船の名前が一つずつ書きこまれる。"
)


@pytest.mark.parametrize(
    ("said", "fence"),
    [
        ("", "```markdown"),
        ("途中で切れてしまいました。書き直します。", "```markdown"),
        ("途中で切れてしまいました。書き直します。", "~~~~md"),
        ("【パート2】", "```text"),
        ("[2/3]", "```"),
    ],
)
def test_a_fence_round_the_rest_goes_with_the_line_before_it(said: str, fence: str) -> None:
    closing = fence.strip("abcdefghijklmnopqrstuvwxyz")
    wrapped = f"{said}\n\n{fence}\n{REST}\n{closing}"
    assert stitch(HALF + M + wrapped).body == HALF + REST


def test_a_block_of_markdown_that_the_article_shows_stays() -> None:
    left = "港の事務所は、夜明け前に灯りをつける。見出しは次のように"
    right = "書きます：\n\n```markdown\n# 朝の港\n\n灯りがつく。\n```"
    assert stitch(left + M + right).body == left + right


def test_prose_in_a_plain_fence_is_wrapped_where_the_fragment_says_that_it_goes_on() -> None:
    after = "**表：船の数**\n\n| 朝 | 夕方 |\n| --- | --- |\n| 十二 | 九 |\n\n" + REST
    assert stitch(f"{LEFT}{M}（続き）\n\n```\n{after}\n```").body == f"{LEFT}\n\n{after}"
    block = "x = 1\nprint(x)"
    assert f"```\n{block}\n```" in stitch(f"{LEFT}{M}（続き）\n\n```\n{block}\n```").body


def test_the_end_of_the_text_in_a_fence_behind_a_preamble_is_told_again() -> None:
    last = "黒板に白い字で書きうつす。"
    left = f"港の事務所は、夜明け前に灯りをつける。\n\n{last}"
    raw = f"{left}{M}前回の出力が長くなりすぎたため、残りを載せます。\n\n```text\n{last}{NEXT}波は静かだ。\n```"
    assert stitch(raw).body == f"{left}{NEXT}波は静かだ。"


def test_a_fence_that_opens_in_the_middle_of_a_word_is_no_block_of_the_article() -> None:
    left = "The office welcomes reports and suggestions that come to it in writing."
    after = " Each of them is answered within a week."
    raw = f"{left}{M}```\n{left[left.index('gestions') :]}{after}"
    assert stitch(raw).body == left + after
