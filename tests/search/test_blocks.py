"""Texts cut into blocks."""

from hypothesis import given
from hypothesis import strategies as st

from ssg.search.blocks import MOST, SIZE, blocks
from ssg.search.fold import fold

LINES = st.lists(
    st.text(st.sampled_from("あいう。、abc ,.ガ\u3099e\u0301"), max_size=900), max_size=40
)


@given(LINES, st.integers(1, 40))
def test_blocks_are_the_text(lines: list[str], times: int) -> None:
    text = "\n".join(lines) * times
    cut = blocks(text)
    assert "".join(cut) == text
    assert len(cut) <= MOST
    assert all(cut)


@given(LINES)
def test_a_text_is_folded_block_by_block(lines: list[str]) -> None:
    text = "".join(line + "\n" for line in lines)
    parts = [fold(b) + " " if b[-1].isspace() and fold(b) else fold(b) for b in blocks(text)]
    assert "".join(parts).strip() == fold(text)


def test_long_lines_are_cut_behind_a_mark() -> None:
    for text in ("あ" * 400 + "。", "word " * 90, "あ" * 5000):
        cut = blocks(text * 12)
        assert len(cut) > 2
        assert max(map(len, cut)) <= 2 * SIZE


def test_an_edit_leaves_far_blocks_alone() -> None:
    lines = [f"第{n}段落の文章です。" * (8 + n * 7 % 9) for n in range(120)]
    before = blocks("".join(line + "\n" for line in lines))
    lines[60] += "ここに一文を足した。"
    after = blocks("".join(line + "\n" for line in lines))
    assert len(set(before) ^ set(after)) <= 6
    assert len(before) > 10
