"""Levels, anchors and the table of contents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.markdown.headings import RESERVED, Anchors, Levels, slug


@pytest.fixture
def toc(render):
    from ssg.model.settings import MarkdownSettings

    return lambda body: render(body, MarkdownSettings(toc_depth=6), is_post=False).value.toc


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ([2, 3, 2], [2, 3, 2]),
        ([1, 2, 3], [2, 3, 4]),
        ([3, 3, 3], [2, 2, 2]),
        ([2, 4, 4, 3, 2], [2, 3, 3, 3, 2]),
        ([2, 4, 3, 4], [2, 3, 3, 4]),
        ([3, 2, 1], [2, 2, 2]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
        ([6], [2]),
    ],
)
def test_levels_start_at_two_and_leave_no_gap(toc, written, shown):
    body = "\n\n".join(f"{'#' * n} h{i}" for i, n in enumerate(written))
    assert [h.level for h in toc(body)] == shown


@given(st.lists(st.tuples(st.integers(1, 6), st.booleans()), max_size=30))
def test_no_level_is_ever_skipped_downwards(written):
    walk, previous = Levels(), 1
    for level, is_outer in written:
        now = walk.outer(level) if is_outer else walk.inner(level)
        assert 2 <= now <= min(6, previous + 1)
        previous = now


def test_a_heading_in_a_quote_is_shifted_but_not_in_the_contents(html, toc):
    body = "## a\n\n> # q\n\n- # l\n\n### b\n"
    assert [h.text for h in toc(body)] == ["a", "b"]
    assert '<h3 id="q">q</h3>' in html(body)
    assert '<h3 id="b">b</h3>' in html(body)


def test_a_quoted_heading_moves_no_heading_after_it(toc):
    assert [h.level for h in toc("## a\n\n> # q\n\n### b\n\n## c\n")] == [2, 3, 2]


def test_headings_of_raw_html_follow_the_outline(html):
    body = "## a\n\n<h5>b</h5>\n\n<H1 class=x>c</H1>\n"
    assert "<h3>b</h3>" in html(body)
    assert '<h3 class="x">c</h3>' in html(body)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Hello, World!", "hello-world"),
        ("はじめに：背景　と課題", "はじめに背景-と課題"),
        ("75%の企業がAIを活用する？", "75の企業がaiを活用する"),
        ("한국어 제목", "한국어-제목"),
        ("हिन्दी", "हिन्दी"),
        ("か\u3099", "が"),
        ("a - b", "a-b"),
        ("C++ / C#", "c-c"),
        ("？！", "section"),
        ("___", "section"),
        ("🎉", "section"),
    ],
)
def test_an_anchor_is_made_from_the_text(text, anchor):
    assert slug(text) == anchor


def test_anchors_never_collide(html):
    body = "## a\n\n## a\n\n## a-1\n\n## ？\n\n## ！\n"
    assert [part.split('"')[1] for part in html(body).split("\n")] == [
        "a", "a-1", "a-1-1", "section", "section-1",
    ]  # fmt: skip


def test_an_explicit_id_wins_over_one_from_a_text(toc):
    assert [h.anchor for h in toc("## intro\n\n## Other {#intro}\n")] == ["intro-1", "intro"]


def test_an_explicit_id_used_twice_is_told(toc, told):
    body = "## a {#x}\n\n## b {#x}\n"
    assert [h.anchor for h in toc(body)] == ["x", "b"]
    assert told(body) == [("SSG307", 3)]


@pytest.mark.parametrize("name", ["main", "related-heading", "fn1", "fnref2-3", "footnotes-title"])
def test_ids_of_the_page_are_not_given_away(toc, told, name):
    assert toc(f"## {name}\n")[0].anchor == f"section-{name}"
    assert toc(f"## x {{#{name}}}\n")[0].anchor == "x"
    assert told(f"## x {{#{name}}}\n") == [("SSG307", 1)]


def test_an_anchor_gives_way_to_an_id_of_raw_html(render):
    value = render("## a\n\n<p id=a>x</p>\n").value
    assert value.toc[0].anchor == "a-1"
    assert value.anchors == ("a-1", "a")


def test_a_heading_without_text_is_left_out(html, told):
    assert html("## \n\ntext\n") == "<p>text</p>"
    assert told("text.\n\n##\n") == [("SSG308", 3)]


def test_a_picture_that_is_a_heading_stays(html):
    assert html("## ![](a.png)\n") == '<p><img src="⟦0⟧" alt=""></p>'
    assert html("## ![図](a.png)\n") == '<h2 id="図"><img src="⟦0⟧" alt="図"></h2>'


def test_the_text_in_the_contents_is_plain(toc):
    body = "## **a** `b` [c](d.md)[^1] ![e](f.png) &amp;\n\n[^1]: x\n"
    assert toc(body)[0].text == "a b c e &"


@given(st.lists(st.text(max_size=4), max_size=40))
def test_given_anchors_are_new_and_not_the_page_s(texts):
    anchors = Anchors(["a"])
    given_out = [anchors.give(slug(text)) for text in texts]
    assert len(set(given_out)) == len(given_out)
    assert all(a and a != "a" and not RESERVED.fullmatch(a) for a in given_out)
    assert not any(char.isspace() for anchor in given_out for char in anchor)


def test_other_elements_do_not_get_ids_of_headings_or_of_the_page(html, told):
    body = "<p id=x>a</p>\n\n<p id=main>b</p>\n\n## c {#x}\n"
    assert html(body) == '<p>a</p>\n<p>b</p>\n<h2 id="x">c</h2>'
    assert told(body) == [("SSG307", 1), ("SSG307", 3)]
