"""Headings broken between phrases."""

import re

from hypothesis import given
from hypothesis import strategies as st


def test_a_heading_is_divided_and_its_anchor_is_not(html) -> None:
    assert html("## 推論コストの経済学") == (
        '<h2 class="phrases" id="推論コストの経済学">推論コストの<wbr>経済学</h2>'
    )


def test_breaks_run_across_inline_marks_and_not_into_code(html) -> None:
    shown = html("## **推論**コストの`変える仕組み`と経済学")
    assert "<strong>推論</strong>コストの<wbr><code>変える仕組み</code>" in shown
    assert shown.endswith("経済学</h2>")


def test_a_break_comes_after_a_word_with_a_reading(html) -> None:
    shown = html("## 分散の{経済学|けいざいがく}")
    assert "分散の<wbr><ruby>経済学<rp>" in shown
    shown = html("## {推論の|すいろんの}経済学")
    assert "<ruby>推論の<rp>（</rp><rt>すいろんの</rt><rp>）</rp></ruby><wbr>経済学" in shown


def test_a_bracket_stays_with_its_word(html) -> None:
    join = '<span class="join"></span>'
    shown = html("## 推論コストの解剖（1）")
    assert shown.endswith(f"推論コストの<wbr>解剖{join}（1）</h2>")
    shown = html("## 推論コストの**解剖**（1）")
    assert shown.endswith(f"<wbr><strong>解剖{join}</strong>（1）</h2>")
    long = html("## サプライチェーンマネジメント（1）")
    assert join not in long, "a phrase longer than a line has to break somewhere"


def test_a_writer_s_own_class_stays(html) -> None:
    assert 'class="wide phrases"' in html("## 推論コストの経済学 {.wide}")


def test_other_languages_are_left_alone(html) -> None:
    assert html("## The state of models", lang="en") == (
        '<h2 id="the-state-of-models">The state of models</h2>'
    )


@given(st.text("推論コストの経済学（1）「 AI*`_[]()", max_size=30))
def test_nothing_but_breaks_is_added(render_pair, text: str) -> None:
    divided, plain = render_pair(f"## {text}")
    assert divided.toc == plain.toc
    assert divided.text == plain.text
    assert (
        re.sub(r' class="phrases"|<wbr>|<span class="join"></span>', "", divided.html) == plain.html
    )
