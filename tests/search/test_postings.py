"""Shards: the same bytes with and without NumPy, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.search import arrays, plain
from ssg.search.array_shards import decode
from ssg.search.grams import GROUPS, characters, gram_shard, pair_shard, shard_of
from ssg.search.postings import decode_shard, encode_shard

TEXT = st.text(
    st.one_of(
        st.sampled_from("abcde 12.,あいうえ推論コスト\U0001f600\u1100"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\n\0"),
    ),
    max_size=60,
)
SEGMENTS = st.lists(
    st.tuples(
        st.tuples(TEXT, st.sampled_from(["", "\n"])).map("".join),
        st.integers(0, 27).map(lambda n: 1 << n),
    ),
    max_size=5,
)
DOCUMENTS = st.lists(SEGMENTS.map(lambda s: [*s, ("\n", 0)]), max_size=5)


@given(DOCUMENTS, st.sampled_from([1, 3, 6, 8]))
def test_numpy_and_plain_python_make_the_same_bytes(documents, bits: int) -> None:
    placed = [(7 * n, segments) for n, segments in enumerate(documents)]
    for kind, pair in enumerate((True, False)):
        slow, fast = plain.gather(placed)[kind], arrays.gather(placed)[kind]
        assert sorted(plain.rows(slow)) == sorted(arrays.rows(fast))
        halves = [arrays.gather(placed[:2])[kind], arrays.gather(placed[2:])[kind]]
        step = max(1, GROUPS >> bits)
        shards = []
        for first in range(0, GROUPS, step):
            groups = (first, first + step)
            ours = plain.shards([plain.portions(slow, pair=pair)], bits, groups, pair=pair)
            parts = [arrays.portions(half, pair=pair) for half in halves]
            assert arrays.shards(parts, bits, groups, pair=pair) == ours
            shards += ours
        assert len(shards) == 1 << bits
        shard = pair_shard if pair else gram_shard
        told = []
        for number, data in enumerate(shards):
            held = decode_shard(data, pair=pair)
            assert {shard(gram, bits) for gram, _, _ in held} <= {number}
            assert list(arrays.rows(decode(data, pair=pair))) == held
            told += held
        assert sorted(told) == sorted(plain.rows(slow))


@given(DOCUMENTS, DOCUMENTS, st.booleans())
def test_an_edited_shard_is_as_one_made_anew(before, after, pair: bool) -> None:
    def postings(documents):
        return set(plain.rows(plain.gather(list(enumerate(documents)))[0 if pair else 1]))

    old, new = postings(before), postings(after)
    data = encode_shard(sorted(old), pair=pair)
    wanted = encode_shard(sorted(new), pair=pair)
    for maker in (plain, arrays):
        assert maker.edit(data, sorted(old - new), sorted(new - old), pair=pair) == wanted


@pytest.mark.parametrize("maker", [plain, arrays])
def test_a_shard_that_is_none_is_told(maker) -> None:
    data = encode_shard([(1 << 21 | 2, 3, 8)], pair=True)
    assert maker.edit(data, [(1 << 21 | 2, 3, 8)], [], pair=True) == encode_shard([], pair=True)
    for wrong in ([(1 << 21 | 2, 4, 8)], [(1 << 21 | 2, 3, 16)], [(1 << 21 | 3, 3, 8)]):
        with pytest.raises(ValueError, match="another index"):
            maker.edit(data, wrong, [], pair=True)
    with pytest.raises(ValueError, match="no shard"):
        maker.edit(b"damage", [], [], pair=True)


def test_what_a_query_says_chooses_the_shard() -> None:
    """A gram of four lies where its first three characters say."""
    pairs, grams = plain.gather([(0, [("abcdeあ\n", 8)])])
    texts = [characters(gram) for gram, _, _ in plain.rows(grams)]
    assert [len(list(filter(None, text))) for text in texts] == [4, 4, 3, 3]
    for gram, text in zip(grams[0], texts, strict=True):
        assert gram_shard(gram, 9) == shard_of(*text[:3], 9)
    for gram in pairs[0]:
        assert pair_shard(gram, 4) == shard_of(*characters(gram, pair=True)[:2], 0, 4)
