"""Cards in a whole site: which post gets one, what its page says, and when it is drawn again."""

import json
import re
from pathlib import Path

import pytest

pytest.importorskip("PIL.Image", reason="needs the extra images")
pytest.importorskip("fontTools", reason="needs the extra images")

from PIL import Image

from ssg.commands import card_font, stages
from ssg.imaging import fonts
from ssg.imaging.painter import FontPainter

pytestmark = [
    pytest.mark.usefixtures("drawn_cards"),
    pytest.mark.skipif(fonts.find_font(Path(), "") is None, reason="needs fonts-noto-cjk"),
]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the cards that were drawn, in this process."""
    titles: list[str] = []
    real = FontPainter.draw

    def draw(self, card):
        titles.append(card.title)
        return real(self, card)

    monkeypatch.setattr(FontPainter, "draw", draw)
    monkeypatch.setattr(stages, "spread_few", lambda function, count: map(function, range(count)))
    return titles


def cards(blog) -> list[str]:
    return [name for name in blog.outputs() if name.startswith("assets/cards/")]


def test_a_page_names_its_card_with_its_size(blog, drawn) -> None:
    blog.settings('base_url = "https://example.com/b"\n')
    blog.post("2025-01-01-a.md", title="推論の経済学", author="水城").build()
    page = blog.text("2025/01/01/a/index.html")
    [name] = cards(blog)
    url = f"https://example.com/b/{name}"
    for line in (
        f'<meta property="og:image" content="{url}">', '<meta property="og:image:width" content="1200">',
        '<meta property="og:image:height" content="630">',
        '<meta property="og:image:alt" content="推論の経済学">',
        '<meta name="twitter:card" content="summary_large_image">',
    ):  # fmt: skip
        assert line in page
    [document] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    [posting] = [n for n in json.loads(document)["@graph"] if n["@type"] == "BlogPosting"]
    assert posting["image"] == [{"@type": "ImageObject", "url": url, "width": 1200, "height": 630}]
    with Image.open(blog.out / name) as image:
        assert image.size == (1200, 630)
    assert drawn == ["推論の経済学"]


def test_a_post_with_its_own_picture_gets_none(blog, small_png, drawn) -> None:
    blog.file("posts/own.png", small_png(200, 100))
    blog.post("2025-01-01-a.md", image="own.png").build()
    assert cards(blog) == []
    assert drawn == []


def test_a_post_whose_picture_is_an_svg_gets_one_for_shared_links(blog, drawn) -> None:
    blog.file("posts/own.svg", '<svg viewBox="0 0 4 3"><rect width="4" height="3"/></svg>')
    blog.post("2025-01-01-a.md", title="一", image="own.svg", image_alt="四角").build()
    page = blog.text("2025/01/01/a/index.html")
    [name] = cards(blog)
    assert f'og:image" content="http://localhost:8000/{name}"' in page
    assert '<img src="/2025/01/01/a/own.svg" alt="四角"' in page or "own.svg" in page


def test_cards_are_drawn_once_and_go_with_their_posts(blog, drawn) -> None:
    blog.post("2025-01-01-a.md", title="一").post("2025-01-02-b.md", title="二").build()
    first = blog.outputs()
    assert sorted(drawn) == ["一", "二"]
    drawn.clear()
    assert blog.build().report.written == 0
    blog.post("2025-01-01-a.md", "別の本文。\n", title="一").build()
    blog.without("public").build()
    assert drawn == [], "the text is no part of a card"
    assert {n: blog.outputs()[n] for n in cards(blog)} == {
        n: first[n] for n in first if n.startswith("assets/cards/")
    }
    blog.post("2025-01-01-a.md", title="三").build()
    assert drawn == ["三"]
    assert len(cards(blog)) == 2
    blog.without("posts/2025-01-02-b.md").build()
    assert len(cards(blog)) == 1


def test_an_incremental_build_is_a_clean_one(blog, tmp_path) -> None:
    blog.post("2025-01-01-a.md", title="一").build()
    blog.post("2025-01-02-b.md", title="二 🚀").settings('accent = "#b3261e"\n', title="別").build()
    assert blog.copy(tmp_path / "clean").build().outputs() == blog.outputs()
    blog.settings("[cards]\nenabled = false\n").build()
    assert cards(blog) == []
    assert blog.copy(tmp_path / "off").build().outputs() == blog.outputs()


def test_a_missing_glyph_is_left_out_with_a_warning_each_time(blog, drawn) -> None:
    blog.post("2025-01-01-a.md", title="ع ロケットの経済学 ع")
    for _ in range(2):
        blog.build()
        assert blog.told() == [("SSG413", "posts/2025-01-01-a.md", 2)]
        assert "ع (U+0639)" in blog.report.diagnostics[0].message
    blog.post("2025-01-02-b.md").build()
    assert blog.codes() == ["SSG413"]
    assert drawn[0] == "ロケットの経済学"


def test_an_emoji_is_left_out_with_a_hint_that_stops_nothing(blog, drawn) -> None:
    blog.post("2025-01-01-a.md", title="🚀 ロケットの経済学 👩🏽‍🚀🇯🇵").build(strict=True)
    assert blog.told() == [("SSG415", "posts/2025-01-01-a.md", 2)]
    assert blog.report.ok
    assert drawn == ["ロケットの経済学"]


def test_a_title_that_the_font_cannot_say_shows_the_sites_picture(blog, drawn) -> None:
    blog.settings('image = "/images/site.png"\n').file("static/images/site.png", b"x")
    blog.post("2025-01-01-a.md", title="مرحبا بالعالم").build()
    assert blog.codes() == ["SSG413"]
    assert drawn == []
    assert 'og:image" content="http://localhost:8000/images/site.png"' in blog.text(
        "2025/01/01/a/index.html"
    )


def test_without_a_font_one_line_says_so(blog, monkeypatch) -> None:
    monkeypatch.setattr(card_font, "find_font", lambda root, own: None)
    blog.post("2025-01-01-a.md").post("2025-01-02-b.md")
    for _ in range(2):
        blog.build()
        assert blog.codes() == ["SSG414"]
    assert "shared links to 2 posts" in blog.report.diagnostics[0].message
    assert cards(blog) == []
    assert "social." in blog.text("2025/01/01/a/index.html"), "the theme's own picture"
    blog.settings("[cards]\nenabled = false\n").build()
    assert blog.codes() == []


def test_a_font_that_the_settings_name_and_that_is_not_there_is_an_error(blog) -> None:
    blog.settings('[cards]\nfont = "fonts/none.otf"\n').post("2025-01-01-a.md").build(fails=True)
    assert ("SSG405", "site.toml") in [(code, path) for code, path, _ in blog.told()]
    for bad in ("../x.otf", "/etc/x.otf", "x.png"):
        blog.settings(f'[cards]\nfont = "{bad}"\n').build(fails=True)
        assert "SSG004" in blog.codes()


def test_another_font_draws_every_card_again(blog, drawn) -> None:
    font = fonts.find_font(Path(), "")
    blog.post("2025-01-01-a.md", title="一").build()
    before = cards(blog)
    blog.file("fonts/own.ttc", font.read_bytes() + b"\0" * 4)
    blog.settings('[cards]\nfont = "fonts/own.ttc"\n').build()
    assert drawn == ["一", "一"]
    assert cards(blog) != before


def test_a_damaged_cache_is_a_miss(blog, drawn) -> None:
    first = blog.post("2025-01-01-a.md", title="一").build().outputs()
    for name in ("images.sqlite", "articles.sqlite"):
        (blog.root / ".ssg-cache" / name).write_bytes(b"damaged")
    assert blog.without("public").build().outputs() == first
    assert drawn == ["一", "一"]
