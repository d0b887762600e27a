"""Lines of the last build with a few put in the place of others."""

import json

from ssg.plan.ties import Ties

HEAD = {
    "format": 2,
    "manifest": "m",
    "terms": [],
    "held": [],
    "elsewhere": [],
    "counts": {},
    "recipes": [],
}


def _line(path: str, digest: str) -> str:
    row = [path, digest, "/u/", "", [], "", "", [], [[], [], []]]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


PATHS = ("posts/b.md", "posts/a.md", "posts/記事.md")
TIES = Ties(HEAD, b"\n" + "\n".join(_line(path, "old") for path in PATHS).encode())


def test_the_line_of_a_post_is_replaced_wherever_it_stands() -> None:
    for path in PATHS:
        lines = TIES.with_lines({path: _line(path, "new, and longer")}, len(PATHS))
        assert lines is not None
        made = Ties(HEAD, lines)
        rows = {other: made.row(other) for other in PATHS}
        assert {p: r and r.digest for p, r in rows.items()} == {
            **dict.fromkeys(PATHS, "old"), path: "new, and longer",
        }  # fmt: skip


def test_a_post_that_is_new_or_gone_is_not_told_of_by_the_others_lines() -> None:
    assert TIES.with_lines({"posts/new.md": _line("posts/new.md", "x")}, len(PATHS)) is None
    assert TIES.with_lines({}, len(PATHS) - 1) is None
    assert TIES.with_lines({}, len(PATHS)) is not None
