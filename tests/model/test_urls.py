"""Paths of the site: encoded once, joined with the base, laid on files."""

import unicodedata
from urllib.parse import quote, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.model.urls import (
    absolute,
    collision_key,
    encode_path,
    is_external,
    link,
    output_file,
    split_suffix,
)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b#c",
        "mailto:someone@example.org",
        "//cdn.example.org/x.js",
        "#part",
        "data:image/png;base64,AA==",
    ],
)
def test_what_is_no_path_of_the_site_is_left_alone(url: str) -> None:
    assert link(url, "/blog") == url
    assert url.startswith("#") or absolute(url, "https://example.com/blog") == url


@pytest.mark.parametrize(
    ("path", "base", "expected"),
    [
        ("/", "", "/"),
        ("/", "/blog", "/blog/"),
        ("/tags/ai/", "/blog", "/blog/tags/ai/"),
        ("/推論/", "", "/%E6%8E%A8%E8%AB%96/"),
        ("/推論/#値段", "", "/%E6%8E%A8%E8%AB%96/#%E5%80%A4%E6%AE%B5"),
        ("/a?x=1&y=2#z", "/b", "/b/a?x=1&y=2#z"),
        ("/a b/", "", "/a%20b/"),
        ('/"><script>/', "", "/%22%3E%3Cscript%3E/"),
        ("/100%/", "", "/100%25/"),
    ],
)
def test_a_path_becomes_a_link_below_the_base(path: str, base: str, expected: str) -> None:
    assert link(path, base) == expected
    assert absolute(path, f"https://example.com{base}") == "https://example.com" + expected


@pytest.mark.parametrize(
    ("url", "external"),
    [
        ("/a", False),
        ("a:b", True),
        ("1a:b", False),
        ("a/b:c", False),
        ("//host", True),
        ("", False),
        ("?a:b", False),
    ],
)
def test_a_scheme_or_a_host_is_external(url: str, external: bool) -> None:
    assert is_external(url) is external


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/a/", "a/index.html"),
        ("/feed.xml", "feed.xml"),
        ("/2025/推論/", "2025/推論/index.html"),
    ],
)
def test_each_path_is_served_from_one_file(path: str, file: str) -> None:
    assert output_file(path) == file


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("a#b?c", ("a", "#b?c")),
        ("a?b#c", ("a", "?b#c")),
        ("a", ("a", "")),
        ("#a", ("", "#a")),
    ],
)
def test_a_reference_is_cut_at_query_or_fragment(url: str, parts: tuple[str, str]) -> None:
    assert split_suffix(url) == parts


@given(st.text(max_size=60))
def test_a_path_is_percent_encoded_once(path: str) -> None:
    encoded = encode_path(path)
    assert encoded.isascii()
    assert unquote(encoded) == unicodedata.normalize("NFC", path)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_link_never_leaves_the_site(path: str) -> None:
    made = link("/" + path.lstrip("/"), "/blog")
    assert made.startswith("/blog/")
    assert not set(made) & set("\"'<>\\ \t\n\r") - {"'"}
    assert urlsplit(made).netloc == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("a/Index.html", "A/index.html"), ("が", "が"), ("ﬁ", "fi"), ("ß", "SS")],
)
def test_names_that_a_file_system_may_confuse_share_a_key(one: str, other: str) -> None:
    assert collision_key(one) == collision_key(other)


def test_names_that_differ_have_keys_that_differ() -> None:
    names = ["a", "b", "a/b", "a-b", "か", "が", "カ"]
    assert len({collision_key(n) for n in names}) == len(names)


@given(st.text("ab/A0_.~-:?#%é +", max_size=8), st.sampled_from(["", "/blog"]))
def test_a_plain_path_takes_no_other_way_than_the_rest(path: str, base: str) -> None:
    whole = f"/{path}"
    if is_external(whole):
        assert link(whole, base) == whole
        return
    plain, suffix = split_suffix(whole)
    assert link(whole, base) == base + encode_path(plain) + quote(
        suffix, safe="/-_.~!$&'()*+,;=:@?#%[]"
    )
    assert absolute(whole, "https://example.org/") == f"https://example.org{link(whole, '')}"
