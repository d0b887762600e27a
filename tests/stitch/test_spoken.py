"""What a model says of its answer, with no match behind it: told by its words and its place."""

import pytest

from ssg.stitch import stitch
from ssg.stitch.seam_noise import is_listed, spoken_first
from ssg.stitch.work_talk import is_about_the_work

M = "\n\n---END---\n\n"
EN = (
    "The harbour was empty when the first boats came in. Nobody had expected them so early, and the"
)
EN_ON = (
    " keeper of the lamp was still asleep. He woke when the bell rang.\n\nThe market opened late."
)
JA = "最初の船が港に入ったとき、灯台の守り手はまだ眠っていた。鐘が鳴ると、あわてて"
JA_ON = "階段を駆け上がった。霧は深く、灯りは届かない。\n\n市場は遅れて開いた。"

SAID = [
    "Sure! Here is the rest of the article:",
    "My previous message was interrupted, so let me finish the text.",
    "Of course, resuming from the last sentence.",
    "Got it. Picking up where I left off:",
    "（以下が残りの本文になります）",
    "承知しました。途中で切れてしまった箇所から再開いたします。",
    "お待たせしました。ここから先の原稿です。",
    "没问题，我来把文章剩下的部分写完。",
    "收到，现在从上次停下的句子继续往下写。",
    "이전 답변이 중단되어 나머지 본문을 작성해 드립니다.",
    "알겠습니다. 글의 나머지 부분은 다음과 같습니다:",
]
OF_ARTICLES = [
    "The rest of the article is about trade.",
    "This is the remaining part of the river.",
    "The following section is left to the reader.",
    "Sorry, I was wrong.",
    "残りの文章は編集者が読む。",
    "以下の記事も参照。",
    "前回の記事では、失業率について書きました。",
    "继续下跌。",
    "계속해서 비가 내렸다.",
    "아래 글은 요청에 따라 서울에서 작성되었다",
]


@pytest.mark.parametrize("said", SAID)
def test_a_sentence_made_of_such_words_alone_is_about_the_work(said: str) -> None:
    assert is_about_the_work(said)


@pytest.mark.parametrize("line", OF_ARTICLES)
def test_a_sentence_with_a_word_of_its_own_is_the_articles(line: str) -> None:
    assert not is_about_the_work(line)


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_such_a_line_goes_where_nothing_matches_behind_it(said: str, between: str) -> None:
    left, right = (EN, EN_ON) if said.isascii() else (JA, JA_ON)
    assert stitch(left + M + said + between + right).body == left + right


@pytest.mark.parametrize("said", ["**先ほどの続きから書きます。**", "（残りの部分をお届けします）"])
def test_it_goes_with_the_marks_round_it(said: str) -> None:
    assert stitch(JA + M + said + JA_ON).body == JA + JA_ON


def test_a_sentence_of_the_article_behind_it_stays() -> None:
    text = "My previous message was interrupted, so let me finish. This is a drake."
    assert text[spoken_first(text) :] == "This is a drake."
    assert spoken_first("[Got it. The rest follows below]This is a drake.") == 32
    assert spoken_first("[Got it. The rest follows below](https://example.org/a)") == 0


def test_a_word_of_courtesy_goes_with_the_line_it_leads_up_to() -> None:
    said = "Got it.\n\nHere is the rest of the article:\n\n---\n\n"
    assert stitch(EN + M + said + EN_ON).body == EN + EN_ON
    kept = "Got it.\n\nThe bell rang twice."
    assert stitch(f"{EN} rest.{M}{kept}").body.endswith(kept)


def test_a_rule_behind_an_ellipsis_is_the_articles() -> None:
    right = "---\n\nThe market opened late, and the bell rang twice before anyone came."
    assert stitch(f"{EN} lamp went out.{M}...\n\n{right}").body == f"{EN} lamp went out.\n\n{right}"


@pytest.mark.parametrize(
    "heading", ["### Continued", "## 続き", "# 계속", "## 接上文", "### Continued from above:"]
)
def test_a_heading_that_says_no_more_than_that_it_goes_on_is_noise(heading: str) -> None:
    left, right = (EN, EN_ON) if heading.isascii() else (JA, JA_ON)
    assert stitch(f"{left}{M}{heading}\n\n{right}").body == left + right


@pytest.mark.parametrize("heading", ["Part 2", "続きのある話", "Continued growth"])
def test_a_heading_that_says_more_is_the_articles(heading: str) -> None:
    assert not is_listed(heading)


def test_the_last_heading_in_bold_is_said_again() -> None:
    left = f"# Harbours\n\n## 2.1. The first boats\n\n{EN}"
    for again in ("**2.1. The first boats**", "**2.1. The first boats** (continued)"):
        assert stitch(f"{left}{M}{again}\n\n{EN_ON}").body == left + EN_ON
    other = "**2.2. The second boats**"
    assert other in stitch(f"{left}{M}{other}\n\n{EN_ON}").body


def test_a_remark_in_code_is_not_the_last_heading() -> None:
    left = f"## 2.1. The first boats\n\nDo this:\n\n```\n# make lamp\n# cd /\n```\n\n{EN}"
    assert stitch(f"{left}{M}## 2.1. The first boats\n\n{EN_ON}").body == left + EN_ON


def test_an_inline_preamble_goes_before_what_is_told_again() -> None:
    again = "expected them so early, and the keeper of the lamp was still asleep."
    said = "My goodness, that took a while; the kettle has boiled three times since then, so on we go. "
    assert stitch(EN + M + said + again).body == EN + " keeper of the lamp was still asleep."


def test_a_fragment_that_goes_on_in_small_letters_has_no_preamble() -> None:
    left = (
        "If the value is not empty and can not be read as a number, the text is compared as it is. "
        "If the value is not empty and can not be read as a number or one"
    )
    right = (
        "... of its kinds and the box is ticked, the whole is looked at. "
        "If the value is not empty and can not be read as a number or one of its kinds applies, "
        "the first is taken."
    )
    assert stitch(left + M + right).body == left + right.removeprefix("...")


@pytest.mark.parametrize("rest", ["はいかない。", "はいなかった。", "はいくつかある。"])
def test_a_particle_is_no_yes(rest: str) -> None:
    left = "演算器は設計を工夫すれば古い工場でも作れる。だが、積層メモリと実装については、そう"
    right = f"{rest}\n\n需要の側から見れば、これは値上げの話だ。供給の側から見れば、もう少し不穏な話になる。"
    assert stitch(left + M + right).body == left + right


def test_what_begins_with_a_particle_goes_on() -> None:
    left = "線が倍になれば、近くに置く理由も、土台の面積も、ベースダイ"
    right = "の重みも増す。ベースダイを論理半導体の工程で作る方針が示され、会社の境は薄れていく。"
    assert stitch(left + M + right).body == left + right
