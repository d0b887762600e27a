"""What front matter gives when nothing is wrong with it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ssg.diagnostics import Location
from ssg.model.front_matter import FrontMatter, RawPost
from ssg.model.settings import Settings
from ssg.parse.post import parse_post

TOKYO = ZoneInfo("Asia/Tokyo")
PATH = "posts/2025-01-02-name.md"


def post(
    source: str, path: str = PATH, *, is_page: bool = False, zone: str = "Asia/Tokyo"
) -> RawPost:
    checked = parse_post(path, source.encode(), Settings("A", timezone=zone), is_page=is_page)
    assert checked.diagnostics == ()
    assert checked.value is not None
    return checked.value


def front(*lines: str) -> FrontMatter:
    return post("\n".join(["---", "title: T", *lines, "---", ""])).front


def test_the_form_of_jekylls_users() -> None:
    source = (
        "---\nlayout: post\n"
        'title: "中国の可能性とは？"\n'
        "date: 2025-10-21 02:15:20 +0000\n"
        'categories: ["投資分析"]\n'
        'tags: ["AI", "最新ニュース"]\n'
        'author: "編集部"\n'
        'excerpt: "分析します。"\n'
        "reading_time: 8\n"
        "---\n\n本文\n"
    )
    got = post(source, "posts/a/2025-10-20-deep.md")
    assert got.front == FrontMatter(
        title="中国の可能性とは？",
        date=datetime(2025, 10, 21, 11, 15, 20, tzinfo=TOKYO),
        categories=("投資分析",),
        tags=("AI", "最新ニュース"),
        authors=("編集部",),
        excerpt="分析します。",
        reading_time=8,
        layout="post",
        places={
            "layout": Location("posts/a/2025-10-20-deep.md", 2, 9),
            "title": Location("posts/a/2025-10-20-deep.md", 3, 8),
            "date": Location("posts/a/2025-10-20-deep.md", 4, 7),
            "categories": Location("posts/a/2025-10-20-deep.md", 5, 13),
            "tags": Location("posts/a/2025-10-20-deep.md", 6, 7),
            "authors": Location("posts/a/2025-10-20-deep.md", 7, 9),
            "excerpt": Location("posts/a/2025-10-20-deep.md", 8, 10),
            "reading_time": Location("posts/a/2025-10-20-deep.md", 9, 15),
        },
    )
    assert got.name_slug == "deep"
    assert (got.body, got.body_line) == ("\n本文\n", 11)
    assert source[got.body_offset :] == got.body


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["tags: [a, b]"], ("a", "b")),
        (["tags:", "  - a b", "  - c"], ("a b", "c")),
        (["tags:", "- a", "- c"], ("a", "c")),
        (["tags: a b　c"], ("a", "b", "c")),
        (["tags: a b a"], ("a", "b")),
        (["tag: a b"], ("a b",)),
        (["tag: [a, b]"], ("a", "b")),
        (["tags: [2025, 1.0, 2025-10-21]"], ("2025", "1.0", "2025-10-21")),
        (["tags: 2025"], ("2025",)),
        (["tags: [a, a, A]"], ("a", "A")),
        (['tags: ["C#", "C++", " x "]'], ("C#", "C++", "x")),
        (["tags:"], ()),
        (["tags: []"], ()),
        (["tag:", "tags: [a]"], ("a",)),
    ],
)
def test_tags_as_jekyll_reads_them(lines: list[str], expected: tuple[str, ...]) -> None:
    assert front(*lines).tags == expected
    as_categories = [s.replace("tags:", "categories:").replace("tag:", "category:") for s in lines]
    assert front(*as_categories).categories == expected


def test_a_singular_key_wins() -> None:
    source = "---\ntitle: T\ntags: [a]\ntag: b\n---\n"
    checked = parse_post(PATH, source.encode(), Settings("A"))
    assert checked.value is not None
    assert checked.value.front.tags == ("b",)


def test_authors_are_not_divided() -> None:
    assert front("author: Nora Ellis").authors == ("Nora Ellis",)
    assert front("authors: [Nora Ellis, kanda]").authors == ("Nora Ellis", "kanda")
    assert front("authors: Nora Ellis").authors == ("Nora Ellis",)


@pytest.mark.parametrize("word", ["false", "False", "no", "NO", "off"])
def test_words_for_false(word: str) -> None:
    got = front(f"published: {word}", f"draft: {word}", f"stitch: {word}")
    assert (got.published, got.draft, got.stitch) == (False, False, False)


@pytest.mark.parametrize("word", ["true", "TRUE", "yes", "on"])
def test_words_for_true(word: str) -> None:
    assert front(f"draft: {word}").draft is True


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("8", 8), ("7.4", 7), ("7.5", 8), ("0.2", 1), ('"8"', 8), ("8分", 8), ("約8分", 8),
        ("8 min", 8), ("8 minutes", 8), ("8 Min.", 8), ("12分間", 12), ("08", 8), ("9999", 9999),
    ],
)  # fmt: skip
def test_reading_time(written: str, minutes: int) -> None:
    assert front(f"reading_time: {written}").reading_time == minutes


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("1984", "1984"), ("3.10", "3.10"), ("2025-10-21", "2025-10-21"), ("0x10", "0x10"),
        ('"a: b"', "a: b"), ("'it''s'", "it's"), ("a # b", "a"), ("a#b", "a#b"),
        ("【速報】x", "【速報】x"), (">-\n  two\n  lines", "two lines"),
        ("|\n  two\n  lines", "two lines"), (r'"\u00e9"', "é"), ('"\\U0001F600"', "😀"),
    ],
)  # fmt: skip
def test_titles_are_taken_as_written(written: str, title: str) -> None:
    assert post(f"---\ntitle: {written}\n---\n").front.title == title


def test_other_fields() -> None:
    got = front(
        "subtitle: S",
        "last_modified_at: 2025-10-22",
        "expires: 2030-01-01 12:00",
        "description: D",
        "slug: 日本 語",
        "permalink: /:categories/:year/x.html",
        "series: 連載",
        "redirect_from: /old/",
        "image: {path: /a.png, alt: 図, width: 3}",
        "lang: zh-Hant-TW",
        "layout: wide-2",
    )
    assert got.subtitle == "S"
    assert got.updated == datetime(2025, 10, 22, tzinfo=TOKYO)
    assert got.expires == datetime(2030, 1, 1, 12, tzinfo=TOKYO)
    assert got.excerpt == "D"
    assert got.slug == "日本-語"
    assert got.permalink == "/:categories/:year/x.html"
    assert got.series == "連載"
    assert got.aliases == ("/old/",)
    assert (got.image, got.image_alt) == ("/a.png", "図")
    assert (got.lang, got.layout) == ("zh-Hant-TW", "wide-2")
    assert got.extra == {}


def test_sources_are_texts_or_mappings() -> None:
    got = front(
        "sources: ['統計 https://a.example/', {title: 報告, url: 'https://b.example/'}, 談話, 談話]"
    )
    assert got.sources == ("統計 https://a.example/", "報告 https://b.example/", "談話")
    assert front("sources: https://a.example/").sources == ("https://a.example/",)


def test_an_image_may_be_its_address_alone() -> None:
    assert front("image: a.png").image == "a.png"
    assert front("image: https://a.example/b.png").image == "https://a.example/b.png"


def test_what_an_image_shows_may_stand_beside_it() -> None:
    got = front("image_alt: 図", "image: a.png")
    assert (got.image, got.image_alt) == ("a.png", "図")
    for lines in (
        ["image_alt: b", "image: {path: a, alt: c}"],
        ["image: {path: a, alt: c}", "image_alt: b"],
    ):
        assert front(*lines).image_alt == "c"


def test_other_keys_are_extra_with_their_yaml_types() -> None:
    got = front(
        "toc: true", "weight: 3", "ratio: 0.5", "note: null", "mode: 0755", "at: 12:30",
        "due: 2025-10-21", "seen: 2025-10-21 02:15:20", "sent: 2025-10-21T02:15:20+09:00",
        "big: 123456789012345678901", "far: .inf", "nested: {a: [1, {b: c}], 2: d}", "text: '1'",
    )  # fmt: skip
    assert got.extra == {
        "toc": True, "weight": 3, "ratio": 0.5, "note": None, "mode": 493, "at": "12:30",
        "due": "2025-10-21", "seen": "2025-10-21T02:15:20", "sent": "2025-10-20T17:15:20+00:00",
        "big": "123456789012345678901", "far": ".inf",
        "nested": {"a": [1, {"b": "c"}], "2": "d"}, "text": "1",
    }  # fmt: skip
    assert got.places["toc"] == Location(PATH, 3, 6)


def test_a_description_beside_an_excerpt_stays_for_templates() -> None:
    got = front("excerpt: E", "description: D")
    assert got.excerpt == "E"
    assert got.extra == {"description": "D"}


def test_the_name_gives_slug_and_date() -> None:
    assert post("---\ntitle: T\n---\n", "posts/2025-10-21-Über uns.md").name_slug == "Über-uns"
    got = post("---\ntitle: T\n---\n", "posts/sub/2025-3-4-a-b.markdown")
    assert got.name_slug == "a-b"
    assert got.front.date == datetime(2025, 3, 4, tzinfo=TOKYO)
    assert post("---\ntitle: T\n---\n", "posts/2025-10-21.md").name_slug == "2025-10-21"


def test_the_front_matters_date_wins_over_the_names() -> None:
    assert front("date: 2024-01-01").date == datetime(2024, 1, 1, tzinfo=TOKYO)


def test_a_page_keeps_its_whole_name_and_needs_no_date() -> None:
    got = post("---\ntitle: T\n---\n", "pages/2025-10-21-a.md", is_page=True)
    assert got.name_slug == "2025-10-21-a"
    assert got.front.date is None


def test_dates_are_in_the_sites_zone() -> None:
    source = "---\ntitle: T\ndate: 2025-10-21\n---\n"
    got = post(source, zone="Europe/Berlin").front.date
    assert got is not None
    assert got.isoformat() == "2025-10-21T00:00:00+02:00"


def test_a_broken_post_still_has_its_body_and_a_place_in_time() -> None:
    checked = parse_post("posts/a.md", b"---\ntitle: a: b\n---\nText\n", Settings("A"))
    assert checked.value is not None
    assert checked.value.body == "Text\n"
    assert checked.value.front.title == "a"
    assert checked.value.front.date == datetime(1970, 1, 1, 9, tzinfo=TOKYO)


def test_what_was_meant_is_read_behind_a_full_width_colon() -> None:
    checked = parse_post(
        PATH, "---\ntitle：T\ntags：　[a, b]\nlang:en\n---\n".encode(), Settings("A")
    )
    assert checked.value is not None
    got = checked.value.front
    assert (got.title, got.tags, got.lang) == ("T", ("a", "b"), "en")
    assert got.places["tags"] == Location(PATH, 3, 7)
