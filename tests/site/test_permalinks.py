"""Permalinks: every word and placeholder of Jekyll, and clean paths whatever is filled in."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.model.slugs import MAX_BYTES
from ssg.model.urls import output_file
from ssg.site.permalinks import WORDS, clean_path, fill, post_path

DATE = datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)


def path(pattern: str, slug: str = "deep", categories: tuple[str, ...] = ("AI", "C++")) -> str:
    return post_path(pattern, slug, DATE, categories)


@pytest.mark.parametrize(
    "pattern", ["/", "/about/", "/about.html", "/推論/値段/", "/a-b_c~d/", "/v1.2/notes/"]
)
def test_a_path_without_placeholders_is_left_alone(pattern: str) -> None:
    assert path(pattern) == pattern


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("date", "/ai/cplusplus/2025/03/04/deep.html"),
        ("pretty", "/ai/cplusplus/2025/03/04/deep/"),
        ("ordinal", "/ai/cplusplus/2025/063/deep.html"),
        ("none", "/ai/cplusplus/deep.html"),
    ],
)
def test_jekylls_words(word: str, expected: str) -> None:
    assert path(word) == expected


@pytest.mark.parametrize("word", sorted(WORDS))
def test_a_post_without_categories_has_no_empty_segment(word: str) -> None:
    assert "//" not in path(word, categories=())


@pytest.mark.parametrize(
    ("placeholder", "value"),
    [
        ("year", "2025"),
        ("short_year", "25"),
        ("month", "03"),
        ("i_month", "3"),
        ("short_month", "Mar"),
        ("day", "04"),
        ("i_day", "4"),
        ("y_day", "063"),
        ("hour", "05"),
        ("minute", "06"),
        ("second", "07"),
        ("title", "deep"),
        ("slug", "deep"),
        ("categories", "ai/cplusplus"),
        ("slugified_categories", "ai/cplusplus"),
    ],
)
def test_each_placeholder(placeholder: str, value: str) -> None:
    assert path(f"/x/:{placeholder}/") == f"/x/{value}/"
    assert path(f"/x/a-:{placeholder}-b/") == f"/x/a-{value}-b/"


def test_placeholders_that_touch_are_told_apart() -> None:
    assert path("/:title:output_ext") == "/deep.html"
    assert path("/:year_:slug/") == "/2025_deep/"
    assert path("/:i_month:i_day/") == "/34/"


def test_a_value_is_not_filled_in_again() -> None:
    assert fill("/:slug/", {"slug": ":year", "year": "2025"}) == "/year/"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("", "/"),
        ("about", "/about/"),
        ("//evil.example/x", "/evil.example/x/"),
        ("/../../etc/passwd", "/etc/passwd/"),
        ("/a/./b/", "/a/b/"),
        ("/a?b#c/", "/a-b-c/"),
        ("/.hidden/", "/hidden/"),
        ("/a.html/", "/a.html/"),
        ("/v1.25", "/v1.25"),
    ],
)
def test_a_path_is_made_clean(pattern: str, expected: str) -> None:
    assert clean_path(pattern) == expected


@given(st.text(max_size=80))
def test_a_clean_path_is_safe_and_stays_as_it_is(text: str) -> None:
    made = clean_path(text)
    assert made.startswith("/")
    assert "//" not in made
    assert not {".", ".."} & set(made.split("/"))
    assert clean_path(made) == made
    assert not output_file(made).startswith(("/", "."))


def test_a_file_keeps_its_extension_however_long_its_slug() -> None:
    made = post_path("none", "価" * 66 + "ab", DATE, ())
    assert made.endswith(".html")
    assert len(made.strip("/").encode()) <= MAX_BYTES
