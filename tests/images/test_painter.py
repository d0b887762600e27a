"""Cards as they are drawn: size, the same bytes, never a box, and which face for which language."""

from io import BytesIO
from pathlib import Path

import pytest

Image = pytest.importorskip("PIL.Image", reason="needs the extra images")

from PIL import ImageChops, ImageFont  # noqa: E402

from ssg.imaging import fonts, open_painter, painter  # noqa: E402
from ssg.imaging.faces import face_coverage, face_index  # noqa: E402
from ssg.imaging.painter import FontPainter  # noqa: E402
from ssg.model.social_cards import SocialCard  # noqa: E402

FONT = fonts.find_font(Path(), "")
needs_font = pytest.mark.skipif(FONT is None, reason="needs Noto Sans CJK (fonts-noto-cjk)")


def card(title: str = "推論の経済学", **values: str) -> SocialCard:
    given = {"lang": "ja", "site": "継ぎ目", "facts": "水城 遼  ·  2026年1月1日", **values}
    return SocialCard(title, **given)


def drawn(what: SocialCard) -> "Image.Image":
    image = Image.open(BytesIO(FontPainter(FONT, "digest").draw(what)))
    image.load()
    return image


@needs_font
@pytest.mark.parametrize(
    "title",
    ["速報", "推論の経済学：1トークンの原価はどこで決まるのか", "長い題名" * 60, "A" * 300, ""],
)
def test_a_card_has_its_size_and_the_text_stays_on_it(title: str) -> None:
    image = drawn(card(title))
    assert image.size == (1200, 630)
    assert image.format == "PNG"
    empty = drawn(card(""))
    changed = ImageChops.difference(image.convert("RGB"), empty.convert("RGB")).getbbox()
    if title:
        left, top, right, bottom = changed
        assert left > 40
        assert top > 150
        assert right < 1020
        assert bottom < 500
    else:
        assert changed is None


@needs_font
def test_the_same_card_is_the_same_bytes_and_small() -> None:
    drawing = FontPainter(FONT, "digest")
    data = drawing.draw(card())
    assert drawing.draw(card()) == data
    assert len(data) < 40_000
    assert b"tIME" not in data
    assert str(FONT.parent).encode() not in data


@needs_font
def test_what_stands_on_a_card_and_its_accent_are_seen() -> None:
    base = drawn(card()).convert("RGB").tobytes()
    others = [
        card("推論の経済"), card(site="別"), card(facts="別"), card(accent="#b3261e"), card(lang="zh-Hant"),
    ]  # fmt: skip
    assert all(drawn(other).convert("RGB").tobytes() != base for other in others)
    for odd in ("oklch(55% 0.15 30)", "nocolour", "white", "rgb(300 300 300)"):
        drawn(card(accent=odd))


@needs_font
def test_no_covered_character_is_drawn_as_the_box_of_a_missing_one() -> None:
    """The law behind the coverage: what it holds has a glyph other than the font's box."""
    coverage = face_coverage(FONT)
    font = ImageFont.truetype(FONT, 40, index=face_index(FONT, "ja"), layout_engine=0)
    box = bytes(font.getmask("\U000e0fff"))
    assert any(box), "this font's box can be seen"
    for char in "継ぎ目Tsugime—・：「」『』（）、。！？①〜ー々〆ヶ髙﨑🄀가漢ąß":
        if char in coverage:
            assert bytes(font.getmask(char)) != box, char
    assert "🚀" not in coverage
    assert bytes(font.getmask("🚀")) == box


@needs_font
def test_the_face_is_that_of_the_language() -> None:
    def name(lang: str) -> str:
        return ImageFont.truetype(FONT, 10, index=face_index(FONT, lang)).getname()[0]

    if FONT.suffix != ".ttc":
        pytest.skip("one face in this file")
    assert name("ja").endswith(" JP")
    assert name("ja-JP").endswith(" JP")
    assert name("en").endswith(" JP")
    assert name("ko").endswith(" KR")
    assert name("zh").endswith(" SC")
    assert name("zh-Hant").endswith(" TC")
    assert name("zh-HK").endswith(" HK")


def test_a_font_of_all_weights_is_drawn_bold(tmp_path: Path) -> None:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib.tables.TupleVariation import TupleVariation

    def box(width: int) -> object:
        pen = TTGlyphPen(None)
        pen.moveTo((100, 0))
        for corner in ((100, 700), (100 + width, 700), (100 + width, 0)):
            pen.lineTo(corner)
        pen.closePath()
        return pen.glyph()

    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "A"])
    font.setupCharacterMap({ord("A"): "A"})
    font.setupGlyf({".notdef": box(50), "A": box(100)})
    font.setupHorizontalMetrics({".notdef": (600, 100), "A": (600, 100)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Test", "styleName": "Thin"})
    font.setupOS2()
    font.setupPost()
    font.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    wider = [(0, 0), (0, 0), (400, 0), (400, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    font.setupGvar({"A": [TupleVariation({"wght": (0, 1, 1)}, wider)]})
    path = tmp_path / "all-weights.ttf"
    font.save(path)
    thin = ImageFont.truetype(path, 100, layout_engine=0)
    bold = painter._font(path, "ja", 100)
    assert sum(bytes(bold.getmask("A"))) > 3 * sum(bytes(thin.getmask("A")))


def test_a_font_is_looked_for_in_the_systems_folders(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(fonts, "system_folders", lambda: (tmp_path / "none", tmp_path))
    assert fonts.find_font(tmp_path, "") is None
    deep = tmp_path / "opentype/noto"
    deep.mkdir(parents=True)
    for name in ("NotoSansCJK-Regular.ttc", "Other-Bold.ttc", "NotoSansJP-Bold.otf"):
        (deep / name).write_bytes(b"font")
    assert fonts.find_font(tmp_path, "").name == "NotoSansJP-Bold.otf"
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/NotoSansCJK-Bold.ttc").write_bytes(b"font")
    assert fonts.find_font(tmp_path, "") == tmp_path / "a/b/NotoSansCJK-Bold.ttc"
    (deep / "NotoSansCJK-Bold.ttc").write_bytes(b"font")
    assert fonts.find_font(tmp_path, "") == deep / "NotoSansCJK-Bold.ttc", "the usual place first"


def test_the_sites_own_font_goes_first(tmp_path: Path) -> None:
    (tmp_path / "own.otf").write_bytes(b"font")
    assert fonts.find_font(tmp_path, "own.otf") == tmp_path / "own.otf"
    assert fonts.find_font(tmp_path, "none.otf") is None


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_every_system_has_folders(platform: str, monkeypatch) -> None:
    monkeypatch.setattr(fonts.sys, "platform", platform)
    assert len(fonts.system_folders()) >= 2


def test_without_the_library_there_is_no_painter(monkeypatch) -> None:
    monkeypatch.setattr("ssg.imaging.find_spec", lambda name: None)
    assert open_painter(None, "") is None
