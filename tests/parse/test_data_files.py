"""Data files: plain values, or one located error."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssg.parse.data import parse_data


def value(path: str, text: str) -> object:
    checked = parse_data(path, text.encode())
    assert checked.diagnostics == ()
    return checked.value


def test_each_format() -> None:
    expected = {"a": [1, 2.5, True, "日本", {"b": "c"}]}
    assert value("data/x.toml", 'a = [1, 2.5, true, "日本", {b = "c"}]') == expected
    assert value("data/x.json", '{"a": [1, 2.5, true, "日本", {"b": "c"}]}') == expected
    assert value("data/x.yaml", "a: [1, 2.5, true, 日本, {b: c}]") == expected
    assert value("data/x.YML", "\ufeffa: [1, 2.5, yes, 日本, {b: c}]") == expected


def test_dates_and_odd_numbers_become_texts() -> None:
    assert value("x.toml", "a = 2025-10-21T01:02:03Z\nb = 07:32:00\nc = nan") == {
        "a": "2025-10-21T01:02:03+00:00", "b": "07:32:00", "c": "nan",
    }  # fmt: skip
    assert value("x.yaml", "a: 2025-10-21\nb: .inf\nc: 1e999") == {
        "a": "2025-10-21", "b": ".inf", "c": "1e999",
    }  # fmt: skip
    assert value("x.json", '["a\\u0000b", 1e999, 12345678901234567890]') == [
        "ab", "inf", "12345678901234567890",
    ]  # fmt: skip
    assert value("x.yaml", "[a, b]") == ["a", "b"]
    assert value("x.yaml", "# nothing") is None


BAD = {
    "x.json": [
        ('{"a": 1, "a": 2}', "1:1", "twice"), ('{"a":\n x}', "2:2", "not JSON"),
        ("", "1:1", "JSON"),
        ("[" * 100_000, "1:1", "deep"), ("[" * 60 + "]" * 60, "1:1", "deep"),
        ("1" + "0" * 5000, "1:1", "digits"),
    ],
    "x.yaml": [
        ("a: &x 1\n", "1:4", "anchor"), ("a: 1\nb: *x\n", "2:4", "alias"),
        ("a: 1\na: 2\n", "2:1", "twice"),
        ("a: !!python/name:os.system x", "1:4", "tag"), ("a: b: c", "1:5", "not YAML"),
        ("a: x\x07", "1:5", "U+0007"), ("a: 2025-02-30", "1:4", "no such day"),
        ("[" * 60 + "]" * 60, "1:21", "deep"), ("- 1\n---\n- 2\n", "2:1", "second document"),
    ],
    "x.toml": [("a = b", "1:5", "not TOML"), ("a = 1\na = 2", "2:6", "overwrite")],
}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "text", "place", "word"), [(p, *case) for p, cases in BAD.items() for case in cases]
)
def test_mistakes(path: str, text: str, place: str, word: str) -> None:
    checked = parse_data(path, text.encode())
    assert checked.value is None
    first = checked.diagnostics[0]
    assert (first.code, f"{first.location.line}:{first.location.column}") == ("SSG011", place)
    assert word in first.message


def test_bytes_that_are_not_text_and_files_that_are_too_large() -> None:
    assert parse_data("x.json", b"[1]\n\xff").diagnostics[0].location.line == 2
    assert parse_data("x.yaml", b" " * (8 * 1024 * 1024 + 1)).diagnostics[0].code == "SSG011"


@given(st.binary(max_size=60), st.sampled_from(["x.json", "x.yaml", "x.toml"]))
@settings(max_examples=200, deadline=None)
def test_no_data_file_raises_and_every_value_has_a_json_form(data: bytes, path: str) -> None:
    checked = parse_data(path, data)
    text = json.dumps(checked.value, allow_nan=False)
    assert json.loads(text) == checked.value


_JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(10**12), 10**12),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(st.sampled_from("ab日\n é'\"\\")),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abc日"), inner, max_size=3)
    ),
    max_leaves=10,
)  # fmt: skip


@given(_JSON)
@settings(deadline=None)
def test_json_comes_back(written: object) -> None:
    assert value("x.json", json.dumps(written)) == json.loads(json.dumps(written))
