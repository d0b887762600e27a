"""The quick ``urlencode`` gives what the library's gives."""

from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from ssg.render.environment import urlencode


@given(st.text() | st.text("/~-._ aあ%"))
def test_a_text_is_encoded_as_the_library_does(text: str) -> None:
    assert urlencode(text) == quote(text, safe="/")


def test_what_is_no_text_is_left_to_jinja() -> None:
    assert urlencode({"a b": "c&d"}) == "a%20b=c%26d".replace("%20", "+")
    assert urlencode(5) == "5"
