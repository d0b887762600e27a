"""Titles set in lines, and characters that a font lacks."""

from hypothesis import given
from hypothesis import strategies as st

from ssg.images.coverage import Coverage, coverage_of, plain_line, without_missing
from ssg.images.lines import balanced_lines

PIECES = st.lists(
    st.text(alphabet="推論の経済abc ", min_size=1, max_size=9), min_size=1, max_size=12
)


def measure(text: str) -> float:
    return sum(1.0 if char > "\u3000" else 0.5 for char in text)


@given(PIECES, st.integers(1, 20), st.integers(1, 8))
def test_lines_lose_nothing_and_fit(pieces: list[str], width: int, most: int) -> None:
    lines = balanced_lines(pieces, measure, width, most)
    if lines is None:
        return
    assert "".join("".join(lines).split()) == "".join("".join(pieces).split())
    assert len(lines) <= most
    assert all(measure(line) <= width for line in lines)


@given(PIECES, st.integers(9, 20))
def test_a_line_ends_at_a_pieces_end_where_every_piece_fits(pieces: list[str], width: int) -> None:
    lines = balanced_lines(pieces, measure, width, 100)
    assert lines is not None
    joined = "".join(pieces)
    ends = {sum(map(len, pieces[:n])) for n in range(len(pieces) + 1)}
    place = 0
    for line in lines:
        place = joined.index(line, place) + len(line)
        while place < len(joined) and joined[place] == " " and place not in ends:
            place += 1
        spaces = len(joined[place:]) - len(joined[place:].lstrip())
        assert any(place <= end <= place + spaces for end in ends), (line, pieces)


def test_lines_are_about_as_long() -> None:
    pieces = ("推論の", "経済学：", "1トークンの", "原価は", "どこで", "決まるのか")
    assert balanced_lines(pieces, measure, 20, 3) == (
        "推論の経済学：1トークンの",
        "原価はどこで決まるのか",
    )
    assert balanced_lines(pieces, measure, 20, 1) is None
    assert balanced_lines(("とても長い一語",), measure, 4, 3) == ("とても長", "い一語")


@given(st.frozensets(st.integers(32, 0x2FFF), max_size=60))
def test_a_coverage_holds_its_characters_and_no_other(codes: frozenset[int]) -> None:
    coverage = coverage_of(codes)
    assert {c for c in range(32, 0x3000) if chr(c) in coverage} == codes
    if codes:
        assert Coverage.decode(coverage.encode()) == coverage


def test_a_damaged_coverage_is_none() -> None:
    for data in (b"", b"[]", b"[[1]]", b"[[9,10],[1,2]]", b"{}", b'[["a","b"]]'):
        assert Coverage.decode(data) is None


@given(st.text())
def test_a_plain_line_has_nothing_that_draws_no_picture(text: str) -> None:
    line = plain_line(text)
    assert line == plain_line(line) == line.strip()
    assert "\n" not in line
    assert not any(char in line for char in "\u200d\ufe0f\u202e\u0000")


def test_what_a_font_lacks_is_left_out() -> None:
    coverage = coverage_of(frozenset(map(ord, "速報のロケット")))
    assert plain_line("か\u3099") == "が"
    assert without_missing("速報", coverage) == ("速報", "")
    assert without_missing(plain_line("🚀 速報 🚀\ufe0f の ロケット"), coverage) == (
        "速報 の ロケット",
        "🚀",
    )
