"""The space between two words of which the second stands behind noise and a space."""

import pytest

from ssg.stitch import stitch
from ssg.stitch.spacing import apart

M = "\n\n---END---\n\n"
EN = (
    "The keeper lights the lamp. The lamp burns until morning, and the keeper goes down to the "
    "harbour, where the boats are waiting for the tide. Navigation is hard in winter."
)
KO = (
    "등대의 불은 저녁에 켜지고 아침까지 탑니다. 배는 항구에서 물때를 기다리고 등대 아래에서 쉽니다. "
    "겨울에는 배가 항구로 돌아옵니다."
)


@pytest.mark.parametrize("noise", ["... ", "… ", "[continued] ", "Continued: ", "(continued) "])
@pytest.mark.parametrize("cut", ["lamp burns", "to the", "waiting for", "is hard"])
def test_two_words_stay_apart(noise: str, cut: str) -> None:
    at = EN.index(cut) + cut.index(" ")
    assert stitch(EN[:at] + M + noise + EN[at + 1 :]).body == EN


@pytest.mark.parametrize("cut", ["har|bour", "Navi|gation", "mor|ning"])
def test_one_word_stays_together(cut: str) -> None:
    at = EN.index(cut.replace("|", "")) + cut.index("|")
    assert stitch(EN[:at] + M + "... " + EN[at:]).body == EN


@pytest.mark.parametrize("cut", ["항구에서 물", "배가 항구로"])
def test_korean_words_stay_apart(cut: str) -> None:
    at = KO.index(cut) + cut.index(" ")
    assert stitch(KO[:at] + M + "(계속) " + KO[at + 1 :]).body == KO


def test_japanese_has_no_spaces() -> None:
    assert not apart("灯台の守り手は", "まだ眠っていた。")


def test_a_comma_is_followed_by_one() -> None:
    assert apart("until morning,", "and then")
    assert not apart("the num", ", and")
