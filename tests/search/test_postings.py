"""Shards: the same bytes with and without NumPy, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.search import arrays, plain
from ssg.search.grams import characters, gram_shard, pair_shard, shard_of
from ssg.search.postings import decode_shard, encode_shard

TEXT = st.text(
    st.one_of(
        st.sampled_from("abcde 12.,あいうえ推論コスト\U0001f600\u1100"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\n"),
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


@given(DOCUMENTS, st.integers(1, 5))
def test_numpy_and_plain_python_make_the_same_bytes(documents, bits: int) -> None:
    placed = [(7 * n, segments) for n, segments in enumerate(documents)]
    for kind, pair in enumerate((True, False)):
        slow, fast = plain.gather(placed)[kind], arrays.gather(placed)[kind]
        assert sorted(plain.rows(slow)) == sorted(arrays.rows(fast))
        halves = [arrays.gather(placed[:2])[kind], arrays.gather(placed[2:])[kind]]
        ours = plain.split([slow], bits, pair=pair)
        theirs = arrays.split(halves, bits, pair=pair)
        for one, other in zip(ours, theirs, strict=True):
            data = plain.encode_part(one, pair=pair)
            assert arrays.encode_part(other, pair=pair) == data
            held = decode_shard(data, pair=pair)
            assert held == sorted(plain.rows(one))
            assert list(arrays.rows(arrays.decode(data, pair=pair))) == held


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
