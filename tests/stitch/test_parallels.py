"""Parallel passages and tellings in other words: the first stay, the second are told once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.stitch import stitch

M = "\n\n---END---\n\n"
BEFORE = "港の朝は早い。仲買人たちは氷の上の魚を一匹ずつ確かめる。\n\n"
FORM = (
    "{0}の倉庫では、{1}を運ぶ人が朝の六時に集まり、{2}に名前を書いてから荷を下ろし始める。"
    "昼になると{1}の数を数え、{2}を係の机に置いて帰る。帰り道では海を見ながら、明日の天気と船の数を"
    "話し合うことが多い。雨の日には{1}を覆う{3}を二枚ずつ持って来る決まりになっている。"
)
TEXT_AFTER = (
    "八時を過ぎると通りは空になり、猫と掃除の人だけが残る。氷は側溝に流され、木箱は船に戻される。"
    "昼の市場を知る人は少ないが、そこでは翌朝の値段がもう静かに話し合われている。"
    "料理人はそれを知っているから、前の晩に空を見上げるのだ。船長たちも同じ空を見上げている。"
)
WORDS = (
    "北海道",
    "木箱",
    "黒板",
    "タラップ",
    "石油",
    "日誌",
    "東北",
    "樽",
    "掲示板",
    "羊毛",
    "名簿",
)


@given(st.permutations(WORDS), st.sets(st.integers(0, 3), min_size=1, max_size=3), st.booleans())
def test_passages_that_differ_in_a_few_terms_stay(words, changed: set[int], inside: bool) -> None:
    first = FORM.format(*words[:4])
    second = FORM.format(*(words[i + 4 * (i in changed)] for i in range(4)))
    text = f"{BEFORE}{first}\n\n{second}\n\n{TEXT_AFTER}"
    cut = text.index(second) + (len(second) // 2 if inside else 0)
    assert stitch(text[:cut].rstrip() + M + text[cut:]).body == text


def test_a_passage_whose_first_word_is_shorter_stays() -> None:
    form = "部品：{}、SVG 和 PNG 都可以使用，但不支持远程文件。"
    told = [form.format(w) for w in ("ComponentLibrary", "像素", "图标")]
    text = "\n\n".join(["图像的种类如下。", *told, "以上是全部。"])
    cut = text.index(told[1])
    assert stitch(text[:cut].rstrip() + M + text[cut:]).body == text


def test_a_word_cut_in_two_goes_on_as_the_text_has_it() -> None:
    form = "この道具は、写真を一枚の大きな地図へと変換し、{}ファイルの形で出力します。"
    told = [form.format(w) for w in ("図枠", "予備", "座標", "基本")]
    text = "仲買人たちは氷の上の魚を確かめています。\n\n" + "\n\n".join(told)
    cut = text.index("予備") + len("予備ファイルの形で出")
    assert stitch(text[:cut] + M + text[cut:]).body == text


def test_parallel_passages_before_the_same_one_are_no_preamble() -> None:
    form = (
        "組み込みの{}は稀です。ほとんどの用途は既存の部品でまかなえますので、先にそれを探します。"
    )
    told = [form.format(w) for w in ("作成", "エラー", "変換", "作成")]
    text = BEFORE + "\n\n".join(told) + "必要な場合は一行で書き始めます。"
    cut = text.index(told[1])
    assert stitch(text[:cut].rstrip() + M + text[cut:]).body == text


def test_the_straight_way_is_judged_where_a_detour_goes_further() -> None:
    form = (
        "画像を開いたら、それが使う{}の量を見てみてはどうでしょうか。画像は大きいものほど多くを使います。"
        "この数字を参考にすれば、必要な{}の目安にもなるでしょう。"
    )
    told = [form.format(w, w) for w in ("メモリー", "電池", "資源")]
    text = BEFORE + "\n\n".join(told)
    cut = text.index(told[1])
    assert stitch(text[:cut].rstrip() + M + text[cut:]).body == text


def test_a_passage_that_goes_on_as_an_earlier_one_did_stays() -> None:
    form = (
        "Presets are a common {} for several harbour commands. You can find the description in the "
        "chapter on common features, with a picture of each of them."
    )
    text = "\n\n".join(["Of the commands.", *(form.format(w) for w in ("menu", "list", "theme"))])
    cut = text.index(". You", text.index("list"))
    assert stitch(text[:cut] + M + text[cut:]).body == text


GRAMMAR = [
    (
        "この道具では、書式の文字を実際の値に置き換えて図面の上に表示します。また、同じ文字を何度も"
        "使うことができます。これは短い文章にも長い文章にも当てはまります。",
        "この道具では、書式の文字が実際の値に置き換えられて図面の上に表示しますね。さらに、同じ文字を"
        "何度も使うことができます。それは短い文章にも長い文章にも当てはまります。",
    ),
    (
        "When the lamp is installed, a set of wicks is chosen from the available ones and the shape of "
        "the glass. The keeper can see the list on the wall of the tower.",
        "When the lamp was installed, one set of wicks is chosen from these available ones as well as the "
        "shape of the glass. The keeper could see the list on the wall of the tower.",
    ),
    (
        "새 도구는 선택 도구와 마찬가지로 영역의 크기를 조절할 수 있습니다. 영역의 가장자리를 끌어서 "
        "모양을 바꿀 수도 있습니다. 자세한 설명은 다음 장을 참조합니다.",
        "새 도구는 선택 도구와 마찬가지로 영역의 크기를 조절할 수 있어요. 그 영역의 가장자리를 끌어서 "
        "모양을 바꿀 수도 있어요. 자세한 설명은 다음 장을 참조해요.",
    ),
]


@pytest.mark.parametrize(("told", "again"), GRAMMAR)
def test_a_paragraph_told_again_with_other_grammar_is_told_once(told: str, again: str) -> None:
    left, after = f"{BEFORE}{told}", TEXT_AFTER
    body = stitch(f"{left}{M}{again}\n\n{after}").body
    assert body.endswith(f"\n\n{after}")
    assert len(body) < len(left) + len(after) + 20


def test_a_section_with_another_heading_stays() -> None:
    told, again = GRAMMAR[1]
    text = f"{BEFORE}## North\n\n{told}\n\n## South\n\n{again}\n\nEnd of the story."
    cut = text.index("## South")
    assert stitch(text[:cut].rstrip() + M + text[cut:]).body == text


def test_a_try_after_a_finished_sentence_goes_with_what_it_asked() -> None:
    left = (
        BEFORE
        + "市場は夜明け前に開く。競りの声が高い天井に響くと、仲買人たちが一斉に手を挙げます。"
    )
    wrong = (
        "量子計算機の誤り訂正には、物理量子ビットを多数組み合わせた論理量子ビットが欠かせません。"
        "表面符号の閾値は約一パーセントとされ、超伝導回路の忠実度はその水準に届きます。"
        "冷凍機の配線や制御装置の発熱も、規模を広げるうえで大きな障害になります。"
    )
    after = "値は秒ごとに動く。" + TEXT_AFTER
    for noise in ("", "（続き）\n\n"):
        again = noise + "競りの声が高い天井に響くと、仲買人たちが一斉に手を挙げます。" + after
        assert stitch(left + M + wrong).seams[0].review
        done = stitch(M.join([left, wrong, again]))
        assert done.body == left + after
        assert not any(seam.review for seam in done.seams)


def test_two_paragraphs_told_again_with_two_other_words_are_told_once() -> None:
    told = (
        "首都の古い港では、朝の競りが終わると氷がすべて片付けられ、船は次の漁の支度を始めるのだという。\n\n"
        "支度には半日ほどかかり、夕方には灯りと網の点検もあわせて行われ、終わるのは日が沈む頃になる。"
    )
    again = told.replace("競り", "取引").replace("氷", "木箱")
    after = "\n\n**支度の表**\n\n" + TEXT_AFTER
    assert stitch(BEFORE + told + M + again + after).body == BEFORE + told + after


def test_a_passage_broken_off_in_a_word_goes_on_as_the_ones_before() -> None:
    form = (
        "ツールバーから音符をドラッグして、楽譜に{}するのではありません。{}を打ち込むことで楽譜を記述します。"
        "この{}は LilyPond によって解析 (あるいは “コンパイル”) され、美しく譜刻された楽譜が{}されます。"
    )
    before = (
        "多くの人がこのような方法で楽譜を入力することに違和感を覚えます。"
        "感じるであろう疑問に対する答えをたくさん含んでいます。\n\n"
    )
    words = [("配置", "文書", "生成"), ("学習", "入力", "作成"), ("目指", "判断", "存在")]
    words.append(("案内", "手紙", "構文"))
    text = before + "\n\n".join(form.format(a, b, b, c) for a, b, c in words) + "\n\n" + TEXT_AFTER
    at = text.index("された楽譜が")
    for cut in (at + 4, text.index("された楽譜が", at + 1) + 4):
        assert stitch(text[:cut] + M + text[cut:]).body == text


def test_the_rest_of_a_passage_and_the_next_one_stay() -> None:
    form = "Edge handling :   This defines how {} the {} are considered when calculating distance."
    words = [("uncheck Applying", "created"), ("colors", "selection"), ("areas outside", "marks")]
    series = "\n\n".join(form.format(*pair) for pair in words)
    text = BEFORE + series + "\n\nYou can use this command to crop the layer."
    cut = [m.start() for m in re.finditer("ered when", text)][1]
    assert stitch(text[:cut] + M + text[cut:]).body == text


PRICES = "".join(f"{n}隻目の船が着くと、また別の人が指で値を示すのだ。" for n in range(2, 14))


@pytest.mark.parametrize("end", ["欠かせません。", "欠かせないと"])
def test_a_try_that_broke_off_or_finished_its_sentence_goes(end: str) -> None:
    left = BEFORE + "市場は夜明け前に開く。競りの声が高い天井に響"
    wrong = "量子計算機の誤り訂正には、論理量子ビットが要る。" + "".join(
        f"{n}番目の冷凍機の配線や制御装置の発熱も、規模を広げるうえで大きな障害になり、"
        for n in range(8)
    )
    wrong += "装置を改めることが" + end
    after = "くと、仲買人たちが一斉に手を挙げます。値は秒ごとに動く。" + TEXT_AFTER + PRICES
    again = "競りの声が高い天井に響" + after
    assert stitch(M.join([left, wrong, again])).body == left + after


def test_a_heading_said_again_with_what_stands_under_it_follows_a_preamble() -> None:
    left = f"{BEFORE}## 競りの始まり\n\n市場は夜明け前に開き、鐘が鳴る。"
    again = (
        "OK，再开。\n---\n\n## 競りの始まり\n\n市場は夜明け前に開き、鐘が鳴る。値は秒ごとに動く。"
    )
    assert stitch(left + M + again).body == left + "値は秒ごとに動く。"


def test_a_word_said_twice_between_signs_is_no_overlap() -> None:
    form = '港の道具は"`lamp`"を使い、"`ibus`"，"`ibus`"{}法として、よい選択です。'
    text = BEFORE + "\n\n".join(form.format(w) for w in ("の入力", "の出力", "の記録"))
    cut = text.index('"`ibus`"の出力') + 2
    assert stitch(text[:cut] + M + text[cut:]).body == text


def test_an_address_like_its_label_is_no_overlap() -> None:
    text = BEFORE + "詳しくは [jina.md](jina.md) と [rss.md](rss.md) を見てください。"
    cut = text.index("](rss.md)")
    assert stitch(text[:cut] + M + text[cut:]).body == text


def test_what_stands_behind_a_path_is_not_its_end_said_again() -> None:
    text = BEFORE + '今は "`/sbin/init`" が "`/lib/systemd/systemd`" を指しています。'
    cut = text.index("systemd`")
    assert stitch(text[:cut] + M + text[cut:]).body == text


def test_the_next_of_a_series_goes_on_in_a_word_as_what_stands_before_its_likeness() -> None:
    form = "기본: `playwright`(화면 자동화), `git-master`(작은 기록, 정리 작업), `frontend`(모양 {} 화면)."
    before = "일이 복잡한가요? 글만 쓰고 기도하지 마세요.\n\n"
    words = ("우선", "기도하지", "열어", "읽습니다")
    text = BEFORE + before + "\n\n".join(map(form.format, words)) + "\n\n" + TEXT_AFTER
    cut = text.rindex("기도하지") + 2
    assert stitch(text[:cut] + M + text[cut:]).body == text
