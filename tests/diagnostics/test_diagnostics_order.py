"""The order of a report, and the lines that it shows."""

import random

from hypothesis import given
from hypothesis import strategies as st

from ssg.diagnostics import (
    FORMATS,
    Diagnostic,
    Location,
    Severity,
    at_exact_lines,
    in_order,
    with_source_lines,
)
from ssg.diagnostics.forms import report


def warning(path: str, line: int, column: int = 0, **more: str) -> Diagnostic:
    return Diagnostic("SSG201", Severity.WARNING, Location(path, line, column), "m", **more)


def test_by_file_line_and_column_as_numbers() -> None:
    found = [warning("b", 1), warning("a", 10), warning("a", 9, 10), warning("a", 9, 2)]
    places = [(d.location.path, d.location.line, d.location.column) for d in in_order(found)]
    assert places == [("a", 9, 2), ("a", 9, 10), ("a", 10, 0), ("b", 1, 0)]


def test_the_same_is_said_once_in_its_fullest_form() -> None:
    assert in_order([warning("a", 1), warning("a", 1, source_line="x"), warning("a", 1)]) == (
        warning("a", 1, source_line="x"),
    )


@given(st.lists(st.builds(warning, st.sampled_from("ab"), st.integers(0, 3))), st.randoms())
def test_no_form_depends_on_the_order_of_the_work(
    found: list[Diagnostic], chance: random.Random
) -> None:
    mixed = found[:]
    chance.shuffle(mixed)
    for form in FORMATS:
        assert report(found, form.name) == report(mixed, form.name)


def _exact(lines: list[str], told: Diagnostic) -> tuple[int, int, str]:
    def read_line(_: str, number: int) -> str:
        return lines[number - 1] if number <= len(lines) else ""

    (found,) = at_exact_lines([told], read_line)
    assert found.find == ""
    return found.location.line, found.location.column, found.source_line


def test_what_a_message_is_about_is_found_from_its_line_on() -> None:
    lines = ["x (b.png)", "a b.png", "b", "", "![b.png](b.png)\r", "end"]
    told = warning("a", 2, find="b.png")
    assert _exact(lines, told) == (5, 10, "![b.png](b.png)"), "an address before a mere word"
    assert _exact(lines, warning("a", 2, find="b")) == (5, 10, "![b.png](b.png)")
    assert _exact(lines[:4], told) == (2, 3, "a b.png")
    assert _exact(lines, warning("a", 5, 3, find="b.png")) == (5, 3, "![b.png](b.png)"), (
        "it is there"
    )
    assert _exact(lines, warning("a", 2, find="missing")) == (2, 0, "")
    assert _exact([*[""] * 60, "(b.png)"], told) == (2, 0, ""), "not in another block"
    assert at_exact_lines([warning("", 1, find="b")], lambda *_: "b") == (warning("", 1, find="b"),)


def test_missing_lines_are_read_and_known_ones_kept() -> None:
    asked = []

    def read_line(path: str, line: int) -> str:
        asked.append((path, line))
        return "text\r\n"

    found = (warning("a", 2), warning("a", 3, source_line="mine"), warning("a", 0), warning("", 1))
    lines = [d.source_line for d in with_source_lines(found, read_line)]
    assert lines == ["text", "mine", "", ""]
    assert asked == [("a", 2)]
