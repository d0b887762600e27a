"""Spans of the raw body: what of it stands between two places of the text that they make up."""

from hypothesis import given
from hypothesis import strategies as st

from ssg.stitch.lines import RawSpans, Span, without


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    """Spans in order, apart from each other or not, some with line ends before them."""
    found, at = [], 0
    for _ in range(draw(st.integers(0, 6))):
        start = at + draw(st.integers(0, 3))
        at = start + draw(st.integers(0, 5))
        found.append(Span(start, at, draw(st.sampled_from(("", "\n", "\n\n")))))
    return found


@given(spans(), st.integers(0, 40), st.integers(0, 40))
def test_the_raw_text_between_two_places_is_what_goes_when_they_are_cut_out(
    made: list[Span], start: int, length: int
) -> None:
    cut = (start, start + length)
    assert RawSpans(made).of(*cut) == without(made, [cut])[1]


def test_line_ends_that_were_set_between_are_of_no_raw_text() -> None:
    made = RawSpans([Span(0, 4), Span(9, 12, "\n\n")])
    assert made.of(2, 8) == [(2, 4), (9, 11)]
    assert made.of(4, 6) == []
