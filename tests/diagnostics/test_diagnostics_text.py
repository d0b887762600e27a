"""The form for people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.diagnostics import Diagnostic, Location, Severity, report
from ssg.diagnostics.text import excerpt
from ssg.diagnostics.visible import cells, one_line, visible

ANY_TEXT = st.text(st.characters(exclude_categories=()))


PLACE = Location("posts/a.md", 3, 8)


def error(message: str = "no title", place: Location = PLACE, **more: str) -> Diagnostic:
    return Diagnostic("SSG101", Severity.ERROR, place, message, **more)


def test_place_message_line_caret_and_hint() -> None:
    d = error(hint="write: title: 朝", source_line="title: 日本")
    assert report([d]) == (
        "posts/a.md:3:8: error SSG101: no title\n"
        "    title: 日本\n"
        "           ^\n"
        "    hint: write: title: 朝\n"
    )


@pytest.mark.parametrize(
    ("place", "head"),
    [
        (Location("posts/a.md", 3, 8), "posts/a.md:3:8: error"),
        (Location("posts/a.md", 3), "posts/a.md:3: error"),
        (Location("posts/a.md"), "posts/a.md: error"),
        (Location(), "error"),
    ],
)
def test_as_much_of_the_place_as_is_known(place: Location, head: str) -> None:
    assert report([error(place=place)]) == f"{head} SSG101: no title\n"


def test_no_caret_without_a_column() -> None:
    d = error(place=Location("a.md", 3), source_line="title")
    assert report([d]).splitlines()[1:] == ["    title"]


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [
        ("日本x", 3, 4),  # two wide characters before it
        ("ｱｲx", 3, 2),  # half-width katakana are narrow
        ("が\u3099x", 3, 2),  # a combining mark takes no cell
        ("\tx", 2, 1),  # a tab is shown as one space
        ("\x1bx", 2, 4),  # shown by its number
        ("x", 9, 1),  # past the end: behind the last character
        ("", 1, 0),
    ],
)
def test_the_caret_stands_under_its_character(line: str, column: int, caret: int) -> None:
    assert excerpt(line, column)[1] == caret


def test_a_paragraph_on_one_line_is_shown_around_the_caret() -> None:
    shown, caret = excerpt("あ" * 300 + "A" + "い" * 300, 301)
    assert shown[0] + shown[-1] == "……"
    assert shown.count("A") == 1
    assert caret == cells(shown.partition("A")[0])


@given(ANY_TEXT, st.integers(0, 200))
def test_an_excerpt_is_one_short_line_with_the_caret_inside(line: str, column: int) -> None:
    shown, caret = excerpt(line, column)
    assert cells(shown) <= 97
    assert -1 <= caret <= cells(shown) + 1
    assert visible(shown) == shown
    shown.encode("utf-8")


@given(ANY_TEXT)
def test_no_text_reaches_the_terminals_controls(text: str) -> None:
    d = error(text, Location(text, 1, 2), hint=text, source_line=text)
    out = report([d])
    assert not {c for c in out if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0)}
    assert not set("\u202e\u2066\u2028\ufeff") & set(out)
    assert len(out.splitlines()) <= 4
    out.encode("utf-8")


def test_a_message_is_one_line() -> None:
    assert one_line("  a\n b\x1b[31m\u202e ") == "a b\\x1b[31m\\u202e"


def test_colours_only_when_asked_for() -> None:
    d = error(hint="h", source_line="title: x")
    plain, colored = report([d]), report([d], color=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31merror SSG101\x1b[0m: no title" in colored
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[32m", "\x1b[36m", "\x1b[1;31m"):
        colored = colored.replace(code, "")
    assert colored == plain


def test_nothing_to_say() -> None:
    assert report([]) == ""
