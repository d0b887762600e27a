"""The placeholders that settings and front matter may name are those that the site fills in."""

import re
from datetime import UTC, datetime

import pytest

from ssg.model.settings import Permalinks
from ssg.parse.permalinks import (
    NEEDED,
    POST_PLACEHOLDERS,
    WORDS,
    path_problem,
    permalink_problem,
    setting_problem,
)
from ssg.site import permalinks as site

MOMENT = datetime(2025, 10, 21, 2, 15, 20, tzinfo=UTC)


@pytest.mark.parametrize("name", POST_PLACEHOLDERS)
def test_each_placeholder_of_a_post_is_filled_in(name: str) -> None:
    pattern = "/x/:output_ext" if name == "output_ext" else f"/x/:{name}/"
    assert name not in site.post_path(pattern, "a", MOMENT, ("b",))


def test_jekylls_words_are_those_of_the_site() -> None:
    assert set(WORDS) == set(site.WORDS)


def test_the_sites_words_are_made_of_known_placeholders() -> None:
    for pattern in site.WORDS.values():
        assert permalink_problem(pattern) is None


@pytest.mark.parametrize("name", NEEDED)
def test_a_pattern_without_what_tells_its_pages_apart_is_refused(name: str) -> None:
    default = getattr(Permalinks(), name)
    assert setting_problem(name, default) is None
    for placeholder in re.findall(r":([a-z]+)", default):
        if placeholder in "|".join(NEEDED[name]).split("|"):
            fixed = re.sub(r":(slug|title|path|page|year|month)\b", "x", default)
            assert setting_problem(name, fixed) is not None


@pytest.mark.parametrize(
    "path", ["/", "/a/", "/日本/b.html", "a", "/a b/", "/:x/", "/a:b/", "/..a/", "/.well-known/x"]
)
def test_good_paths(path: str) -> None:
    assert path_problem(path) is None


@pytest.mark.parametrize(
    "path",
    ["", "//", " ", "//a.example/", "https://a.example/", "/../a", "/a/..", "/a/./b", "..", "/a?b",
     "/a#b", "\\a", "/a\\..\\b", "file:///etc/passwd"],
)  # fmt: skip
def test_bad_paths(path: str) -> None:
    assert path_problem(path) is not None
