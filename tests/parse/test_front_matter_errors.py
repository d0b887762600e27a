"""Every mistake in front matter: its code and its exact place."""

import pytest

from ssg.diagnostics import Severity
from ssg.model.settings import Settings
from ssg.parse.post import parse_post

SETTINGS = Settings("A blog")
PATH = "posts/2025-01-02-name.md"


def found(source: str | bytes, path: str = PATH, *, is_page: bool = False) -> list[tuple[str, str]]:
    data = source if isinstance(source, bytes) else source.encode()
    checked = parse_post(path, data, SETTINGS, is_page=is_page)
    return [(d.code, f"{d.location.line}:{d.location.column}") for d in checked.diagnostics]


def block(*lines: str) -> str:
    """A post with a good title as line 2 and ``lines`` from line 3 on."""
    return "\n".join(["---", "title: T", *lines, "---", "Body", ""])


# Each case: the lines after the title, and what is found.
CASES = {
    "nothing wrong": (["tags: [a]"], []),
    "full-width colon": (["tags：[a]"], [("SSG110", "3:5")]),
    "full-width colon and space": (["tags：　[a]"], [("SSG110", "3:5")]),
    "full-width space": (["lang:　ja"], [("SSG110", "3:6")]),
    "no space": (["lang:ja"], [("SSG110", "3:5")]),
    "two colons": (["subtitle: a: b"], [("SSG104", "3:12")]),
    "quote not closed": (['subtitle: "a', "lang: ja"], [("SSG104", "3:11")]),
    "single quote not closed": (["subtitle: 'a", "lang: ja"], [("SSG104", "3:11")]),
    "text after a quote": (['subtitle: "a" b'], [("SSG104", "3:14")]),
    "bracket not closed": (["tags: [a, b", "lang: ja"], [("SSG104", "3:7")]),
    "list over lines beside a broken entry": (
        ["tags: [", "a,", "b", "]", "subtitle: a: b"], [("SSG104", "7:12")]
    ),
    "list over lines that is never closed": (
        ["tags: [", "a,", "b", "subtitle: a"],
        [("SSG104", "3:7"), ("SSG104", "4:1"), ("SSG104", "5:1")],
    ),
    "wide comma between quotes": (['tags: ["a"，"b"]'], [("SSG104", "3:11")]),
    "text after a bracket": (["subtitle: [速報] a"], [("SSG104", "3:16")]),
    "value begins with @": (["subtitle: @a"], [("SSG104", "3:11")]),
    "value begins with backtick": (["subtitle: `a`"], [("SSG104", "3:11")]),
    "value begins with %": (["subtitle: %a"], [("SSG104", "3:11")]),
    "emphasis looks like an alias": (["subtitle: *重要* です"], [("SSG104", "3:11")]),
    "unknown escape": ([r'subtitle: "a\qb"'], [("SSG104", "3:14")]),
    "tab indents": (["image:", "\tpath: a.png"], [("SSG104", "4:1")]),
    "entry indented": (["lang: ja", "  slug: a"], [("SSG104", "4:1")]),
    "a line of text": (["本文です"], [("SSG104", "3:1")]),
    "key is a list": (["? [a]", ": b"], [("SSG104", "3:3")]),
    "duplicate key": (["lang: ja", "lang: en"], [("SSG106", "4:1")]),
    "duplicate title": (["title: U"], [("SSG106", "3:1")]),
    "duplicate key inside": (["x: {a: 1, a: 2}"], [("SSG106", "3:11")]),
    "duplicate beside a broken line": (
        ["lang: ja", "subtitle: a: b", "lang: en"],
        [("SSG104", "4:12"), ("SSG106", "5:1")],
    ),
    "alias": (["x: *a"], [("SSG107", "3:4")]),
    "anchor": (["x: &a 1"], [("SSG107", "3:4")]),
    "anchor and alias": (["x: &a [1]", "y: [*a, *a]"], [
        ("SSG107", "3:4"), ("SSG107", "4:5"), ("SSG107", "4:9")
    ]),
    "merge key": (["x: &a {b: 1}", "y:", "  <<: *a"], [("SSG107", "3:4"), ("SSG107", "5:7")]),
    "Python tag": (["x: !!python/object/apply:os.system [ls]"], [("SSG108", "3:4")]),
    "local tag": (["x: !secret y"], [("SSG108", "3:4")]),
    "tag of another type": (["draft: !!int 3"], [("SSG108", "3:8"), ("SSG114", "3:8")]),
    "too deep": (["x: " + "[" * 30 + "]" * 30], [("SSG109", "3:23")]),
    "wrong type: tags": (["tags: {a: b}"], [("SSG114", "3:7")]),
    "wrong type: list in tags": (["tags: [a, [b]]"], [("SSG114", "3:11")]),
    "wrong type: truth in tags": (["tags: [a, no]"], [("SSG114", "3:11")]),
    "wrong type: author": (["author: {name: A}"], [("SSG114", "3:9")]),
    "wrong type: draft": (["draft: maybe"], [("SSG114", "3:8")]),
    "wrong type: quoted truth": (['published: "false"'], [("SSG114", "3:12")]),
    "wrong type: number as truth": (["stitch: 0"], [("SSG114", "3:9")]),
    "wrong type: reading time": (["reading_time: long"], [("SSG114", "3:15")]),
    "wrong type: reading times": (["reading_time: [8]"], [("SSG114", "3:15")]),
    "wrong type: excerpt": (["excerpt: [a]"], [("SSG114", "3:10")]),
    "wrong type: description": (["description: {a: b}"], [("SSG114", "3:14")]),
    "wrong type: series": (["series: true"], [("SSG114", "3:9")]),
    "wrong type: image": (["image: [a.png]"], [("SSG114", "3:8")]),
    "wrong type: path of an image": (["image: {path: [a]}"], [
        ("SSG115", "3:8"), ("SSG114", "3:15")
    ]),
    "wrong type: date": (["date: [2025]"], [("SSG114", "3:7")]),
    "wrong type: source": (["sources: [[a]]"], [("SSG114", "3:11")]),
    "source that is no address": (["sources: [{url: javascript:x}]"], [("SSG115", "3:11")]),
    "key of a source": (["sources: [{name: a}]"], [("SSG116", "3:12")]),
    "wrong type: alias": (["aliases: [/a/, {b: c}]"], [("SSG114", "3:16")]),
    "wrong type: Norway": (["lang: no"], [("SSG114", "3:7")]),
    "no minutes": (["reading_time: 0"], [("SSG115", "3:15")]),
    "no image path": (["image: {alt: a}"], [("SSG115", "3:8")]),
    "slug with a slash": (["slug: a/b"], [("SSG115", "3:7")]),
    "slug without a letter": (['slug: "..."'], [("SSG115", "3:7")]),
    "language with _": (["lang: ja_JP"], [("SSG115", "3:7")]),
    "country as language": (["lang: jp"], [("SSG115", "3:7")]),
    "language in words": (["lang: Japanese"], [("SSG115", "3:7")]),
    "layout with a path": (["layout: ../secret"], [("SSG115", "3:9")]),
    "layout with extension": (["layout: wide.html"], [("SSG115", "3:9")]),
    "permalink upwards": (["permalink: /../a/"], [("SSG115", "3:12")]),
    "permalink elsewhere": (["permalink: https://a.example/"], [("SSG115", "3:12")]),
    "permalink with a query": (['permalink: "/a?b"'], [("SSG115", "3:12")]),
    "permalink, unknown placeholder": (['permalink: "/:yeer/"'], [("SSG115", "3:12")]),
    "alias elsewhere": (["aliases: //a.example/b"], [("SSG115", "3:10")]),
    "second alias upwards": (["redirect_from: [/a/, /../b]"], [("SSG115", "3:22")]),
    "day that is none": (["date: 2025-02-30"], [("SSG113", "3:7")]),
    "day that is none, as text": (['date: "2025-02-30 10:00 +0900"'], [("SSG113", "3:7")]),
    "time that is none": (["updated: 2025-02-03 25:00"], [("SSG113", "3:10")]),
    "offset that is none": (["expires: 2025-02-03 10:00 +2500"], [("SSG113", "3:10")]),
    "no date at all": (["date: tomorrow"], [("SSG113", "3:7")]),
    "date in Japanese": (["date: 2025年10月21日"], [("SSG113", "3:7")]),
    "full-width digits": (["date: ２０２５-10-21"], [("SSG113", "3:7")]),
    "day that is none in extra": (["due: 2025-02-30"], [("SSG113", "3:6")]),
    "misspelt": (["sereis: A"], [("SSG116", "3:1")]),
    "capital letter": (["Tags: [a]"], [("SSG116", "3:1")]),
    "hyphen": (["reading-time: 3"], [("SSG116", "3:1")]),
    "unknown key of an image": (["image: {path: a.png, atl: b}"], [("SSG116", "3:22")]),
    "comma in tags": (["tags: a, b"], [("SSG117", "3:7")]),
    "ideographic comma in tags": (["tags: AI、投資"], [("SSG117", "3:7")]),
    "comma in a tag": (["tag: a, b"], [("SSG117", "3:6")]),
    "comma in author": (["author: A, B"], [("SSG117", "3:9")]),
    "wide comma in a list of one": (["tags: [AI，投資]"], [("SSG117", "3:8")]),
    "tag and tags": (["tags: [a]", "tag: b"], [("SSG118", "3:1")]),
    "updated twice": (["last_modified_at: 2025-01-03", "updated: 2025-01-03"], [
        ("SSG118", "3:1")
    ]),
    "empty tag": (["tags: [a, '']"], [("SSG119", "3:11")]),
    "no tag": (["tags:", "  - a", "  -"], [("SSG119", "5:4")]),
    "hashtag cut off": (["subtitle: 第3回 #AI"], [("SSG121", "3:15")]),
    "colour cut off": (["color: #fff"], [("SSG121", "3:8")]),
    "quote runs on": (['subtitle: "a', "tags: [b]", 'excerpt: c"'], [("SSG104", "3:11")]),
    "single quote runs on": (["subtitle: 'a", "lang: ja'"], [("SSG104", "3:11")]),
    "quote over a line like an entry": (['subtitle: "a', 'Note: b"'], []),
    "quote over lines": (['subtitle: "a', "", "b c: d", '"'], []),
    "image with a script": (["image: javascript:a"], [("SSG115", "3:8")]),
    "image of data": (["image: {path: 'data:x'}"], [("SSG115", "3:8")]),
    "remark": (["subtitle: a # b", "lang: ja #", "tags: [a] #b"], []),
    "control character": (["subtitle: a\x07b"], [("SSG120", "3:12")]),
    "line separator": (["subtitle: a\u2028b"], [("SSG120", "3:12")]),
    "escaped control character": ([r'subtitle: "a\x00b"'], [("SSG120", "3:11")]),
    "escaped half of a pair": ([r'subtitle: "\ud83d"'], [("SSG120", "3:11")]),
    "wide characters count one": (["x: {日本語: 語, 語: *a}"], [("SSG107", "3:16")]),
    "emoji count one": (["x: [😀, *a]"], [("SSG107", "3:8")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_mistake_has_its_code_and_place(name: str) -> None:
    lines, expected = CASES[name]
    assert found(block(*lines)) == expected


@pytest.mark.parametrize("name", CASES)
def test_line_ends_do_not_move_a_place(name: str) -> None:
    lines, expected = CASES[name]
    assert found(block(*lines).replace("\n", "\r\n")) == expected


@pytest.mark.parametrize("name", CASES)
def test_every_message_shows_its_line_and_every_mistake_has_a_hint(name: str) -> None:
    lines, _ = CASES[name]
    checked = parse_post(PATH, block(*lines).encode(), SETTINGS)
    source = block(*lines).split("\n")
    for d in checked.diagnostics:
        assert d.source_line == source[d.location.line - 1]
        assert d.hint or d.code in ("SSG109",)
        assert not d.message.endswith(".")
        assert "\n" not in d.message + d.hint


FILES = {
    "no front matter": ("# Title\n\nText", [("SSG102", "1:1")]),
    "empty file": ("", [("SSG102", "1:1")]),
    "fenced front matter": ("```yaml\n---\ntitle: T\n---\n```\n", [("SSG102", "1:1")]),
    "opening line missing": ("\ntitle: T\n---\n", [("SSG102", "2:1")]),
    "four hyphens": ("----\ntitle: T\n----\n", [("SSG102", "1:1")]),
    "indented opening": (" ---\ntitle: T\n---\n", [("SSG102", "1:2")]),
    "not closed": ("---\ntitle: T\n", [("SSG101", "1:1")]),
    "not closed, text follows": ("---\ntitle: T\n\n本文です。\n", [("SSG101", "1:1")]),
    "closed by a line of the text": (
        "---\ntitle: T\nlang: jp\n\n本文です。\n\nもう一つ。\n\n---\n続き\n",
        [("SSG115", "3:7"), ("SSG101", "5:1")],
    ),
    "closed by a line of the text, no blank line": (
        "---\ntitle: T\n# 見出し\n本文です。\n次です。\n---\n続き\n", [("SSG101", "4:1")]
    ),
    "closed by a line of the text, one paragraph": (
        "---\ntitle: T\n\n本文です。\n---\n続き\n", [("SSG101", "4:1")]
    ),
    "closed with dashes": ("---\ntitle: T\n—\n——\nText", [("SSG101", "1:1")]),
    "closed with four": ("---\ntitle: T\nlang: jp\n----\nText", [
        ("SSG101", "1:1"), ("SSG115", "3:7")
    ]),
    "a list": ("---\n- a\n- b\n---\n", [("SSG111", "1:1"), ("SSG105", "2:1")]),
    "a text": ("---\nhello\n---\n", [("SSG111", "1:1"), ("SSG104", "2:1")]),
    "a quoted text": ('---\n"hello"\n---\n', [("SSG111", "1:1"), ("SSG105", "2:1")]),
    "no title": ("---\nlang: ja\n---\n", [("SSG111", "1:1")]),
    "empty block": ("---\n---\n", [("SSG111", "1:1")]),
    "title empty": ("---\ntitle:\n---\n", [("SSG111", "2:7")]),
    "title of spaces": ('---\ntitle: "  "\n---\n', [("SSG111", "2:8")]),
    "title invisible": ("---\ntitle: \u200b\n---\n", [("SSG111", "2:8")]),
    "title a list": ("---\ntitle: [速報]\n---\n", [("SSG114", "2:8")]),
    "title true": ("---\ntitle: yes\n---\n", [("SSG114", "2:8")]),
    "title with a colon": ("---\ntitle: AI: 未来\n---\n", [("SSG104", "2:10")]),
    "after a byte order mark": ("\ufeff---\ntitle: T\nlang: jp\n---\n", [("SSG115", "3:7")]),
    "no front matter after a byte order mark": ("\ufeffText", [("SSG102", "1:1")]),
    "after blank lines": ("\n\n---\ntitle: T\nlang: jp\n---\n", [("SSG115", "5:7")]),
    "not UTF-8": (b"---\ntitle: \xe3\x81\xaa\x83\n---\n", [("SSG103", "2:9")]),
    "UTF-16": ("---\ntitle: T\n---\n".encode("utf-16"), [("SSG103", "1:1")]),
    "Latin-1 far down": (b"---\ntitle: T\n---\n\nCaf\xe9", [("SSG103", "5:4")]),
    "all at once": (
        "---\ntitle：T\ntags: a,b\nTitel: 3\nlang: jp\ndate: 2025-02-30\nx: y: z\n---\n",
        [("SSG110", "2:6"), ("SSG117", "3:7"), ("SSG116", "4:1"), ("SSG115", "5:7"),
         ("SSG113", "6:7"), ("SSG104", "7:5")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_mistakes_of_whole_files(name: str) -> None:
    source, expected = FILES[name]
    assert found(source) == expected


def test_a_post_without_any_date() -> None:
    assert found("---\ntitle: T\n---\n", "posts/name.md") == [("SSG112", "1:1")]


def test_a_file_name_with_an_impossible_date() -> None:
    assert found("---\ntitle: T\n---\n", "posts/2025-02-30-a.md") == [("SSG113", "0:0")]
    assert found("---\ntitle: T\ndate: 2025-03-01\n---\n", "posts/2025-02-30-a.md") == []


def test_a_page_needs_no_date_but_a_title() -> None:
    assert found("---\ntitle: T\n---\n", "pages/about.md", is_page=True) == []
    assert found("---\nlang: ja\n---\n", "pages/about.md", is_page=True) == [("SSG111", "1:1")]
    assert found("Text", "pages/about.md", is_page=True) == [("SSG102", "1:1")]


def test_a_pages_permalink_knows_the_pages_placeholders_alone() -> None:
    page = "---\ntitle: T\npermalink: {}\n---\n"
    for pattern in ("/:path/", "/a/:slug.html", "/about/"):
        assert found(page.format(pattern), "pages/a.md", is_page=True) == []
    for pattern in ("/:year/:slug/", "/:categories/a/"):
        expected = [("SSG115", "3:12")]
        assert found(page.format(pattern), "pages/a.md", is_page=True) == expected


def test_the_byte_that_is_not_utf_8_is_named() -> None:
    checked = parse_post(PATH, b"---\ntitle: \xff\n---\n", SETTINGS)
    assert checked.value is None
    assert "0xff" in checked.diagnostics[0].message
    assert "11" in checked.diagnostics[0].message


def test_huge_front_matter_is_refused_and_not_read() -> None:
    source = "---\ntitle: T\n" + "x: &a [*a]\n" * 10_000 + "---\n"
    assert found(source) == [("SSG109", "2:1")]


@pytest.mark.parametrize("bomb", ["[" * 50_000, "- " * 30_000, "{a: " * 15_000, "? " * 30_000])
def test_deep_nesting_is_told_not_crashed_on(bomb: str) -> None:
    assert [code for code, _ in found(f"---\ntitle: T\nx: {bomb}\n---\n")][:1] in (
        ["SSG109"],
        ["SSG104"],
    )


def test_many_mistakes_stay_a_readable_number() -> None:
    source = "---\ntitle: T\n" + "x y\n" * 10_000 + "---\n"
    assert 0 < len(found(source)) <= 60


def test_broken_entries_are_not_called_missing_as_well() -> None:
    assert found("---\ntitle: a: b\ndate: c: d\n---\n", "posts/a.md") == [
        ("SSG104", "2:9"),
        ("SSG104", "3:8"),
    ]


def test_the_hint_for_a_comma_is_the_list() -> None:
    checked = parse_post(PATH, block("tags: AI, 投資 市場").encode(), SETTINGS)
    (only,) = checked.diagnostics
    assert only.severity is Severity.WARNING
    assert only.hint == 'write a list: tags: ["AI", "投資 市場"]'


def test_the_hint_for_a_value_with_a_colon_is_the_quoted_entry() -> None:
    (only,) = parse_post(PATH, b'---\ntitle: AI: "x" \\ y\n---\n', SETTINGS).diagnostics
    assert only.hint == """put the whole value in quotes: title: 'AI: "x" \\ y'"""


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("```\n---\ntitle: T\n---\n", "remove the code fence ``` around the front matter"),
        (
            "+++\ntitle = 'T'\n+++\n",
            "write the front matter in YAML between two lines ---, not in TOML",
        ),
        ("——\ntitle: T\n", "write exactly --- on its own line, not ——"),
        ("---yaml\ntitle: T\n---\n", "write exactly --- on its own line, not ---yaml"),
        ("title: T\n", "add a line --- before this one, and one after the last entry"),
        (
            "Here it is:\n\n---\ntitle: T\n---\n",
            "it must come first: remove what stands above line 3",
        ),
    ],
)
def test_the_hint_where_no_front_matter_is_found(source: str, hint: str) -> None:
    (only,) = parse_post(PATH, source.encode(), SETTINGS).diagnostics
    assert (only.code, only.hint) == ("SSG102", hint)


def test_the_hint_for_full_width_brackets_is_the_list() -> None:
    (only,) = parse_post(PATH, block("tags: ［AI、「投資」］").encode(), SETTINGS).diagnostics
    assert only.hint == 'write a list: tags: ["AI", "「投資」"]'


def test_a_misspelling_names_the_key_that_was_meant() -> None:
    (only,) = parse_post(PATH, block("catagories: [a]").encode(), SETTINGS).diagnostics
    assert only.hint == "did you mean categories?"
    assert only.severity is Severity.WARNING
