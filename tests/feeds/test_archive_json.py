"""What the archive's filter reads."""

import json
from datetime import UTC, datetime

from ssg.feeds.archive_json import (
    ArchiveIndex,
    ArchivePost,
    FilterTerm,
    FilterYear,
    render_index,
    render_year,
)


def post(title: str, *terms: str) -> ArchivePost:
    return ArchivePost(title, "/p/", datetime(2025, 10, 2, tzinfo=UTC), "2025.10.02", "", terms)


def test_the_index_groups_terms_by_kind_in_their_order() -> None:
    view = ArchiveIndex(
        (
            FilterTerm("tag", "AI", "ai", 2),
            FilterTerm("author", "編集部", "編集部", 3),
            FilterTerm("tag", "a", "a", 1),
        ),
        (FilterYear(2025, 3, "/b/archive/2025.json"),),
    )
    assert json.loads(render_index(view)) == {
        "years": [[2025, 3, "/b/archive/2025.json"]],
        "tag": [["AI", "ai", 2], ["a", "a", 1]],
        "author": [["編集部", "編集部", 3]],
    }


def test_a_year_names_its_terms_once() -> None:
    made = json.loads(
        render_year((post("一", "tag b", "tag a"), post("二", "tag a"), post("</script>")))
    )
    assert made == {
        "terms": ["tag a", "tag b"],
        "posts": [
            ["一", "/p/", "2025-10-02", "2025.10.02", "", [1, 0]],
            ["二", "/p/", "2025-10-02", "2025.10.02", "", [0]],
            ["</script>", "/p/", "2025-10-02", "2025.10.02", "", []],
        ],
    }


def test_no_posts_are_no_terms() -> None:
    assert render_year(()) == b'{"terms":[],"posts":[]}'
