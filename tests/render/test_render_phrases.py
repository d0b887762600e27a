"""Titles as HTML."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from ssg.render.phrases import phrases_html


def test_phrases_are_divided_by_wbr() -> None:
    assert phrases_html("推論コストの経済学", "ja") == (
        '<span class="phrases">推論コストの<wbr>経済学</span>'
    )


def test_a_phrase_is_not_broken_at_its_brackets() -> None:
    html = phrases_html("推論コストの解剖（1）　次の話", "ja")
    assert '解剖<span class="join"></span>（1）　' in html
    assert "join" not in phrases_html("推論コストの（解剖）", "ja"), "one at the edge is none"
    long = "ソフトウェアエンジニアリング（前編）"
    assert "join" not in phrases_html(long, "ja"), "a narrow line has no room for it"


def test_a_space_needs_no_wbr() -> None:
    assert "DeepSeek V3.2の<wbr>" in phrases_html("DeepSeek V3.2の衝撃", "ja")


def test_other_languages_are_plain() -> None:
    assert phrases_html("Ask & answer", "en") == "Ask &amp; answer"


def test_a_long_phrase_says_how_long_it_is() -> None:
    assert 'style="--longest:12"' in phrases_html("ソフトウェアエンジニアリ", "ja")
    assert 'style="--longest:15"' in phrases_html("ソフトウェアエンジニアリングの現在地", "ja")


@given(st.text(max_size=60), st.sampled_from(["ja", "zh", "en"]))
def test_the_text_stays_what_it_is_and_nothing_else_gets_in(text: str, lang: str) -> None:
    html = str(phrases_html(text, lang))
    bare = re.sub(
        r'<span class="(?:phrases|join)"(?: style="--longest:[0-9.]+")?>|</span>|<wbr>', "", html
    )
    assert not set("<>") & set(bare)
    assert unescape(bare) == text
