"""Templates escape as markupsafe does."""

import jinja2
import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from ssg.render.escaping import QuickEnvironment, QuickNamespace, escape


class Written:
    """Knows itself as HTML."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __html__(self) -> str:
        return f"<i>{self._text}</i>"

    __str__ = __html__


values = st.one_of(
    st.text("<&a").map(Written),
    st.text(alphabet="a&<>'\"あ "),
    st.text("<&a").map(Markup),
    st.integers(),
    st.none(),
    st.booleans(),
)


@given(values)
def test_the_same_text_comes_out(value: object) -> None:
    assert str(escape(value)) == str(markupsafe.escape(value))


@given(values, values)
def test_templates_give_what_jinja_gives(one: object, other: object) -> None:
    text = (
        "{{ one }}|{{ one ~ other }}|{% set x %}{{ other }}{% endset %}{{ x }}|{{ x ~ '<' }}"
        "{% macro m(v) %}<i>{{ v }}</i>{% endmacro %}{{ m(one) }}{% filter upper %}{{ other }}<{% endfilter %}"
        "{% for v in [one, other] %}{{ v|e }}{{ v|string|upper }}{% endfor %}"
    )
    quick = QuickEnvironment(autoescape=True).from_string(text)
    plain = QuickEnvironment.__base__(autoescape=True).from_string(text)
    assert "escaping" in quick.root_render_func.__globals__["escape"].__module__
    assert quick.render(one=one, other=other) == plain.render(one=one, other=other)


@pytest.mark.parametrize(
    "text",
    [
        "{% set ns = namespace(n=1) %}{% for i in range(3) %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
        "{% set ns = namespace({'a': '<'}, b=2) %}{{ ns.a }}{{ ns.b }}{{ ns.c is defined }}{{ ns['a'] }}",
        "{% set ns = namespace() %}{% set ns.keys = 1 %}{{ ns.keys }}{{ ns.items }}",
        "{{ namespace(a=1) }}",
    ],
)
def test_a_namespace_is_what_jinjas_is(text: str) -> None:
    quick, plain = QuickEnvironment(autoescape=True), jinja2.Environment(autoescape=True)
    quick.globals["namespace"] = QuickNamespace
    assert quick.from_string(text).render() == plain.from_string(text).render()
