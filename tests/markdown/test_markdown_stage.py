"""The stage as a whole: what comes out of a body beside its HTML."""

import os
from pathlib import Path

import pytest

from ssg.markdown import highlight_css
from ssg.model.rendered import SLOT_CLOSE, SLOT_OPEN, Heading, Link
from ssg.model.settings import MarkdownSettings

POST = """\
新しい道具は何を変えるのか

一つ目の段落です。[隣の記事](other.md#part)を読む。

### 背景

![図](../img/a.png)

[前回]({% post_url 2025-10-21-name %})
"""


def test_a_post_comes_out_with_all_its_parts(render):
    value = render(POST).value
    assert value.subtitle == "新しい道具は何を変えるのか"
    assert value.toc == (Heading(2, "背景", "背景"),)
    assert value.links == (
        Link("other.md#part", "a", 3),
        Link("../img/a.png", "img", 7),
        Link("post_url:2025-10-21-name", "a", 9),
    )
    assert value.anchors == ("背景",)
    assert value.text == "一つ目の段落です。隣の記事を読む。\n背景\n前回"
    assert f'<a href="{SLOT_OPEN}0{SLOT_CLOSE}">隣の記事</a>' in value.html


def test_a_post_without_mistakes_says_nothing(render):
    assert render(POST).diagnostics == ()


def test_the_deepest_level_in_the_contents_is_settable(render):
    body = "## a\n\n### b\n\n#### c\n"
    assert [h.text for h in render(body).value.toc] == ["a", "b"]
    deep = render(body, MarkdownSettings(toc_depth=4)).value
    assert [h.text for h in deep.toc] == ["a", "b", "c"]


def test_line_ends_do_not_matter(render):
    assert render(POST.replace("\n", "\r\n")).value == render(POST).value


def test_control_characters_are_left_out_and_told(render, told):
    body = "a.\n\nb\x02c\ufdd0\n"
    assert render(body).value.html == "<p>a.</p>\n<p>bc</p>\n"
    assert told(body) == [("SSG303", 3)]


def test_a_diagnostic_shows_its_line(render):
    (only,) = render("a\n\n[b](javascript:x)\n").diagnostics
    assert (only.location.path, only.location.line) == ("posts/a.md", 3)
    assert only.source_line == "[b](javascript:x)"


def test_footnotes_that_are_lost_are_told(told):
    assert told("a.[^1]\n") == [("SSG306", 1)]
    assert told("a.\n\n[^1]: b\n") == [("SSG306", 3)]
    assert told("a.[^1]\n\n[^1]: b\n[^1]: c\n") == [("SSG306", 4)]
    assert told("a.[^1] `[^2]` \\[^3]\n\n[^1]: b\n") == []


def test_an_unknown_language_is_a_hint(render):
    (only,) = render("a.\n\n```nothing\nx\n```\n").diagnostics
    assert (only.code, only.severity.value, only.location.line) == ("SSG309", "hint", 3)


def test_words_follow_the_language(html):
    body = "| a |\n|---|\n\n- [x] b\n\n> [!TIP]\n> c\n\nd[^1]\n\n[^1]: e\n"
    for word in ("表 1", "完了", "ヒント", "脚注", "注1の参照元へ戻る"):
        assert word in html(body, lang="ja-JP")
    for word in ("Table 1", "Done", "Tip", "Footnotes", "Back to reference 1"):
        assert word in html(body, lang="en")


def test_the_same_body_gives_the_same_html(render):
    assert render(POST) == render(POST)


def test_css_for_code_can_be_had():
    assert ".highlight .k" in highlight_css()


def test_a_diagnostic_names_the_exact_place(render):
    body = "一行目\n二行目 [b](javascript:x)\n三行目 {{ c }}\n"
    places = [(d.location.line, d.location.column) for d in render(body).diagnostics]
    assert places == [(2, 9), (3, 5)]


def test_the_place_is_the_block_where_it_cannot_be_found(render):
    (only,) = render("a\n\n[b](&#x6a;avascript:x)\n").diagnostics
    assert (only.location.line, only.location.column) == (3, 0)


def test_the_seed_reads_as_an_article(render):
    root = Path(__file__).parents[2]
    shared = root / os.environ.get("TSUGIME_SHARED", "../shared")
    mended = shared / "seeds" / "expected_body.md"
    if not shared.is_dir():
        pytest.skip("TSUGIME_SHARED names no folder")
    checked = render(mended.read_text("utf-8"))
    assert checked.diagnostics == ()
    assert checked.value.subtitle.startswith("中国DeepSeek、低コストAIで")
    assert {heading.level for heading in checked.value.toc} == {2}
    assert checked.value.toc[0].anchor == "aiの民主化がもたらす未来75の企業がaiを活用する世界とは"
    assert checked.value.html.count("<strong>") == 3
    assert "**" not in checked.value.html
