"""Small laws of the values: the base path, and the way back to a file's line."""

import pytest

from ssg.model.settings import Settings
from ssg.model.source import SourceFile, SourceMap
from ssg.model.tree import SourceTree


@pytest.mark.parametrize(
    ("base_url", "path"),
    [
        ("https://example.com", ""),
        ("https://example.com/", ""),
        ("https://example.com/blog", "/blog"),
        ("https://example.com/a/b/", "/a/b"),
        ("http://localhost:8000", ""),
    ],
)
def test_the_base_path_is_the_url_without_its_host(base_url: str, path: str) -> None:
    assert Settings("t", base_url=base_url).base_path == path


@pytest.mark.parametrize(("body_line", "line"), [(0, 5), (1, 6), (2, 9), (3, 9), (99, 9), (-1, 5)])
def test_a_line_past_the_end_maps_to_the_last(body_line: int, line: int) -> None:
    assert SourceMap((5, 6, 9)).line(body_line) == line


def test_an_empty_body_maps_to_the_first_line() -> None:
    assert SourceMap(()).line(3) == 1


def test_articles_are_posts_then_pages() -> None:
    post, page = SourceFile("posts/a.md", "0", 1), SourceFile("pages/b.md", "1", 1)
    assert list(SourceTree(posts=(post,), pages=(page,)).articles()) == [
        (post, False),
        (page, True),
    ]
