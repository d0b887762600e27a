"""The checks of the whole site: layouts that exist, links to paths that are published."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from ssg.checks import Subject, check
from ssg.model.article import Article
from ssg.model.rendered import Link
from ssg.model.settings import Author, NavItem, Settings
from ssg.site.assemble import assemble
from ssg.site.selection import Wanted

FILES = frozenset(f"{name}index.html" for name in ("", "about/", "推論/", "a b/", "がぎ/")) | {
    "images/x.png"
}
TEMPLATES = frozenset({"post.html", "page.html", "essay.html", "deep/er.html"})


@pytest.fixture
def told(article: Callable[..., Article]) -> Callable[..., list[tuple[str, str, int]]]:
    """``told(*targets, **front)``: what the checks say of one post with these links."""

    def told(*targets: str, path: str = "posts/2025-01-02-a.md", **front: object) -> list:
        links = tuple(Link(target, "a", line) for line, target in enumerate(targets, 1))
        settings = Settings("t", base_url="https://example.com/blog")
        wanted = Wanted(datetime(2100, 1, 1, tzinfo=UTC))
        site = assemble([article(path, links=links, **front)], (), settings, wanted).value
        found = check(Subject(site, FILES, TEMPLATES))
        return [(d.code, d.location.path, d.location.line) for d in found]

    return told


@pytest.mark.parametrize(
    "target",
    [
        "/", "/about/", "/about", "/about/#team", "/about/?x=1", "/images/x.png", "/推論/",
        "/%E6%8E%A8%E8%AB%96/", "/a%20b/", "/a b/", "https://example.org/none/", "//host/x",
        "mailto:a@b.example", "#part", "", "/blog/about/", "/blog", "/推論",
    ],
)  # fmt: skip
def test_a_link_to_something_published_is_left_alone(told: Callable, target: str) -> None:
    assert told(target) == []


def test_a_link_in_another_normalisation_is_the_same_path(told: Callable) -> None:
    assert told("/" + unicodedata.normalize("NFD", "がぎ") + "/") == []


@pytest.mark.parametrize("target", ["/none/", "/images/y.png", "/About/", "none/", "/blog/none/"])
def test_a_link_to_nothing_is_a_warning_with_its_line(told: Callable, target: str) -> None:
    assert told("/", target) == [("SSG406", "posts/2025-01-02-a.md", 2)]


@pytest.mark.parametrize("path", ["posts/2025-01-02-a.md", "pages/b.md"])
def test_every_link_of_posts_and_pages_is_looked_at(told: Callable, path: str) -> None:
    assert told("/x/", "/about/", "/y/", path=path) == [("SSG406", path, 1), ("SSG406", path, 3)]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, []),
        ({"nav": (NavItem("a", "/about/"), NavItem("b", "https://example.org/"))}, []),
        ({"logo": "/images/x.png", "image": "/images/x.png"}, []),
        ({"nav": (NavItem("a", "/none/"),)}, ["SSG406"]),
        ({"social": (NavItem("a", "/none/"),)}, ["SSG406"]),
        ({"logo": "/none.png", "image": "/none2.png"}, ["SSG406", "SSG406"]),
        ({"authors": (Author("a", "A", image="/none.png"),)}, ["SSG406"]),
    ],
)
def test_paths_in_the_settings_are_looked_at_too(values: dict, told: list[str]) -> None:
    settings = Settings("t", **values)
    site = assemble([], (), settings, Wanted(datetime(2100, 1, 1, tzinfo=UTC))).value
    found = list(check(Subject(site, FILES, TEMPLATES)))
    assert [d.code for d in found] == told
    assert {d.location.path for d in found} <= {"site.toml"}


@pytest.mark.parametrize("layout", ["", "essay", "deep/er", "post"])
def test_a_layout_that_is_there_is_left_alone(told: Callable, layout: str) -> None:
    assert told(layout=layout) == []


@pytest.mark.parametrize("layout", ["none", "../essay", "essay.html"])
def test_a_layout_that_is_not_there_is_an_error(told: Callable, layout: str) -> None:
    assert told(layout=layout) == [("SSG408", "posts/2025-01-02-a.md", 0)]
