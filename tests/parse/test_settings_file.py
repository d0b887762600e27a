"""``site.toml``: values, and the place of each mistake."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssg.model.settings import (
    Author,
    MarkdownSettings,
    NavItem,
    Permalinks,
    Reading,
    Settings,
    StitchSettings,
)
from ssg.parse.addresses import base_url_problem
from ssg.parse.settings import parse_settings


def found(text: str) -> list[tuple[str, str]]:
    checked = parse_settings(text.encode())
    return [(d.code, f"{d.location.line}:{d.location.column}") for d in checked.diagnostics]


def good(text: str) -> Settings:
    checked = parse_settings(text.encode())
    assert checked.diagnostics == ()
    assert checked.value is not None
    return checked.value


def test_the_title_is_enough() -> None:
    assert good('title = "A"') == Settings("A")


def test_everything_that_can_be_set() -> None:
    text = """\
title = "継ぎ目"
subtitle = "s"
description = "d"
base_url = "https://example.com:8443/blog/"
language = "zh-Hant"
timezone = "Europe/Berlin"
output_dir = "out/site"
truncated = "keep"
author = "a"
image = "/i.png"
logo = "/l.svg"
accent = "oklch(60% 0.1 20)"
footer = "f"
posts_per_page = 5
feed_items = 6
related_posts = 0
archive_limit = 7
nav = [{label = "Home", url = "/"}]

[[social]]
label = "Mail"
url = "mailto:a@example.com"

[authors.a]
name = "A. B."
slug = "a-b"
bio = "b"
url = "https://a.example"
image = "/a.png"

[authors."日 本"]

[permalinks]
post = "pretty"
tag = "/t/:slug.html"

[reading]
characters_per_minute = 400
words_per_minute = 150

[stitch]
markers = ["---END---", '<<+>>']

[markdown]
headline_as_subtitle = false
toc_depth = 4

[slugs.tags]
"C#" = "csharp"

[params]
since = 2020
day = 1979-05-27
deep = {a = [1, {b = nan}]}
"""
    assert good(text) == Settings(
        title="継ぎ目", subtitle="s", description="d", base_url="https://example.com:8443/blog",
        language="zh-Hant", timezone="Europe/Berlin", output_dir="out/site", truncated="keep",
        author="a", image="/i.png", logo="/l.svg", accent="oklch(60% 0.1 20)", footer="f",
        posts_per_page=5, feed_items=6, related_posts=0, archive_limit=7,
        nav=(NavItem("Home", "/"),), social=(NavItem("Mail", "mailto:a@example.com"),),
        authors=(Author("a", "A. B.", "a-b", "b", "https://a.example", "/a.png"),
                 Author("日 本", "日 本")),
        permalinks=Permalinks(post="pretty", tag="/t/:slug.html"),
        reading=Reading(400, 150), stitch=StitchSettings(("---END---", "<<+>>")),
        markdown=MarkdownSettings(False, 4), slugs={"tags": {"C#": "csharp"}},
        params={"since": 2020, "day": "1979-05-27", "deep": {"a": [1, {"b": "nan"}]}},
    )  # fmt: skip
    assert good(text).base_path == "/blog"


def test_the_defaults_pass_their_own_checks() -> None:
    lines = [
        f'{f.name} = "{getattr(Permalinks(), f.name)}"' for f in dataclasses.fields(Permalinks)
    ]
    assert good('title = "A"\n[permalinks]\n' + "\n".join(lines)) == Settings("A")


# Each case: the lines after the title, and what is found.
CASES = {
    "unknown key": ("titel = 'x'", [("SSG002", "2:1")]),
    "unknown key in a table": ("[reading]\nwpm = 3", [("SSG002", "3:1")]),
    "unknown table": ("[readng]\nx = 1", [("SSG002", "2:1")]),
    "unknown key of a link": ("[[nav]]\nlabel='a'\nurl='/'\nicon='x'", [("SSG002", "5:1")]),
    "unknown key of the second link": (
        "nav = [{label='a', url='/'}, {label='b', url='/', icon='x'}]", [("SSG002", "2:51")]
    ),
    "unknown key of an author": ("[authors.a]\nnmae = 'x'", [("SSG002", "3:1")]),
    "unknown taxonomy": ("[slugs.tagz]\na = 'b'", [("SSG002", "2:1")]),
    "dotted unknown key": ("reading.wpm = 3", [("SSG002", "2:1")]),
    "quoted unknown key": ('"読む" = 3', [("SSG002", "2:1")]),
    "indented unknown key": ("  x = 3", [("SSG002", "2:3")]),
    "text for number": ("feed_items = '3'", [("SSG003", "2:14")]),
    "number for text": ("subtitle = 3", [("SSG003", "2:12")]),
    "date for text": ("subtitle = 2025-01-01", [("SSG003", "2:12")]),
    "truth for number": ("feed_items = true", [("SSG003", "2:14")]),
    "fraction for number": ("feed_items = 3.0", [("SSG003", "2:14")]),
    "number for truth": ("[markdown]\nheadline_as_subtitle = 1", [("SSG003", "3:24")]),
    "text for table": ("reading = 'fast'", [("SSG003", "2:11")]),
    "text for list": ("[stitch]\nmarkers = 'x'", [("SSG003", "3:11")]),
    "number in list": ("[stitch]\nmarkers = ['x',\n  3]", [("SSG003", "4:3")]),
    "table for list of tables": ("[nav]\nlabel = 'a'", [("SSG003", "2:1")]),
    "list for tables": ("authors = ['a']", [("SSG003", "2:11")]),
    "text for author": ("[authors]\na = 'A'", [("SSG003", "3:5")]),
    "number for slug": ("[slugs.tags]\na = 3", [("SSG003", "3:5")]),
    "text for params": ("params = 'x'", [("SSG003", "2:10")]),
    "not http": ("base_url = 'ftp://a.example'", [("SSG004", "2:12")]),
    "no scheme": ("base_url = 'a.example'", [("SSG004", "2:12")]),
    "query": ("base_url = 'https://a.example/?a'", [("SSG004", "2:12")]),
    "no such zone": ("timezone = 'Asia/Tokio'", [("SSG004", "2:12")]),
    "a folder of zones": ("timezone = 'Asia'", [("SSG004", "2:12")]),
    "a zone of this machine": ("timezone = 'localtime'", [("SSG004", "2:12")]),
    "a zone in small letters": ("timezone = 'asia/tokyo'", [("SSG004", "2:12")]),
    "a zone out of the database": ("timezone = '../../etc/passwd'", [("SSG004", "2:12")]),
    "no language": ("language = 'japanese'", [("SSG004", "2:12")]),
    "neither trim nor keep": ("truncated = 'cut'", [("SSG004", "2:13")]),
    "no folder": ("output_dir = ''", [("SSG004", "2:14")]),
    "no posts on a page": ("posts_per_page = 0", [("SSG004", "2:18")]),
    "fewer than none": ("related_posts = -1", [("SSG004", "2:17")]),
    "style in a colour": ("accent = 'red;} body{'", [("SSG004", "2:10")]),
    "script in a link": ("[[nav]]\nlabel='a'\nurl='javascript:a'", [("SSG004", "4:5")]),
    "link without text": ("nav = [{label = '', url = '/'}]", [("SSG004", "2:17")]),
    "slug with a space": ("[authors.a]\nslug = 'a b'", [("SSG004", "3:8")]),
    "slug of a term": ("[slugs.tags]\n'C#' = 'c/s'", [("SSG004", "3:8")]),
    "post without slug": ("[permalinks]\npost = '/:year/'", [("SSG004", "3:8")]),
    "unknown placeholder": ("[permalinks]\npost = '/:yeer/:slug/'", [("SSG004", "3:8")]),
    "later pages without number": (
        "[permalinks]\ntag_page = '/t/:slug/'", [("SSG004", "3:12")]
    ),
    "permalink upwards": ("[permalinks]\nassets = '/../a/'", [("SSG004", "3:10")]),
    "word of posts elsewhere": ("[permalinks]\ntag = 'pretty'", [("SSG004", "3:7")]),
    "no pattern": ("[stitch]\nmarkers = ['(']", [("SSG004", "3:11")]),
    "flags inside a pattern": ("[stitch]\nmarkers = ['a', '(?i)b']", [("SSG004", "3:11")]),
    "one group twice": (
        "[stitch]\nmarkers = ['(?P<a>b)', '(?P<a>c)']", [("SSG004", "3:11")]
    ),
    "a pattern to come": ("[stitch]\nmarkers = ['[[a]']", [("SSG004", "3:11")]),
    "pattern for empty lines": ("[stitch]\nmarkers = ['-*']", [("SSG004", "3:11")]),
    "out of range": ("[markdown]\ntoc_depth = 7", [("SSG004", "3:13")]),
    "control character": ('footer = "a\\u0000"', [("SSG004", "2:10")]),
    "link without address": ("[[nav]]\nlabel = 'a'", [("SSG005", "2:1")]),
    "all at once": (
        "x = 1\nfeed_items = 'a'\ntimezone = 'b'\n[[social]]\nurl = '/'",
        [("SSG002", "2:1"), ("SSG003", "3:14"), ("SSG004", "4:12"), ("SSG005", "5:1")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_mistake_has_its_code_and_place(name: str) -> None:
    lines, expected = CASES[name]
    assert found('title = "A"\n' + lines) == expected
    assert found('\ufefftitle = "A"\r\n' + lines.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize("name", CASES)
def test_a_mistaken_setting_keeps_its_default(name: str) -> None:
    lines, _ = CASES[name]
    checked = parse_settings(('title = "A"\n' + lines).encode())
    assert checked.value is not None
    # What has entries of its own keeps the good ones.
    got = dataclasses.replace(checked.value, authors=(), slugs={}, nav=(), stitch=StitchSettings())
    assert got == Settings("A")


SYNTAX = {
    "text without quotes": ("title = A", "1:9"),
    "colon": ("title: A", "1:6"),
    "twice": ("title = 'A'\ntitle = 'B'", "2:12"),
    "quote not closed": ("title = 'A'\nfooter = \"a\n", "2:12"),
    "bracket not closed": ("title = 'A'\nnav = [", "2:8"),
    "table twice": ("[reading]\n[reading]", "2:9"),
    "impossible date": ("params.a = 2025-02-30", "1:12"),
    "nested too deeply": ("params.a = " + "[" * 5000, "1:1"),
    "a number of 5,000 digits": ("params.a = 1" + "0" * 5000, "1:1"),
    "not UTF-8": ("title = 'A'\n\udcff", "2:1"),
}


@pytest.mark.parametrize("name", SYNTAX)
def test_what_is_not_toml_has_its_place(name: str) -> None:
    text, place = SYNTAX[name]
    checked = parse_settings(text.encode("utf-8", "surrogateescape"))
    assert checked.value is None
    (only,) = checked.diagnostics
    assert (only.code, f"{only.location.line}:{only.location.column}") == ("SSG001", place)


def hint(text: str) -> str:
    (only,) = parse_settings(text.encode()).diagnostics
    return only.hint


def test_hints() -> None:
    assert found("") == [("SSG005", "1:1")]
    assert hint("title = 'A'\nbase-url = 'https://a.example'") == "did you mean base_url?"
    for zone in ("Tokyo", "JST", "asia/tokyo", "Asia/Tokio", "東京"):
        assert hint(f"title = 'A'\ntimezone = '{zone}'") == 'write "Asia/Tokyo"'
    assert hint("title = 'A'\nbase_url = 'https://a.example/b?c'") == 'write "https://a.example/b"'
    assert hint("title = 'A'\n[reading]\nposts_per_page = 3") == (
        "it belongs above the first table: move it before [reading]"
    )
    assert hint("title = 'A'\nlanguage = 'ja_JP'") == "write ja-JP"


@pytest.mark.parametrize(
    "url",
    [
        "http://a",
        "https://a.example",
        "https://a.example/",
        "HTTPS://A.example/b/c",
        "http://[::1]:80",
    ],
)
def test_good_addresses(url: str) -> None:
    assert base_url_problem(url) is None


@pytest.mark.parametrize(
    "url",
    ["", "/", "//a.example", "https://", "https://a b.example", "https://u:p@a.example",
     "https://[a",
     "https://a.example:99999", "https://a.example:0", "https://a.example/../b", "https://a.example//b",
     "https://a.example/#",
     "https://日本.example", 'https://a.example/"b', "javascript:alert(1)"],
)  # fmt: skip
def test_bad_addresses(url: str) -> None:
    assert base_url_problem(url) is not None


def test_an_address_in_unicode_is_shown_in_ascii() -> None:
    problem = base_url_problem("https://日本.example/ブログ")
    assert problem is not None
    assert problem[1] == ('write "https://xn--wgv71a.example/%E3%83%96%E3%83%AD%E3%82%B0"')


_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(["1", "true", "'a'", "2025-01-01", "nan", '"\\u0000"', "'/:slug/'", "''"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda xs: "[" + ", ".join(xs) + "]"),
        st.tuples(st.sampled_from(["label", "url", "name", "a"]), inner).map(
            lambda p: f"{{{p[0]} = {p[1]}}}"
        ),
    ),
    max_leaves=5,
)
_KEYS = st.sampled_from(
    ["title", "nav", "authors", "authors.a", "slugs", "slugs.tags", "permalinks.post", "params",
     "x", "stitch.markers", "reading", "timezone", "base_url", "posts_per_page",
     '"日 本"', "markdown.toc_depth"]
)  # fmt: skip


@given(
    st.one_of(
        st.binary(max_size=60),
        st.dictionaries(_KEYS, _VALUES, max_size=5).map(
            lambda d: "\n".join(f"{k} = {v}" for k, v in d.items()).encode()
        ),
    )
)
@settings(max_examples=300, deadline=None)
def test_no_settings_file_raises(data: bytes) -> None:
    checked = parse_settings(data)
    assert checked.value is not None or checked.diagnostics
    for d in checked.diagnostics:
        assert d.location.line >= 1
