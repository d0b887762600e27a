"""A mistake in raw HTML costs no text."""

import pytest

END = "\n\n最後の段落。\n"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("型は List<String> です", "型は List&lt;String&gt; です"),
        ("<title> は要素です", "&lt;title&gt; は要素です"),
        ("書くなら <script> か <style>", "書くなら &lt;script&gt; か &lt;style&gt;"),
        ("<your-name> さん", "&lt;your-name&gt; さん"),
        ("<div class='x>\na\n</div>", "a"),
        ("<div>\na < b\n</div>", "a &lt; b"),
        ("<!-- a\n\nb", "b"),
        ("<textarea>\n\nb", "b"),
        ("<svg><svg></svg>a", "a"),
        ("<plaintext>a</plaintext>", "a"),
        ("<?x<xmp>?>a", "a"),
    ],
)
def test_what_is_no_html_is_text(html, body, shown):
    out = html(body + END)
    assert shown in out
    assert "最後の段落。" in out


def test_it_is_told_with_its_line(render):
    (only,) = render(f"文。\n\nList<String>{END}").diagnostics
    assert (only.code, only.location.line) == ("SSG312", 3)
    assert only.message == "<String> is no HTML element, and is shown as text"


def test_it_counts_as_text(render):
    assert render("List<String>\n", is_post=False).value.text == "List<String>"


@pytest.mark.parametrize(
    "body",
    [
        "a<script>x</script>b",
        "a<svg><path d=''/><svg></svg></svg>b",
        "a<script>'<script>'</script>b",
        "a<!-- <title> -->b",
        "a<video src=x></video>b",
    ],
)
def test_what_is_closed_goes(html, body):
    assert html(body + "\n") == "<p>ab</p>"


def test_a_heading_lost_in_raw_html_is_not_in_the_contents(render):
    value = render("<table><tr><td>\n## a\n").value
    assert all(heading.anchor in value.anchors for heading in value.toc)


@pytest.mark.parametrize(
    "nested", ["<div>", "<div>\n\n", "<ul><li>", "a <font color=red>", "<b>\n"]
)
def test_html_nested_too_deep_is_text(render, nested):
    """The sanitiser's work grows as the square of the depth, and browsers stop at 512."""
    made = render(nested * 300 + END)
    assert sum("nested over 256" in d.message for d in made.diagnostics) == 1
    assert made.value.html.count("&lt;") == 300 - 256
    assert "最後の段落。" in made.value.html


@pytest.mark.parametrize(
    "flat", ["<div>a</div>\n", "<b>a</b> ", "<ul>\n<li>a\n</ul>\n\n", "a<br>", "<p>a\n\n"]
)
def test_html_that_is_closed_is_never_too_deep(html, flat):
    assert "&lt;" not in html(flat * 600)
