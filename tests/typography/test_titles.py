"""Titles as HTML, divided once and kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.typography import divided, divided_html, remember, titles

TEXTS = st.lists(st.text(max_size=20), max_size=4)
LANGUAGES = st.sampled_from(["ja", "zh", "zh-Hant", "en"])


def test_each_text_is_kept_with_its_html() -> None:
    assert divided(["推論コストの経済学", "", "次"], "ja") == (
        "ja", "推論コストの経済学", '<span class="phrases">推論コストの<wbr>経済学</span>', "次", "次",
    )  # fmt: skip


def test_of_a_language_with_spaces_nothing_is_kept() -> None:
    assert divided(["Ask & answer"], "en") == ()


@given(TEXTS, LANGUAGES, LANGUAGES)
def test_what_is_kept_is_what_would_be_made(texts: list[str], lang: str, other: str) -> None:
    made = [(divided_html(text, lang), divided_html(text, other)) for text in texts]
    remember(divided(texts, lang))
    assert [(divided_html(text, lang), divided_html(text, other)) for text in texts] == made


def test_a_title_that_is_known_is_not_divided_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(titles, "_known", {})
    remember(("ja", "推論の話", "推論の<wbr>話"))
    assert divided_html("推論の話", "ja") == "推論の<wbr>話"
    assert divided_html("推論の話", "zh") != "推論の<wbr>話"


def test_no_more_is_known_than_has_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(titles, "_known", {})
    monkeypatch.setattr(titles, "MOST", 1)
    remember(("ja", "一", "壱"))
    remember(("ja", "二", "弐"))
    assert divided_html("一", "ja") == "壱"
    assert divided_html("二", "ja") == "二"
