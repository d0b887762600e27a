"""What is done at a seam, rule by rule."""

import pytest

from ssg.model.stitched import DropReason, SeamKind
from ssg.stitch import stitch

M = "\n\n---END---\n\n"
TEXT = (
    "朝の市場は五時に開く。仲買人たちは氷の上の魚を一匹ずつ確かめ、指で値段を示していく。\n\n"
    "## 値段の決まり方\n\n"
    "値段は声ではなく、静かな合図で決まる。天気が崩れる前の日は船が少なく、同じ魚でも倍の値がつくことがある。"
    "料理人はそれを知っているから、前の晩に空を見上げるのだ。\n\n"
    "八時を過ぎると通りは空になり、猫と掃除の人だけが残る。"
)


def kinds(raw: str, **options: str) -> list[SeamKind]:
    return [s.kind for s in stitch(raw, **options).seams]


@pytest.mark.parametrize("size", [5, 8, 20, 60, 150])
@pytest.mark.parametrize("cut", range(20, len(TEXT) - 5, 13))
def test_an_overlap_is_said_once(cut: int, size: int) -> None:
    begin = max(0, cut - size)
    assert stitch(TEXT[:cut] + M + TEXT[begin:]).body == TEXT


@pytest.mark.parametrize(
    "cut", [c for c in range(20, len(TEXT) - 5, 7) if TEXT[c - 1] not in "。\n"]
)
def test_without_an_overlap_a_word_is_joined_directly(cut: int) -> None:
    if TEXT[cut] not in "\n#値 " and "#" not in TEXT[cut - 3 : cut]:
        assert stitch(TEXT[:cut] + M + TEXT[cut:]).body == TEXT


def test_the_fragments_own_space_is_kept() -> None:
    text = "The quick brown fox jumps over the lazy dog and runs away."
    for cut in range(5, len(text) - 5):
        assert stitch(text[:cut] + M + text[cut:]).body == text


def test_a_fragment_given_twice_adds_nothing() -> None:
    part = TEXT[30:110]
    raw = M.join([TEXT[:40], part, part, TEXT[90:]])
    assert stitch(raw).body == TEXT
    assert SeamKind.CONTAINED in kinds(raw)


@pytest.mark.parametrize("part", ["ab" * 500, "波。" * 40, TEXT])
def test_a_fragment_given_many_times_adds_nothing(part: str) -> None:
    assert stitch(M.join([part] * 7)).body == part


def test_an_address_like_the_last_one_is_not_told_again() -> None:
    text = (
        "### procfs 和 sysfs\n\n[procfs](https://zh.example.org/wiki/Procfs)和"
        "[sysfs](https://zh.example.org/wiki/Sysfs)两个伪文件系统，分别加载于两个地方。"
    )
    for cut in range(text.index("://"), text.index("Procfs)")):
        assert stitch(text[:cut] + M + text[cut:]).body == text


def test_a_fragment_inside_earlier_text_adds_nothing() -> None:
    raw = M.join([TEXT[:160], TEXT[40:75], TEXT[140:]])
    done = stitch(raw)
    assert done.body == TEXT
    assert done.seams[0].kind is SeamKind.CONTAINED
    (drop,) = done.seams[0].dropped
    assert drop.reason is DropReason.CONTAINED
    assert raw[slice(*drop.covered_by)] in TEXT[40:75]


def test_a_restart_that_gets_no_further_takes_nothing_away() -> None:
    assert stitch(M.join([TEXT[:170], TEXT[:90], TEXT[150:]])).body == TEXT


def test_a_short_try_that_went_elsewhere_is_superseded() -> None:
    cut = TEXT.index("同じ魚でも")
    wrong = "漁師の組合はこの春から新しい規則を"
    raw = M.join([TEXT[:cut], TEXT[cut - 30 : cut] + wrong, TEXT[cut - 40 :]])
    done = stitch(raw)
    assert done.body == TEXT
    drops = [d for s in done.seams for d in s.dropped if d.reason is DropReason.SUPERSEDED]
    assert "".join(raw[d.start : d.end] for d in drops).strip("、") == wrong


def test_the_earlier_spacing_wins() -> None:
    cut = TEXT.index("天気が")
    told = TEXT[20:cut].replace("\n\n", " ")
    assert stitch(TEXT[:cut] + M + told + TEXT[cut:]).body == TEXT


def test_width_and_punctuation_do_not_hide_an_overlap() -> None:
    text = "価格は100%上がり、カタログの「表紙」も変わった。店主はそれを見て、静かにうなずいた。"
    cut = text.index("店主は") + 4
    told = text[:cut].replace("100%", "１００％").replace("カタログ", "ｶﾀﾛｸﾞ").replace("、", "，")
    assert stitch("前の段落です。\n\n" + text[:cut] + M + told + text[cut:]).body.endswith(
        text[cut - 9 :]
    )
    assert "１００" not in stitch(text[:cut] + M + told + text[cut:]).body


@pytest.mark.parametrize(
    "noise",
    ["...", "…", "（続き）", "続きです。", "Continued: ", "**続き**\n\n", "お待たせしました。では参りましょう。\n\n",
     "Right, where were we?\n\n", "## 値段の決まり方\n\n", "# 市場の朝\n\n", "市場の朝\n\n"],
)  # fmt: skip
def test_noise_before_an_overlap_is_dropped(noise: str) -> None:
    cut = TEXT.index("倍の値") + 1
    done = stitch(TEXT[:cut] + M + noise + TEXT[cut - 14 :], title="市場の朝")
    assert done.body == TEXT
    assert any(d.reason is DropReason.NOISE for s in done.seams for d in s.dropped)


@pytest.mark.parametrize(
    "noise", ["...", "（続き）\n\n", "続きです。\n\n", "## 値段の決まり方\n\n", "# 市場の朝\n\n"]
)
def test_known_noise_is_dropped_without_an_overlap(noise: str) -> None:
    cut = TEXT.index("倍の値") + 1
    assert stitch(TEXT[:cut] + M + noise + TEXT[cut:], title="市場の朝").body == TEXT


@pytest.mark.parametrize("mark", ["> ", "- "])
@pytest.mark.parametrize("noise", ["(続き)", "（続き）", "<続き>\n", "--（続き）--\n"])
def test_known_noise_takes_no_mark_of_a_block_with_it(noise: str, mark: str) -> None:
    assert stitch(TEXT + M + noise + mark + "猫の名前はまだない。").body.endswith(
        f"残る。\n\n{mark}猫の名前はまだない。"
    )


@pytest.mark.parametrize("fence", ["```markdown", "```", "````md"])
def test_a_fence_round_a_continuation_is_dropped(fence: str) -> None:
    cut = TEXT.index("倍の値") + 1
    close = "`" * fence.count("`")
    for begin in (cut, cut - 14):
        assert stitch(TEXT[:cut] + M + f"{fence}\n{TEXT[begin:]}\n{close}").body == TEXT


def test_a_reopened_fence_goes_on_in_the_code() -> None:
    text = "例です。\n\n```python\nfirst = compute(1)\nsecond = compute(2)\nprint(first)\n```\n\n以上が例です。"
    cut = text.index("second") + 9
    assert stitch(text[:cut] + M + "```python\n" + text[cut:]).body == text
    start = text.index("second")
    assert stitch(text[:cut] + M + "```python\n" + text[start:]).body == text


def test_blocks_are_set_apart() -> None:
    item, row = "- 一つ目\n- 二つ目", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"
    assert stitch(item + M + "- 三つ目").body == item + "\n- 三つ目"
    assert stitch(row + M + "| 3 | 4 |").body == row + "\n| 3 | 4 |"
    assert stitch("終わりました。" + M + "## 次").body == "終わりました。\n\n## 次"


def test_a_sentence_said_twice_back_to_back_is_said_once_where_there_are_seams() -> None:
    sentence = "料理人はそれを知っているから、前の晩に空を見上げるのだ。"
    for between in ("", "\n\n", " "):
        doubled = TEXT.replace(sentence, sentence + between + sentence)
        done = stitch(doubled[:30] + M + doubled[22:])
        assert done.body == TEXT
        assert done.seams[-1].kind is SeamKind.REPEATED


def test_nothing_in_common_asks_for_review() -> None:
    other = (
        "量子計算機の誤り訂正には、物理量子ビットを多数組み合わせた論理量子ビットが欠かせない。"
        "表面符号の閾値は約一パーセントとされ、超伝導回路の忠実度はようやくその水準に届いた。"
        "冷凍機の配線や制御装置の発熱も、規模を広げるうえで大きな障害になっている。"
    )
    first = TEXT[: TEXT.index("天気が") + 5]
    done = stitch(first + M + other)
    assert done.body == f"{first}\n\n{other}"
    assert [s.review for s in done.seams] == [True]


def test_a_heading_after_half_a_sentence_asks_for_review() -> None:
    done = stitch(TEXT[:30] + M + "## 値段の決まり方\n\n値段は声ではなく合図で決まる。")
    assert done.body.startswith(TEXT[:30] + "\n\n## 値段")
    assert done.seams[0].review


def test_the_source_map_names_the_fragments_lines() -> None:
    raw = TEXT[:60] + M + TEXT[40:]
    done = stitch(raw, first_line=11)
    lines = raw.split("\n")
    for body_line, number in zip(done.body.split("\n"), done.source_map.lines, strict=True):
        assert lines[number - 11][:1] == body_line[:1]


def test_other_markers() -> None:
    raw = TEXT[:60] + "\n\n<<stop 3>>\n\n" + TEXT[50:]
    assert stitch(raw, markers=(r"<<stop \d+>>",)).body == TEXT
    assert stitch(raw).body == raw


_ENDED = "市場は夜明け前に開く。競りの声が高い天井に響くと、仲買人たちが一斉に手を挙げた。"


def test_the_last_sentence_told_in_other_words_is_not_doubled() -> None:
    again = "競りの声が高い天井に響くと、仲買人たちがいっせいに手を挙げた。値は秒ごとに動く。"
    done = stitch(_ENDED + M + again)
    assert done.body.count("仲買人") == 1
    assert done.body.endswith("手を挙げた。値は秒ごとに動く。")


def test_a_try_that_only_says_a_seam_again_adds_nothing() -> None:
    cut = _ENDED.index("仲買人")
    parts = [_ENDED[:cut], _ENDED[cut - 8 : cut + 5], _ENDED[cut - 6 : cut + 3], _ENDED[cut - 12 :]]
    assert stitch(M.join(parts)).body == _ENDED


def test_a_sentence_that_differs_in_its_subject_stays() -> None:
    again = "売りの声が高い天井に響くと、仲買人たちが一斉に手を挙げた。値は秒ごとに動く。"
    assert stitch(_ENDED + M + again).body.count("仲買人") == 2


def test_what_a_model_says_before_a_finished_sentence_is_noise() -> None:
    again = "前の返答が途切れたため、残りを記します。\n\n高い天井に響くと、仲買人たちが一斉に手を挙げた。値は動く。"
    done = stitch(_ENDED + M + again)
    assert done.body == _ENDED + "値は動く。"


def test_the_last_heading_with_a_bracket_after_it_is_noise() -> None:
    text = "## 競りの声\n\n市場は夜明け前に開く。競りの声が高い天"
    done = stitch(text + M + "## 競りの声（つづき）\n\n井に響く。")
    assert done.body == text + "井に響く。"


def test_the_fence_round_a_fragment_is_closed_behind_a_preamble() -> None:
    done = stitch(
        _ENDED[:-12] + M + "続きです。\n\n```markdown\n" + _ENDED[-20:] + "値は動く。\n```"
    )
    assert done.body == _ENDED + "値は動く。"


RETOLD = [
    # A few words of two sentences, the last of them finished.
    (
        "値段は声ではなく、静かな合図で決まる。天気が崩れる前の日は船が少なく、"
        "同じ魚でも倍の値がつくことがある。",
        "値段は大声ではなく、静かな合図で決まる。天気が崩れる前の日には船が減り、"
        "同じ魚でも倍の値がつくことがある。",
    ),
    # Many words of some sentences; the last of them ends otherwise.
    (
        "仲買人たちは氷の上の魚を一匹ずつ確かめ、指で値段を示していく。\n\n"
        "## 値段の決まり方\n\n"
        "値段は声ではなく、静かな合図で決まる。天気が崩れる前の日は船が少なく、"
        "同じ魚でも倍の値がつくことがある。",
        "買い手たちは氷の上の魚をひとつずつ確かめて、指で値段を示します。\n\n"
        "## 値段の決まり方\n\n"
        "値段は声でなく、静かな身ぶりで決まります。天気が悪くなる前の日は船が少なくて、"
        "同じ魚でも倍の値がつくことがあります。",
    ),
]


@pytest.mark.parametrize(("told", "retold"), RETOLD)
def test_a_telling_in_other_words_is_told_once(told: str, retold: str) -> None:
    cut = TEXT.index(told) + len(told)
    done = stitch(TEXT[:cut] + M + retold + TEXT[cut:])
    assert done.seams[0].kind in (SeamKind.OVERLAP, SeamKind.REWIND)
    assert done.body.endswith(TEXT[cut:])
    assert done.body.startswith(TEXT[: TEXT.index(told)])
    assert done.body.count("静かな") == 1


@pytest.mark.parametrize(
    "preamble", ["先ほどの最後から書き直します。", "Message 2/3", "〔出力再開〕"]
)
@pytest.mark.parametrize("begin", ["（https://example.jp/fish）の", "、指で", "ずつ確かめ"])
def test_after_a_preamble_the_overlap_may_begin_anywhere(preamble: str, begin: str) -> None:
    text = (
        "朝の市場は五時に開く。仲買人たちは値段表（https://example.jp/fish）の数字を一匹ずつ確かめ、"
        "指で値段を示していく。天気が崩れる前の日は船が少なく、同じ魚でも倍の値がつく。"
    )
    for cut in (text.index("天気"), text.index("少なく")):
        again = text[text.index(begin) : cut]
        raw = text[:cut] + M + preamble + "\n\n" + again + text[cut:]
        assert stitch(raw).body == text


def test_a_rest_of_a_sentence_is_no_preamble() -> None:
    text = "この市場では、夜のうちに船が魚を運ぶことになっています。\n\n今の市場でも、船が魚を運ぶ"
    rest = "ことになっています。\n\n今の市場では、やはり船が魚を運ぶことになっています。"
    assert stitch(text + M + rest).body == text + rest


SERIES = [
    "{}の店では、毎朝七時に小麦粉を量り、昼までに三百個のパンを焼いている。店主は数字を帳面につける。",
    "At {} the bakers weigh the flour at seven and bake three hundred loaves before noon. They write "
    "the numbers down, and the owner signs the page.",
]


@pytest.mark.parametrize("form", SERIES)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_further_one_of_several_parallel_paragraphs_stays(form: str, count: int) -> None:
    names = ["Brackley", "Aldermoor", "Corrow", "Danby", "Elmsea", "Fenwick"]
    told = [form.format(name) for name in names]
    text = "\n\n".join(["# 三つの店", *told])
    raw = "\n\n".join(["# 三つの店", *told[:count]]) + M + "\n\n".join(told[count:])
    assert stitch(raw).body == text


def test_the_letters_of_an_aborted_try_that_agree_by_chance_go_with_it() -> None:
    text = "It is best to ignore the files generated by the tool, which allows you to avoid noise."
    cut = text.index("nerated")
    raw = M.join([text[:cut], "to ignore the files geNATing firewalls", text[11:]])
    assert stitch(raw).body == text


@pytest.mark.parametrize(
    ("left", "again", "after"),
    [
        (
            "Most days nothing happens.\n\nUsually it looks like normal work.",
            "ually it looks like and normal work.",
            " A rope, a crate, a lamp.",
        ),
        (
            "먼저 문을 연다. 그리고 물체의 테두리를 칠하지 않도록 주의하며 선택 영역 안쪽을 칠합니다.",
            "그리고 물체의 테두리를 칠하지 않도록 주의하며 선택 영역 안쪽을 칠해요.",
            " 칠이 끝나면 단추를 놓습니다.",
        ),
    ],
)
def test_a_last_sentence_told_in_a_few_other_words_is_told_once(
    left: str, again: str, after: str
) -> None:
    assert stitch(left + M + again + after).body in (
        left + after,
        left.replace("합니다.", "해요.") + after,
    )


@pytest.mark.parametrize(("last", "again"), [("sets up", "sets up"), ("（App Rout", "pp Rout")])
def test_a_few_letters_of_a_cell_are_told_once(last: str, again: str) -> None:
    left = f"| name | use |\n| --- | --- |\n| `lamp` | lights it |\n| `oil` | before it {last}"
    assert stitch(left + M + again + "er the wick |\n").body.rstrip() == left + "er the wick |"


def test_the_rest_of_an_item_goes_on_in_it() -> None:
    left = "둘 중 하나다.\n\n- 이것이 가장\n  권장하는 방법입니다.\n- 강력한 안정성이 필요하거나 인터넷에 노출"
    right = "된 서버라면 그대로 둔다. 이것이 가장 안전하다.\n\n다음은 이름이다."
    assert stitch(left + M + right).body == left + right


@pytest.mark.parametrize("back", [1, 2])
def test_an_overlap_of_a_line_end_and_an_indentation_is_seen(back: int) -> None:
    code = "```python\ndef cost(fixed, share):\n    if not 0 <= share < 1:\n        raise ValueError(share)\n"
    text = f"原価の式はこうです。\n\n{code}    return fixed / (1 - share)\n```\n\n式はこれで終わりです。"
    cut = text.index("return")
    assert stitch(text[:cut] + M + text[cut - 5 - back :]).body == text


CREDENTIALS = "키는 `INTLAYER_PROJECT_CREDENTIALS` 환경 변수에 있습니다."


@pytest.mark.parametrize(
    ("left", "again", "after"),
    [
        ("旧い包みの書き方は使用", "旧い包みの書き方は採用", "され、直した所もそこに入る。"),
        ("이 명령에는 `INTLAYER_PROJECT_CREDENTIALS` 환경 변수가 필요합니다.",
         "이 명령에는 `INTLAYER_PROJECT_CREDENTIALS` 환경 변수가 있어야 합니다.", " 값은 하나의 객체입니다."),
    ],
)  # fmt: skip
def test_what_stands_under_a_heading_said_again_may_be_told_in_other_words(
    left: str, again: str, after: str
) -> None:
    head = f"{TEXT}\n\n{CREDENTIALS}\n\n## 5.25. `patches`\n\n"
    body = stitch(head + left + M + "## 5.25. `patches`\n\n" + again + after).body
    assert body.count("## 5.25.") == 1
    assert body.startswith(f"{TEXT}\n\n{CREDENTIALS}\n\n## 5.25. `patches`\n\n{left[:8]}")
    assert body.endswith(after)
    assert body.count(left[:6]) == 1


def test_a_fragment_that_begins_amid_a_sentence_tells_the_last_one_again() -> None:
    left = "The bell rings twice. Often the prices are good, often they are a bit odd."
    again = "good, often they are one bit odd. The cooks look at the sky."
    assert stitch(left + M + again).body == left + " The cooks look at the sky."
