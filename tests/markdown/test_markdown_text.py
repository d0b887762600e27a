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
