"""Links and images: slots, what is dropped, what is told."""

import pytest

from ssg.model.rendered import Link


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("[a](other.md#part)", "other.md#part"),
        ("[a](../img/x.png)", "../img/x.png"),
        ("[a](/about/)", "/about/"),
        ("[a](chart.png?x=1&y=2)", "chart.png?x=1&y=2"),
        ("[a](<b c.md>)", "b c.md"),
        ("[a](b%20c.md)", "b c.md"),
        ("[a](日本語.md#節)", "日本語.md#節"),
        ("[a](?page=2)", "?page=2"),
        ('<a href="x&amp;y.md">a</a>', "x&y.md"),
        ("[a][r]\n\n[r]: ref.md", "ref.md"),
    ],
)
def test_a_link_into_the_site_is_a_slot(render, html, written, target):
    assert render(written + "\n").value.links == (Link(target, "a", 1),)
    assert 'href="⟦0⟧"' in html(written + "\n")


@pytest.mark.parametrize(
    "url", ["https://a.b/c", "http://a.b", "mailto:a@b.c", "tel:+81-3", "//a.b/c", "#"]
)
def test_a_link_elsewhere_is_none(render, url):
    value = render(f"[x]({url})\n").value
    assert value.links == ()
    assert f'href="{url}"' in value.html


def test_images_are_slots_of_their_own_kind(render):
    body = "![a](a.png) <img src=b.png alt=b> ![c](https://d.e/c.png)\n"
    assert render(body).value.links == (Link("a.png", "img", 1), Link("b.png", "img", 1))


def test_lines_are_those_of_the_block(render):
    body = "[a](a.md)\nb\n[c](c.md)\n\n- d\n- [e](e.md)\n\n<div>\n<a href=f.md>f</a>\n</div>\n"
    assert [(x.target, x.line) for x in render(body).value.links] == [
        ("a.md", 1), ("c.md", 1), ("e.md", 6), ("f.md", 8),
    ]  # fmt: skip


def test_lines_are_the_file_s():
    from ssg.markdown import render_markdown
    from ssg.model.settings import MarkdownSettings
    from ssg.model.source import SourceMap

    checked = render_markdown(
        "a\n\n[b](c.md) [d](x:y)\n",
        path="posts/a.md",
        source_map=SourceMap((11, 12, 40)),
        settings=MarkdownSettings(),
    )
    assert checked.value.links[0].line == 40
    assert checked.diagnostics[0].location.line == 40


@pytest.mark.parametrize("scheme", ["javascript", "data", "vbscript", "file", "ftp", "C"])
def test_other_schemes_are_dropped_and_told(html, told, scheme):
    body = f"text.\n\n[x]({scheme}:y)\n"
    assert html(body) == "<p>text.</p>\n<p>x</p>"
    assert told(body) == [("SSG305", 3)]


def test_a_picture_with_another_scheme_leaves_its_text(html, told):
    assert html("a ![図](data:image/png;base64,AA==) b\n") == "<p>a 図 b</p>"
    assert told("![図](data:image/png;base64,AA==)\n") == [("SSG305", 1)]


def test_a_link_of_raw_html_is_told_too(html, told):
    body = "<a href='javascript:x'>y</a>\n"
    assert html(body) == "<p><a>y</a></p>"
    assert told(body) == [("SSG305", 1)]


def test_anchors_in_the_post_are_checked(told):
    body = "## 背景 {#bg}\n\n[a](#bg) [b](#top) [c](#)\n\n[d](#背景)[^1]\n\n[^1]: x\n"
    assert told(body) == [("SSG302", 5)]


def test_a_misspelt_anchor_gets_a_suggestion(render):
    (only,) = render("## Introduction\n\n[a](#Introduction)\n").diagnostics
    assert only.hint == "did you mean #introduction?"


def test_anchors_of_raw_html_and_attributes_count(told):
    assert told("<b id=x>a</b> [b](#x) `c`{#y} [d](#y)\n") == []


def test_a_link_without_text_shows_its_address(html, told):
    assert html("[](a.md) <a href='b.md'></a>\n") == (
        '<p><a href="⟦0⟧">a.md</a> <a href="⟦1⟧">b.md</a></p>'
    )
    assert {code for code, _ in told("[](a.md)\n")} == {"SSG311"}


def test_a_link_round_a_picture_without_text_gets_a_name(html):
    assert html("[![](a.png)](https://b.c/)\n") == (
        '<p><a href="https://b.c/" aria-label="https://b.c/"><img src="⟦0⟧" alt=""></a></p>'
    )


def test_a_link_without_destination_is_text(html, told):
    assert html("[a]()\n") == "<p>a</p>"
    assert told("[a]()\n") == [("SSG311", 1)]


def test_a_picture_without_text_is_told(html, told):
    assert told("![](a.png)\n") == [("SSG310", 1)]
    assert told("<img src=a.png>\n") == [("SSG310", 1)]
    assert told('<img src=a.png alt="">\n') == []
    assert html("<p><img src=a.png></p>\n") == '<p><img src="⟦0⟧" alt=""></p>'
