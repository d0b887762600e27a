"""Passages told alike, one after the other: a fragment that goes on with the next one loses none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.stitch import stitch
from ssg.stitch.open_marks import open_code

M = "\n\n---END---\n\n"
BEFORE = "港の朝は早い。仲買人たちは氷の上の魚を一匹ずつ確かめる。\n\n"
AFTER = "\n\n八時を過ぎると通りは空になり、猫と掃除の人だけが残る。"

ENDING = (
    "割り当ての表は木箱に対する船の (積んだ荷ではありません。船の) 順番を示します。"
    "入口の小さな見取り図を見れば、桟橋の長さや深さが分かります。"
    "桟橋が船よりも短ければ、見取り図にその長さを表す枠が赤い線で{}されます。"
)
NEAR = (
    "数えて回る係が決まったなら、それを入口の黒板で{}したうえで、白い札の形で残すことになります。"
)
SEVERAL = (
    "この市場では、札の箱は木箱の中身を台帳に移すために使います。この決まりで、係は元の札を見分け、"
    "見取り図との{0}照合ができます。札を直接{1}方法とは違い、箱を{1}と札は台帳に結ばれ、"
    "書き直されたときにも中身を追って改めることができます。"
)


WORDS = (
    "部分",
    "該当",
    "見本",
    "拡張",
    "表示",
    "項目",
    "初期値",
    "刻印",
    "札",
    "中心",
    "多くの",
    "以下",
)


def series(form: str, words: list[tuple[str, ...]]) -> str:
    return BEFORE + "\n\n".join(form.format(*each) for each in words) + AFTER


def told_apart(form: str, words: list[str], index: int, offset: int) -> tuple[str, str]:
    """A series cut in two within one of its passages, and the series."""
    pairs = list(zip(words[::2], words[1::2], strict=True))
    text = series(form, pairs)
    at = text.index(form.format(*pairs[index])) + offset
    return text[:at].rstrip() + M + text[at:], text


@pytest.mark.parametrize(
    ("form", "words", "index", "offset"),
    [
        (NEAR, "札 部分 カタログ 表示 該当 読む", 1, 27),
        (ENDING, "これの 初期値 該当 部品 以下 確かな", 1, 101),
        (ENDING, "刻印 多くの 以下 これの 作成 確かな", 1, 81),
        (SEVERAL, "コンポーネント 多くの 札 中心 項目 以下", 1, 0),
        (SEVERAL, "読む 以下 刻印 これの 中心 部分 初期値 作成", 1, 0),
    ],
)
def test_the_next_of_a_series_stays(form: str, words: str, index: int, offset: int) -> None:
    raw, text = told_apart(form, words.split(), index, offset)
    assert stitch(raw).body.replace("\n", "") == text.replace("\n", "")


@given(
    st.sampled_from([ENDING, NEAR, SEVERAL]),
    st.permutations(WORDS).map(lambda words: words[:8]),
    st.integers(1, 3),
    st.integers(0, 200),
)
def test_a_series_cut_anywhere_stays(form: str, words: list[str], index: int, offset: int) -> None:
    raw, text = told_apart(form, words, index, min(offset, len(form) - 5))
    assert stitch(raw).body.replace("\n", "") == text.replace("\n", "")


def test_a_telling_that_begins_behind_like_words_is_one() -> None:
    told = "朝の競りが終わると氷が片付けられ、船は次の漁の支度を始めるのだという。"
    left = f"{BEFORE}{told}夕方には灯りと網の点検もあわせて行われ、終わるのは日が沈"
    again = left.removeprefix(BEFORE).replace("氷", "木箱").replace("灯り", "帆")
    body = stitch(left + M + again + "む頃になる。").body
    assert body.count("\n\n") == 1
    assert body.endswith("日が沈む頃になる。")


def test_a_full_stop_in_code_ends_no_sentence() -> None:
    assert open_code("write `l('a.")
    assert not open_code("write `l('a.b')`.")
    form = "`lamp = lampOf()` と `l('a.b.c')` で作る書き方は{}が、動かすときに大きな一覧を残しやすいのです。"
    told = [form.format(w) for w in ("とても便利です", "道具ではない", "とても便利です")]
    text = (
        f"{BEFORE}{told[0]}\n\n{told[1]}\n\n**中身の分け方**\n\n{told[2]}灯りを消すのは大変です。"
    )
    at = text.index("b.c", text.index("b.c") + 1)
    once = text.index("b.c")
    for cut in (at, once):
        assert stitch(text[:cut] + M + text[cut:]).body == text


def test_what_is_to_be_learnt_is_not_said_by_the_model() -> None:
    left = "这张图也是用同样的格式写的。请读第七章来简要"
    right = "了解如何编辑这个文件。\n\n你也可以用命令来借助每个程序的输出生成手册。"
    assert stitch(left + M + right).body == left + right
    assert stitch(f"市場は早い。鐘が鳴{M}了解しました。\n\nると、人が集まる。").body == (
        "市場は早い。鐘が鳴ると、人が集まる。"
    )
