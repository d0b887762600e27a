"""Values are what ``dataclasses`` would make of the same class."""

import copy
import dataclasses
import pickle
from typing import Any, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg import values

T = TypeVar("T")


def classes(dataclass: Any) -> list[type]:
    @dataclass(frozen=True, slots=True)
    class Whole:
        """Every kind of field."""

        number: int
        text: str = "t"
        many: list[int] = dataclasses.field(default_factory=list, repr=False)
        aside: int = dataclasses.field(default=0, compare=False)

    @dataclass(frozen=True, slots=True, order=True)
    class Placed:
        """With an order."""

        number: int
        text: str = "t"
        many: tuple[int, ...] = ()
        aside: int = dataclasses.field(default=0, compare=False)

    return [Whole, Placed]


@values.dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """One field."""

    value: T


OURS, THEIRS = classes(values.dataclass), classes(dataclasses.dataclass)
ARGUMENTS = st.fixed_dictionaries(
    {"number": st.integers(0, 2)},
    optional={"text": st.sampled_from("ab"), "aside": st.integers(0, 1)},
)


@given(ARGUMENTS, ARGUMENTS)
def test_they_are_the_same(one: dict[str, Any], other: dict[str, Any]) -> None:
    for ours, theirs in zip(OURS, THEIRS, strict=True):
        a, b, c, d = ours(**one), ours(**other), theirs(**one), theirs(**other)
        assert (a == b) == (c == d)
        assert repr(a) == repr(c)
        assert dataclasses.astuple(a) == dataclasses.astuple(c)
        assert dataclasses.astuple(dataclasses.replace(a, number=9)) == dataclasses.astuple(
            dataclasses.replace(c, number=9)
        )
        assert copy.deepcopy(a) == a
        assert a.__match_args__ == c.__match_args__
        assert a != c
    assert (a < b, a <= b, a > b, a >= b) == (c < d, c <= d, c > d, c >= d)
    assert hash(a) == hash(c)


def test_they_are_frozen_and_have_slots() -> None:
    value = Kept[int](3)
    assert value == Kept(3)
    assert hash(value) == hash(Kept(3))
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.value = 4  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.value
    assert not hasattr(value, "__dict__")
    assert pickle.loads(pickle.dumps(value)) == value
    assert dataclasses.is_dataclass(value)


def test_they_want_their_arguments() -> None:
    whole, _ = classes(values.dataclass)
    for wrong in ((), (1, "a", [], 2, 3)):
        with pytest.raises(TypeError):
            whole(*wrong)
    with pytest.raises(TypeError):
        values.dataclass(frozen=False, slots=True)
