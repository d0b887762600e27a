"""Front matter read in one go is what the long way reads, and nothing was to be said of it."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ssg.model.settings import Settings
from ssg.parse.any_frame import any_frame
from ssg.parse.fields import BY_SPELLING
from ssg.parse.findings import Findings
from ssg.parse.front_matter import read_front_matter
from ssg.parse.post import frame, parse_post
from ssg.parse.quick_front_matter import read_quickly
from ssg.parse.source_text import source_text

_TOKYO = ZoneInfo("Asia/Tokyo")
_VALUES = [
    "a", "題名：副題", "2025-10-21 02:15:20 +0000", "2025-10-21", "2025-13-40", '"2025-10-21 09:00"', "8", "08", "0",
    '"8分"', "10000", "true", "no", "On", "null", "~", "", '""', '" "', '"　"', "'a b'", '" a "', "a b", "a, b", "a、b",
    "[]", "[ ]", "[a]", "[a、b]", '["a", "b", "a"]', '[ "a" ,"b"]', "['a', b c]", '["a" "b"]', "[true]", '[""]', "[~]",
    "[[a]]", "{path: a.png}", "a # b", "a #b", '"a" #b', "&a b", "/a/b.png", "https://a.example/b", "../a", "ja", "xx_yy",
    "post", "a/b", "'it''s'", "\u200b", "\u3164", "\u0085", "- a", "a: b",
]  # fmt: skip
_KEYS = [*BY_SPELLING, "unknown", "titel", "Title"]
_lines = st.builds(
    "{}:{}{}".format,
    st.sampled_from(_KEYS),
    st.sampled_from([" ", "  ", ""]),
    st.sampled_from(_VALUES),
)
_items = st.builds("{}- {}".format, st.sampled_from(["", "  "]), st.sampled_from(_VALUES))
_blocks = st.lists(
    st.one_of(_lines, _lines, _items, st.sampled_from(["", " ", "tags:", "# a"])), max_size=7
)


def _long(block: str, *, is_page: bool) -> tuple[object, object, object]:
    text = f"---\n{block}---\n"
    findings = Findings(source_text("posts/a.md", text))
    values, broken = read_front_matter(block, 4, _TOKYO, findings, is_page=is_page)
    return values, broken, findings.all()


def _agree(block: str, *, is_page: bool = False) -> bool:
    quick = read_quickly(block, 2, "posts/a.md", _TOKYO, is_page=is_page)
    if quick is None:
        return False
    values, broken, said = _long(block, is_page=is_page)
    assert quick == values
    assert isinstance(values, dict)
    assert list(quick["places"]) == list(values["places"])
    assert said == ()
    assert not {"title", "date"}.intersection(broken)  # they would be asked for
    return True


@settings(max_examples=400)
@given(_blocks.map(lambda lines: "".join(f"{line}\n" for line in lines)), st.booleans())
@example("tags:\n- a\n  \n- b\nlang: ja\n", False)
def test_both_ways_read_the_same(block: str, is_page: bool) -> None:
    _agree(block, is_page=is_page)


@pytest.mark.parametrize("key", _KEYS)
def test_each_value_of_each_key(key: str) -> None:
    for value in _VALUES:
        for block in (
            f"{key}: {value}\n",
            f"{key}:\n  - {value}\n",
            f"{key}: [{value}]\ntitle: a\n",
        ):
            _agree(block)


def test_common_front_matter_is_read_in_one_go() -> None:
    assert _agree(
        'layout: post\ntitle: "推論: 値段"\ndate: 2025-10-21 02:15:20 +0000\n'
        'tags: [AI, "C++", \'x y\']\ncategories:\n  - 経済\n  - "社会"\nauthor: P. Marsh\n\nreading_time: 4\n'
        "published: true\nimage: /a.png\nlang: en\nslug: a-b\n"
    )


@pytest.mark.parametrize(
    "block",
    [
        "unknown: a\n",
        "title: a\ntitle: b\n",
        "tag: a\ntags: b\n",
        "title: |\n  a\n",
        "tags: a, b\n",
        "date: x\n",
    ],
)
def test_all_else_goes_the_long_way(block: str) -> None:
    assert read_quickly(block, 2, "posts/a.md", _TOKYO) is None


_pieces = st.sampled_from(
    [
        "---",
        "...",
        "--",
        "----",
        "\n",
        "\n",
        "\r",
        "\r\n",
        " ",
        "\t",
        "a",
        "title: a",
        "\ufeff",
        "\n---\n",
        "---\n",
    ]
)


@settings(max_examples=400)
@given(st.lists(_pieces, max_size=9).map("".join), st.booleans())
def test_the_plain_frame_is_the_frame(rest: str, opened: bool) -> None:
    text = f"---\n{rest}" if opened else rest
    assert frame(text) == any_frame(text)


def test_a_post_read_in_one_go_has_its_places() -> None:
    text = "---\ntitle: a\ndate: 2025-10-21\ntags:\n - b\n---  \n\nbody\n"
    post = parse_post(
        "posts/2025-10-21-a.md", text.encode(), Settings(title="t", base_url="")
    ).value
    assert post is not None
    assert (post.body, post.body_line, post.body_offset) == ("\nbody\n", 7, len(text) - 6)
    assert {key: (at.line, at.column) for key, at in post.front.places.items()} == {
        "title": (2, 8), "date": (3, 7), "tags": (5, 2),
    }  # fmt: skip
