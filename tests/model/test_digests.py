"""Digests: equal for equal values, different for everything that a template can tell apart."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.model.digests import digest_bytes, digest_text, digest_value, plain

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: tuple[str, ...] = ()


class Colour(Enum):
    RED = "red"


@pytest.mark.parametrize("value", [None, 1, "a", True, 1.5, [1, "a"], {"a": [None]}])
def test_what_json_knows_is_left_alone(value: object) -> None:
    assert plain(value) == value


def test_other_values_become_what_json_knows() -> None:
    value = (Point(1, ("a",)), Colour.RED, datetime(2025, 1, 2, tzinfo=UTC))
    assert plain(value) == [{"x": 1, "y": ["a"]}, "red", "2025-01-02T00:00:00+00:00"]


@pytest.mark.parametrize("value", [{1, 2}, object(), b"bytes", Point])
def test_what_has_no_one_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        plain(value)


@given(JSON, JSON)
def test_digests_are_equal_as_values_are(one: object, other: object) -> None:
    assert (digest_value(one) == digest_value(other)) == (repr(one) == repr(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (1, "1"),
        (0, False),
        (None, "None"),
        ([], {}),
        ("ab", ["a", "b"]),
        ([["a"], "b"], ["a", ["b"]]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),  # a template that loops sees the order
    ],
)
def test_what_a_template_can_tell_apart_has_two_digests(one: object, other: object) -> None:
    assert digest_value(one) != digest_value(other)


def test_digests_are_the_known_function() -> None:
    # BLAKE2b-128 of the empty string, as RFC 7693's reference gives it.
    assert digest_bytes(b"") == "cae66941d9efbd404e4d88758ea67670"
    assert digest_text("推") == digest_bytes("推".encode())


def test_a_lone_surrogate_has_a_digest() -> None:
    assert digest_value("\ud800") != digest_value("?")
