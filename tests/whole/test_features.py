"""What ``[features]`` leaves out is neither made nor linked."""

import re

OFF = """
[features]
archive = false
authors = false
term_feeds = false
rss = false
json_feed = false
"""


def test_all_of_it_is_there_by_default(small_blog) -> None:
    small_blog.post("2025-01-01-a.md", title="A", author="三上", tags=["AI"]).build()
    made = set(small_blog.outputs())
    assert {"archive/index.html", "2025/index.html", "rss.xml", "feed.json"} <= made
    assert {"authors/index.html", "authors/三上/index.html", "tags/ai/feed.xml"} <= made


def test_what_is_left_out_is_linked_from_nowhere(small_blog) -> None:
    small_blog.settings(OFF + '[authors.mikami]\nname = "三上"\nbio = "記者"\n')
    small_blog.post("2025-01-01-a.md", title="A", author="mikami", tags=["AI"]).build()
    outputs = small_blog.outputs()
    pages = [name for name in outputs if name.endswith(".html")]
    assert not [name for name in outputs if name.startswith(("archive", "authors", "2025/index"))]
    assert [name for name in outputs if name.endswith(("feed.xml", "rss.xml", "feed.json"))] == [
        "feed.xml"
    ]
    for name in pages:
        text = outputs[name].decode()
        assert not re.search(r"/archive/|/authors/|/rss\.xml|/feed\.json|/tags/ai/feed", text), name
        assert 'href=""' not in text
    assert "三上" in small_blog.text("2025/01/01/a/index.html")


def test_headings_are_divided_only_where_that_is_wanted(small_blog) -> None:
    body = "## 日本語の見出しは文節で折り返す\n\n本文。\n"
    post = "2025/01/01/a/index.html"
    divided = small_blog.post("2025-01-01-a.md", body, title="A").build().text(post)
    plain = small_blog.settings("[markdown]\nheading_phrases = false\n").build().text(post)
    assert "<wbr>" in re.search("<h2.*?</h2>", divided, re.DOTALL)[0]
    assert "<h2" in plain
    assert "<wbr>" not in re.search("<h2.*?</h2>", plain, re.DOTALL)[0]
