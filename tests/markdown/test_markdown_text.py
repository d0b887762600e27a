"""The visible text of a body."""

import pytest


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("a **b** `c` [d](e.md) ~~f~~", "a b c d f"),
        ("日本\n語", "日本語"),
        ("one\ntwo", "one two"),
        ("one  \ntwo", "one\ntwo"),
        ("## h\n\np", "h\np"),
        ("- a\n- b\n\n> c", "a\nb\nc"),
        ("| a | b |\n|---|---|\n| c | d |", "a b\nc d"),
        ("x\n\n```\ncode\n```\n\n    code\n\ny", "x\ny"),
        ("x[^1]\n\n[^1]: note", "x\nnote"),
        ("![alt](a.png)", ""),
        ("a &amp; b \\* c", "a & b * c"),
        ("<div>\n<p>a &lt; b</p>\n<!-- c -->\n</div>", "a < b"),
        ("<style>\nx{}\n</style>\n\ny", "y"),
        ("a<br>b <kbd>c</kbd>", "ab c"),
        ("> [!NOTE]\n> x", "x"),
        ('!!! note "t"\n    x', "t\nx"),
        ("- [x] a", "a"),
        ("t\n: d", "t\nd"),
        ("https://a.b/", "https://a.b/"),
        ("", ""),
    ],
)
def test_text(render, body, text):
    assert render(body + "\n", is_post=False).value.text == text


@pytest.mark.parametrize(
    "body",
    [
        "## {推論|すいろん}とは\n\n{東京|とう|きょう}の話",
        "## <ruby>推論<rp>（</rp><rt>すいろん</rt><rp>）</rp></ruby>とは\n\n<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>の話",
        "## <ruby>推論<rt>すいろん</ruby>とは\n\n<ruby>東<rt>とう<rp>x</rp>京<rt>きょう</ruby>の話",
    ],
)
def test_a_reading_does_not_say_its_word_twice(render, body):
    made = render(body, is_post=False).value
    assert made.text == "推論とは\n東京の話"
    assert [(h.text, h.anchor) for h in made.toc] == [("推論とは", "推論とは")]
