"""Tries that come to nothing, text that stands in the article already, and sections that are alike."""

import pytest

from ssg.model.stitched import SeamKind
from ssg.stitch import stitch
from ssg.stitch.subjects import other_subject

M = "\n\n---END---\n\n"
LEFT = (
    "The keeper lights the lamp at dusk. Every evening the boats come in from the sea, and the "
    "market opens when the bell rings twice. Nobody in the town sleeps before the last boat is"
)
RIGHT = " moored at the old pier. Then the lamps go out one by one.\n\nThe morning is quiet."
ELSEWHERE = [
    " counted by a quantum computer whose error rates fall",
    " painted in the colours of a province that lies",
]


@pytest.mark.parametrize("first", [0, 1])
def test_two_tries_from_one_place_go_with_what_they_said(first: int) -> None:
    again = LEFT[LEFT.index("Nobody in") :]
    tries = [again + ELSEWHERE[first], again + ELSEWHERE[1 - first][:30]]
    assert stitch(M.join([LEFT, *tries, again + RIGHT])).body == LEFT + RIGHT


def test_a_term_at_the_end_of_a_long_fragment_takes_nothing_back() -> None:
    first = "検出されたものは表に並びます。表の先頭に置かれるのは起動に使うファイルシステム"
    long = (
        "が載った円盤です。これを取り外すと機械は止まり、次に電源を入れたときには別の円盤が先に読まれます。"
        "ほかの円盤は名前の順に並び、大きさと種類、それに最後に使われた日も示されます。古い順に並べ替えるには、"
        "見出しの矢印を押してください。印の付いた円盤は守られていて、誤って消すことがありません。"
        "守りを外すときは鍵の絵を長く押し、尋ねられたら管理者の合い言葉を入れます。新しいものを選ぶと、その"
    )
    last = (
        "ファイルシステムを作る画面が開きます。ここで名前と大きさを決めると、しばらくして緑の印に変わります。"
        "途中で電源を切ると中身は失われるので、終わるまで待ちましょう。できたものは表の終わりに並び、"
        "すぐに書き込めるようになります。うまく行かないときは、記録の頁に理由が残っているはずです。"
        "理由が分からなければ、その頁を写して窓口に送ってください。返事は翌日までに届きます。"
    )
    assert stitch(M.join([first, long, last])).body == first + long + last


@pytest.mark.parametrize("part", ["bell rings twi", "in the town sleeps bef"])
def test_a_short_try_that_lies_within_the_last_line_adds_nothing(part: str) -> None:
    whole = LEFT + " moored."
    assert stitch(M.join([whole, part, part + whole.split(part)[1] + RIGHT[8:]])).body == (
        whole + RIGHT[8:]
    )


def test_a_passage_told_again_in_full_adds_nothing() -> None:
    paragraphs = [
        "灯台の守り手は、毎晩おなじ時刻に灯りをともし、港へ戻る船の数を帳面に書き留めています。",
        "競りは鐘の音とともに始まり、仲買人たちは指の形だけで値を示して、夜明けまでに魚をすべて売り切ります。"
        "値が決まると木箱に札が付き、荷車が坂を下りて、駅で待つ列車に積み込まれます。",
        "町の者は、市場が開く前に橋を渡って、氷と木箱を運びます。道が凍る朝は、みな砂をまいています。",
    ]
    text = "\n\n".join(paragraphs)
    done = stitch(text + M + paragraphs[1])
    assert done.body == text
    assert done.seams[0].kind is SeamKind.CONTAINED


SECTIONS = [
    ("DAYBS", "first day", "from the first coupon", "how many days have passed since then", 71),
    ("DAYS", "days in the term", "in the period", "how many days does the whole term take", 181),
    (
        "DAYSNC",
        "days to come",
        "to the next coupon",
        "how long is it until the payment is made",
        110,
    ),
    ("NCD", "date that follows", "on which the coupon falls", "when is the payment made", 2001),
    ("NUM", "payments to come", "before the end", "how often will interest be paid", 2),
]
SECTION = (
    "## {0}\n\nReturns the {1}, {2}.\n\n#### Syntax\n\n{0}(Settlement; Maturity; Frequency)\n\n"
    "Settlement is the date of purchase. Maturity is the date on which it ends. Frequency is the "
    "number of payments a year.\n\n#### Example\n\nA bond is bought in January and ends in November; "
    "interest is paid twice a year. With basis three in mind, {3}?\n\n"
    "={0}(January; November; 2) returns {4}."
)


def test_sections_that_are_alike_stay_wherever_they_are_cut() -> None:
    text = "\n\n".join(SECTION.format(*names) for names in SECTIONS)
    whole = "".join(text.split())
    size = len(text)
    for cut in (*range(400, size - 450, 4), *range(size - 450, size - 100)):
        if "\n" not in text[cut - 1 : cut + 1]:
            body = stitch(text[:cut] + M + text[cut:]).body
            assert "".join(body.split()) == whole, text[cut - 20 : cut]


WORDS = ("seventy", "a hundred", "more", "March", "twice")


def test_sections_that_are_alike_stay_where_no_number_tells_them_apart() -> None:
    sections = [(*names[:4], word) for names, word in zip(SECTIONS, WORDS, strict=True)]
    text = "\n\n".join(SECTION.format(*names) for names in sections)
    whole = "".join(text.split())
    for cut in range(400, text.index("## NUM"), 5):
        if "\n" not in text[cut - 1 : cut + 1]:
            body = stitch(text[:cut] + M + text[cut:]).body
            assert "".join(body.split()) == whole, text[cut - 20 : cut]


def test_sections_under_names_of_their_own_stay() -> None:
    names = [
        ("東の港", "魚", "夜明け前"),
        ("西の港", "貝", "日の出の後"),
        ("南の港", "海藻", "昼過ぎ"),
    ]
    form = (
        "## {0}\n\n{0}で水揚げされるのは主に{1}で、競りは{2}に始まります。\n\n### 競りの手順\n\n"
        "仲買人は鐘の音を合図に集まり、指の形だけで値を示します。値が決まると木箱に札が付きます。\n\n"
        "### 見学の注意\n\n見学する人は長靴をはき、白い線の外側に立ってください。写真を撮るときは"
        "係の人に声をかけます。{1}に触れてはいけません。"
    )
    text = "\n\n".join(form.format(*name) for name in names)
    whole = "".join(text.split())
    for cut in range(150, text.index("## 南")):
        if "\n" not in text[cut - 1 : cut + 1]:
            body = stitch(text[:cut] + M + text[cut:]).body
            assert "".join(body.split()) == whole, text[cut - 20 : cut]


def test_a_sentence_that_begins_with_a_term_of_the_last_one_stays() -> None:
    left = "すべての道具は帳面の中に `Architecture` フィールドを持っています。"
    right = "`Architecture` フィールドでは、対象となる機械の名前のどれか一つを指定します。"
    assert stitch(left + M + right).body == left + right


@pytest.mark.parametrize(
    ("caption", "whole"),
    [
        ("図2　処理の流れ", True),
        ("表 3：売上の推移", True),
        ("Figure 2: Data flow", True),
        ("Table 4. The venues", True),
        ("그림 2: 흐름", True),
        ("图 2 数据流程", True),
        ("図2の結果を見ると、流れ", False),
        ("Table 4 shows the venues of the", False),
    ],
)
def test_a_caption_is_an_end(caption: str, whole: bool) -> None:
    text = f"The lamp is lit at dusk.\n\n![Lamp](lamp.png)\n\n{caption}"
    assert stitch(text + M).truncated is not whole
    assert stitch(text.replace("png)\n\n", "png)\n") + M).truncated is not whole


def test_a_word_in_two_parts_opens_no_other_subject() -> None:
    left = (
        "The vineyard lies on a slope above the river, and grapes ripen late. Harvest begins when "
        "mornings turn cold; pickers bring baskets, knives and bread, and sing until the carts are "
        "full. Nobody knows why the cellar smells of inc"
    )
    right = (
        "luding variables, compilers emit relocations that loaders patch, so shared objects resolve "
        "symbols lazily through trampolines; debuggers inspect registers, threads and frames."
    )
    done = stitch(left + M + right)
    assert done.body == left + right
    assert not done.seams[0].review
    assert stitch(left + M + "V" + right[1:]).seams[0].review


def test_among_many_seams_another_subject_is_looked_for_less_readily() -> None:
    left = (
        "The vineyard lies on a slope above the river, and grapes ripen late. Harvest begins when "
        "mornings turn cold; pickers bring baskets, knives and bread, and sing until carts are full. "
        "The cellar is cool, barrels are washed with sulphur, and the cooper mends staves."
    )
    right = (
        "Including variables, compilers emit relocations that loaders patch, so shared objects resolve "
        "symbols lazily through trampolines; debuggers inspect registers, threads and frames."
    )
    assert other_subject(left, right, unfinished=False, seams=1)
    assert not other_subject(left, right, unfinished=False, seams=40)


def test_a_word_in_two_parts_belongs_together() -> None:
    left = (
        "Did anyone go hungry? No. We checked with the county office, and its books are open. "
        "Whether the prices rose is another question. Opinions differ, and we did not check w"
    )
    right = "ith the county office. The summary stands at the end of this page, with all figures."
    assert stitch(left + M + right).body == left + right


def test_what_stands_elsewhere_goes_on_where_it_completes_a_word() -> None:
    left = (
        "In the spring of 2019 the town of Ashford passed a bakery ordinance. The council required "
        "every shop to close by eight.\n\nIn the spring of 2020 the town of Brackley pa"
    )
    right = "ssed a bakery ordinance. The council req"
    assert stitch(left + M + right).body == left + right
