"""Which files a picture is published as, and what is known of it."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.images.facts import Facts, look_at
from ssg.images.making import CLEANED, make, making_key
from ssg.images.widths import height_at, planned_widths
from ssg.imaging.encoder import PillowEncoder
from ssg.model.pictures import Making

ENCODER = PillowEncoder()
WANTED = st.lists(st.integers(16, 8192), min_size=1, max_size=8)


@given(st.integers(1, 20_000), WANTED)
def test_widths_are_ascending_never_wider_and_hold_the_widest(width: int, wanted: list) -> None:
    widths = planned_widths(width, wanted)
    assert list(widths) == sorted(set(widths))
    assert widths[-1] == min(width, max(wanted)), "its own width, or the widest wanted"
    assert all(w in wanted for w in widths[:-1])
    assert all(b / a > 1.1 for a, b in pairwise(widths) if b == widths[-1])


@given(st.integers(1, 20_000), st.integers(1, 20_000), st.integers(1, 20_000))
def test_heights_keep_the_proportions(width: int, wide: int, high: int) -> None:
    height = height_at(width, (wide, high))
    assert height >= 1
    assert abs(height - width * high / wide) <= 1


def test_a_picture_is_looked_at_by_its_head_where_there_is_no_encoder(picture: Callable) -> None:
    data = picture("PNG", (40, 30))
    assert look_at(data, None, 100) == Facts("png", 40, 30)
    known = look_at(data, ENCODER, 100)
    assert (known.width, known.height, known.flat) == (40, 30, False)
    assert known.colour.startswith("#")
    assert len(known.colour) == 7


def test_few_colours_and_transparency_are_seen(picture: Callable) -> None:
    assert look_at(picture("PNG", few=True), ENCODER, 100).flat
    assert not look_at(picture("JPEG", few=True), ENCODER, 100).flat
    clear = picture("PNG", mode="RGBA")
    assert look_at(clear, ENCODER, 100).colour, "no pixel of it is transparent"


class NeverEncoder:
    """Fails the test where it is asked for anything."""

    version = "never"
    forms = ("png",)

    def look(self, data: bytes, header: object) -> tuple[str, bool]:
        raise AssertionError("it was decoded")

    encode = look


def test_a_bomb_is_refused_before_anything_is_decoded(small_png: Callable) -> None:
    data = small_png(20_000, 20_000, lines=b"")
    known = look_at(data, NeverEncoder(), 100)
    assert "20,000 × 20,000 pixels" in known.problem
    assert look_at(data, None, 100).problem
    assert not look_at(data, None, 401).problem


def test_a_damaged_picture_has_a_problem(picture: Callable) -> None:
    data = picture("JPEG")
    assert look_at(data[:-40], ENCODER, 100).problem
    broken = bytearray(picture("PNG"))
    broken[60:90] = b"x" * 30
    assert look_at(bytes(broken), ENCODER, 100).problem
    assert look_at(b"no image", ENCODER, 100) == Facts()


@given(st.binary(max_size=100))
def test_facts_from_a_damaged_cache_are_none(noise: bytes) -> None:
    assert Facts.decode(noise) is None
    assert Facts.decode(noise + b'{"form": 1}') is None


def test_facts_come_back_from_the_cache() -> None:
    facts = Facts("svg", 3, 4, removed=((2, "<script>"),))
    assert Facts.decode(facts.encode()) == facts


def test_a_key_knows_all_that_shapes_a_file() -> None:
    base = Making("webp", 100, 50, quality=80)
    others = [
        making_key("a", base, ENCODER), making_key("b", base, ENCODER),
        making_key("a", Making("avif", 100, 50, quality=80), ENCODER),
        making_key("a", Making("webp", 101, 50, quality=80), ENCODER),
        making_key("a", Making("webp", 100, 50, quality=81), ENCODER),
        making_key("a", base, NeverEncoder()),
    ]  # fmt: skip
    assert len(set(others)) == len(others)
    assert making_key("a", CLEANED, ENCODER) == making_key("a", CLEANED, None), (
        "taking metadata out needs no encoder, so its version is nothing to it"
    )


def test_a_file_that_is_good_as_it_is_stays_itself(picture: Callable) -> None:
    data = picture("JPEG", (100, 80), quality=30)
    [made] = make(data, [Making("jpeg", 100, 80, quality=95)], ENCODER)
    assert made == data
    [smaller] = make(data, [Making("jpeg", 50, 40, quality=95)], ENCODER)
    assert smaller != data


@pytest.mark.parametrize("form", ["jpeg", "png", "webp", "avif"])
def test_without_an_encoder_nothing_is_encoded(picture: Callable, form: str) -> None:
    from ssg.images.header import DamagedImageError

    with pytest.raises(DamagedImageError):
        make(picture(), [Making(form, 10, 10)], None)
