"""The fast and the exact YAML loader give the same tree, or the same refusal."""

import subprocess
import sys

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ssg.parse.unsafe import UNSAFE
from ssg.parse.yaml_nodes import _SUSPICIOUS, Composed, Entry, Mapping, Node, Scalar, Sequence
from ssg.parse.yaml_tree import EXACT, FAST, compose

pytestmark = pytest.mark.skipif(FAST is EXACT, reason="PyYAML was built without libyaml")


def outcome(text: str, loader: type) -> Composed | str:
    try:
        composed = compose(text, 7, loader)
    except yaml.YAMLError:
        return "not YAML"
    return composed._replace(root=composed.root and without_places_of_nothing(composed.root))


def without_places_of_nothing(node: Node) -> Node:
    """The tree with 0 as the place of values that are not written: there the loaders differ."""
    if isinstance(node, Scalar):
        return node if node.text or not node.plain else node._replace(start=0)
    if isinstance(node, Sequence):
        return node._replace(items=tuple(map(without_places_of_nothing, node.items)))
    entries = (Entry(e.key, without_places_of_nothing(e.value)) for e in node.entries)
    return node._replace(entries=tuple(entries))


DOCUMENTS = [
    "title: T\ntags: [a, 'b', \"c\"]\n",
    "a:\n  - b: c\n    d: |\n      e\n       f\n  - >-\n    g\n    h\n",
    "日本: [語, 😀]\r\nb: c\r\n",
    "a: &x [1]\nb: *x\nc: !!set {a}\nd: ! e\n",
    "a: 1\na: 2\n? b\n: c\n? [d]\n: e\n",
    "a: b: c\n",
    "a: [b\n",
    "- a\n- - b\n",
    "",
    "# only a remark\n",
    "x: " + "[" * 25 + "]" * 25,
]


@pytest.mark.parametrize("text", DOCUMENTS)
def test_known_documents(text: str) -> None:
    assert outcome(text, FAST) == outcome(text, EXACT)


_PLAIN = st.text(st.sampled_from("ab日0.:-_ "), min_size=1, max_size=8)
_SCALARS = st.one_of(
    _PLAIN.map(lambda s: s.strip(" :-") or "x"),
    _PLAIN.map(lambda s: f"'{s}'"),
    _PLAIN.map(lambda s: f'"{s}"'),
    st.sampled_from(["true", "~", "12", "1.5", "2025-10-21", "&a b", "*a", "!t c", "", "[]", "{}"]),
)
_FLOW = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda xs: "[" + ", ".join(xs) + "]"),
        st.lists(st.tuples(_SCALARS, inner), max_size=3).map(
            lambda ps: "{" + ", ".join(f"{k}: {v}" for k, v in ps) + "}"
        ),
    ),
    max_leaves=8,
)
_LINES = st.tuples(_SCALARS, _FLOW, st.sampled_from(["", "  ", "- "])).map(
    lambda t: f"{t[2]}{t[0]}: {t[1]}"
)


@given(st.lists(_LINES, max_size=6).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_any_document(text: str) -> None:
    assume(UNSAFE.search(text) is None)
    exact = outcome(text, EXACT)
    fast = outcome(text, FAST)
    # Where the fast one fails the exact one is asked, so that only its successes need to agree.
    assert fast in ("not YAML", exact)


def test_the_tree_keeps_texts_as_written_and_knows_their_types() -> None:
    root = compose("a: 010\nb: '1'\nc: [yes, 2025-10-21, ~, 1.5, 日]\n").root
    assert isinstance(root, Mapping)
    values = [entry.value for entry in root.entries]
    assert values[0] == Scalar("010", True, 3)
    assert [v.kind for v in values[:2] if isinstance(v, Scalar)] == ["int", "str"]
    assert isinstance(values[2], Sequence)
    kinds = [v.kind for v in values[2].items if isinstance(v, Scalar)]
    assert kinds == ["bool", "timestamp", "null", "float", "str"]


def test_only_the_first_of_two_documents_is_read() -> None:
    composed = compose("a: b\n---\nc: d\n")
    assert [p.code for p in composed.problems] == ["SSG104"]


def test_a_text_that_begins_like_no_other_type_is_told_without_yaml() -> None:
    assert {first for first in FAST.yaml_implicit_resolvers if first} == _SUSPICIOUS


def test_ordinary_front_matter_is_read_without_importing_yaml() -> None:
    program = """
import sys
from pathlib import Path
from ssg.model.settings import Settings
from ssg.parse.post import parse_post
text = '---\\nlayout: post\\ntitle: "一つの見出し"\\ndate: 2025-10-21 09:00:00 +0900\\ntags: [a, b]\\n---\\n\\n本文。\\n'
made = parse_post("posts/2025-10-21-a.md", text.encode(), Settings("A"))
print(made.value.front.title, sorted({"yaml", "frontmatter"} & sys.modules.keys()))
made = parse_post("posts/2025-10-21-a.md", text.replace("layout", "unknown").encode(), Settings("A"))
print(sorted({"yaml", "frontmatter"} & sys.modules.keys()))
"""
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, check=True,
        encoding="utf-8",
    )  # fmt: skip
    assert ran.stdout.splitlines() == ["一つの見出し []", "['frontmatter', 'yaml']"]
