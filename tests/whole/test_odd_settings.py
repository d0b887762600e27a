"""Whatever the settings say, a build answers with a site or with located errors."""

from dataclasses import fields

import pytest

from ssg.model.settings import Permalinks

PATTERNS = ["/", "same", ":slug", "//", "/:page/", "/a b/", "/x.html"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_any_permalink_for_every_kind(small_blog, pattern: str) -> None:
    """All at once: pages then meet on one path, and each meeting is told."""
    lines = "".join(f'{f.name} = "{pattern}"\n' for f in fields(Permalinks))
    small_blog.settings(f"posts_per_page = 1\n[permalinks]\n{lines}").build(fails=True)
    assert set(small_blog.codes()) & {"SSG004", "SSG401"}
    assert not (small_blog.out / "index.html").exists()


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        (field.name, ("/x/:slug/:page/", "/x.html")[number % 2])
        for number, field in enumerate(fields(Permalinks))
    ],
)
def test_one_odd_permalink(small_blog, name: str, pattern: str) -> None:
    small_blog.settings(f'posts_per_page = 1\n[permalinks]\n{name} = "{pattern}"\n')
    try:
        small_blog.build()
    except AssertionError:
        small_blog.build(fails=True)
        assert set(small_blog.codes()) & {"SSG004", "SSG401", "SSG406"}


@pytest.mark.parametrize(
    "lines",
    [
        "posts_per_page = 1\nfeed_items = 1\nrelated_posts = 0\narchive_limit = 1\n",
        "posts_per_page = 100000\nfeed_items = 100000\nrelated_posts = 100000\n",
        '[slugs.tags]\nAI = "推論"\n推論 = "推論"\n',
        '[slugs.tags]\nAI = "index.html"\n',
        '[[nav]]\nlabel = "x"\nurl = "/none/"\n',
        'accent = "red;}body{display:none"\n',
        'image = "https://example.org/x.png"\nlogo = "//example.org/y.png"\n',
        'language = "zh-Hant"\ntimezone = "America/St_Johns"\n',
        '[authors.編集部]\nname = "編集部"\nslug = "../x"\n',
        '[stitch]\nmarkers = ["(a+)+$"]\n',
        "[markdown]\ntoc_depth = 6\n",
        '[params]\n"class" = 1\nitems = [1]\n',
    ],
)
def test_odd_settings(small_blog, lines: str) -> None:
    small_blog.settings(lines)
    try:
        small_blog.build()
    except AssertionError:
        small_blog.build(fails=True)
        assert any(c.startswith(("SSG00", "SSG40")) for c in small_blog.codes())
    else:
        before = small_blog.stamps()
        assert small_blog.build().stamps() == before
        assert "display:none" not in small_blog.text("index.html")
