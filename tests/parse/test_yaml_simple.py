"""Simple front matter read simply is what YAML reads."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ssg.parse.yaml_simple import compose_simply
from ssg.parse.yaml_tree import EXACT, compose

_VALUES = [
    "a", "題名", "2025-10-21 02:15:20 +0000", "a: b", "a:b", "a #b", "a#b", "a # b", "# a", "C#", "C++", "'a'",
    '"a"', '"a\\n"', "'it''s'", "a'b", 'a"b', "[a, b]", '["a", \'b\', c d ]', "[]", "[ ]", "[a,]", "[a, , b]",
    "[a: b]", "[a#b]", "[a b , c]", "[[a]]", "{a: b}", "- a", "-a", "--- a", "---", "...", "? a", "| a", "|", ">",
    "&a b", "*a", "!a b", "%a", "@a", "`a", "~", "null", "true", "1", "1.5", "0x1f", "=", "<<", "a,", "a]", "a}",
    "a:", "a :b", "a : b", "「a」", "　a", "a　", "a\u2019s", "\u200b", "\ufeff", "a\xa0", "\x85", "[a]b", '"a" b', '"a"b',
    '"a" # b', "http://a.example/b?c#d", "[http://a.example]", "[-a]", "[a-b]", "[1, 2]", "[_a]", "[?]", "",
]  # fmt: skip
_LINES = [
    *(f"{key}: {value}" for value in _VALUES for key in ("a", "b")),
    *(f"{indent}- {value}" for value in _VALUES for indent in ("", "  ")),
    "c:", "d:", "e-f:", "g_h:  x", "i :j", "k:l", " m: n", "o: p  ", "", "  ", "# q", "- ", "-", "日: 本", "'r': s",
    "t: u\n  v", "w:\n  x: y", "- z: 1", "c:\n- a", "c:\n  - a\n  - b", "c:\n  - a\n - b", "\tc: d", "c: d\te", "c: d\r",
]  # fmt: skip
blocks = st.lists(st.sampled_from(_LINES), max_size=6).map("\n".join)


@settings(max_examples=400)
@given(st.one_of(blocks, blocks.map(lambda text: text + "\n")), st.integers(0, 9))
@example("c:\n- a\nd: e", 4)
@example("a: [ 'b' , c ]", 0)
def test_what_is_read_simply_is_what_yaml_reads(block: str, base: int) -> None:
    simple = compose_simply(block, base)
    if simple is not None:
        assert simple == compose(block, base, EXACT)


@pytest.mark.parametrize("value", _VALUES)
def test_each_value_alone(value: str) -> None:
    for block in (f"a: {value}", f"a:\n- {value}", f"a:\n  - {value}\nb: c", f"a: [{value}]"):
        simple = compose_simply(block, 0)
        if simple is not None:
            assert simple == compose(block, 0, EXACT)


def test_common_front_matter_is_read_simply() -> None:
    block = (
        'layout: post\ntitle: "推論: 値段"\ndate: 2025-10-21 02:15:20 +0000\n'
        'tags: [AI, "C++", \'x y\']\ncategories:\n  - 経済\n  - "社会"\nauthor: P. Marsh\n\nreading_time: 4\n'
    )
    assert compose_simply(block, 4) == compose(block, 4, EXACT)


@pytest.mark.parametrize(
    "block", ["a: b\na: c", "a:", "a: |\n  b", "a: &b c", "", "# a", "a: 'b\n  c'"]
)
def test_all_else_is_left_to_yaml(block: str) -> None:
    assert compose_simply(block, 0) is None
