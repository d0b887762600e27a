"""A partial made once for all numbers that it only prints is what it is with each of them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from ssg.model.settings import Settings
from ssg.pages.shared import site_view
from ssg.render.environment import make_templates
from ssg.render.printed_values import printed_alone
from ssg.render.quick_templates import QuickTemplates
from ssg.render.theme import load_theme

CALLS = """{% for n in numbers %}{{ partial_cached("card.html", post=post, n=n, m=1, lang=lang) }}
{% endfor %}"""
CARDS = (
    "<h{{ n }}>{{ post }}</h{{ n }}>{{ m }}",
    "{{ n }}{{ n + m }}",
    "{% if m %}{{ n }}{% endif %}{% for c in post %}{{ n }}{{ c }}{% endfor %}",
    "{% set x %}{{ n }}{% endset %}{{ x }}|{% filter upper %}{{ n }}{{ post }}{% endfilter %}",
    "{% set k = n %}{{ k }}{{ n }}",
    "{% for n in (1, 2) %}{{ n }}{% endfor %}{{ n }}",
    '{% include "more.html" %}{{ post }}',
)


class Between(dict[bytes, bytes]):
    def put(self, key: bytes, value: bytes) -> bool:
        self[key] = value
        return True


def _templates(card: str, between: Between | None) -> QuickTemplates:
    texts = {"i18n/ja.toml": "", "a.html": CALLS, "card.html": card, "more.html": "<i>{{ n }}</i>"}
    theme = load_theme({}, texts, {}).value
    site = site_view(Settings(title="T", language="ja"), "0")
    templates = make_templates(theme, site, between=between)
    if between is not None:
        templates.make_partials_ready([CALLS], "ja")
    return templates


@pytest.mark.parametrize("card", CARDS)
@settings(max_examples=25, deadline=None)
@given(
    st.text("a<\x00nm", max_size=4),
    st.lists(st.integers(0, 3) | st.booleans() | st.sampled_from(["1", "<"]), max_size=4),
)
@example("\x00n\x00", [1, 2, True, "1"])
def test_it_is_what_it_would_be_alone(card: str, post: str, numbers: list[object]) -> None:
    values = {"post": post, "numbers": numbers, "lang": "ja"}
    expected = _outcome(_templates(card, None), values)
    between = Between()
    assert [_outcome(_templates(card, between), values) for _ in range(2)] == [expected] * 2


def _outcome(templates: QuickTemplates, values: dict[str, object]) -> object:
    try:
        return templates.render("a.html", "ja", values)
    except TypeError as error:  # a text and a number have no sum
        return str(error)


def test_one_text_is_made_for_all_numbers() -> None:
    between = Between()
    templates = _templates(CARDS[0], between)
    templates.render("a.html", "ja", {"post": "x", "numbers": [1, 2, 3], "lang": "ja"})
    assert list(between.values()) == [b"<h\x00n\x00>x</h\x00n\x00>\x00m\x00"]


def test_what_is_printed_alone() -> None:
    text = "{{ a }}{{ b }}{% if b %}{{ c.d }}{% endif %}{% set e = 1 %}{{ e }}{{ f|e }}{{ g ~ 1 }}"
    assert printed_alone(Environment().parse(text)) == ["a"]
