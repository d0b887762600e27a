"""The manifest: it comes back as it was written, and any damage is seen."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.model.digests import digest_text
from ssg.plan.manifest import Entry, Manifest

NAMES = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
ENTRIES = st.builds(Entry, NAMES, st.integers(-1, 2**40), st.integers(-1, 2**63))


@given(st.dictionaries(NAMES, ENTRIES, max_size=6), st.dictionaries(NAMES, NAMES, max_size=3))
def test_a_manifest_comes_back_as_it_was(
    outputs: dict[str, Entry], recipes: dict[str, str]
) -> None:
    made = Manifest(outputs, recipes=recipes)
    assert Manifest.load(made.dump()) == made


def test_the_order_of_files_does_not_show() -> None:
    one, other = Entry("k", 1, 2), Entry("l", 3, 4)
    assert Manifest({"a": one, "b": other}).dump() == Manifest({"b": other, "a": one}).dump()


WHOLE = Manifest({"a/index.html": Entry("key", 10, 20), "推論": Entry("k2", 1, 2)}).dump()


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_a_changed_byte_is_damage(at: int, change: int) -> None:
    data = bytearray(WHOLE)
    data[at] ^= change
    loaded = Manifest.load(bytes(data))
    # The last line's end is no part of what the checksum covers.
    assert loaded is None or (at == len(WHOLE) - 1)


@given(st.integers(0, len(WHOLE) - 2))
def test_a_cut_is_damage(length: int) -> None:
    assert Manifest.load(WHOLE[:length]) is None


def signed(document: object) -> bytes:
    body = json.dumps(document)
    return f"{digest_text(body)}\n{body}\n".encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"{}",
        signed({}),
        signed([]),
        signed("text"),
        signed(None),
        signed({"format": 0, "files": {}}),
        signed({"format": 99, "files": {}}),
        signed({"format": 1}),
        signed({"format": 1, "files": []}),
        signed({"format": 1, "files": {"a": ["key"]}}),
        signed({"format": 1, "files": {"a": 5}}),
    ],
)
def test_what_is_no_manifest_of_this_format_is_damage(data: bytes) -> None:
    assert Manifest.load(data) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    assert Manifest.load(data) is None
