"""The Python of a template is what Jinja's own generator writes, letter by letter."""

from pathlib import Path

import jinja2
import pytest
from hypothesis import given, settings
from jinja2.compiler import CodeGenerator

from ssg.render.direct_code import DirectCode
from ssg.render.escaping import QuickEnvironment
from ssg.render.flat_tree import NotFlat
from ssg.render.trees import FILTERS, SYNTAX, copied, tree_of
from tests.render.test_quick_templates import _templates, themes

TEMPLATES = Path(__file__).parents[2] / "templates"
SHIPPED = sorted(TEMPLATES.rglob("*.html"))


class _Plain(DirectCode):
    """What ``DirectCode`` writes by Jinja's own ways to find it."""

    visit = CodeGenerator.visit
    visit_Template = CodeGenerator.visit_Template  # noqa: N815 - Jinja names it


def _environment(kind: type[jinja2.Environment]) -> jinja2.Environment:
    made = kind(**SYNTAX, undefined=jinja2.StrictUndefined)
    made.filters |= dict.fromkeys(FILTERS, str)
    return made


def _written(text: str) -> list[str]:
    """The code of both, or what each says is wrong."""
    made = []
    for kind in (jinja2.Environment, QuickEnvironment):
        try:
            code = _environment(kind).compile(text, "a.html", raw=True)
            made.append(code.partition("\nfrom ssg.")[0])
        except jinja2.TemplateSyntaxError as error:
            made.append(f"{error.lineno} {error.message}")
    return made


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.name)
def test_of_the_shipped_templates(path: Path) -> None:
    own, quick = _written(path.read_text("utf-8"))
    assert quick == own


@pytest.mark.parametrize(
    "text",
    [
        "{% macro m(a, b=1 + 1) %}{{ caller(a) }}{{ varargs }}{{ kwargs }}{% endmacro %}"
        "{% call(x) m(1 + 2, 'a' ~ 'b') %}{{ x }}{{ 2 * 3 }}{% endcall %}",
        "{{ a.b[1 + 1](2 * 3, c='x'|upper, *[1, 2], **{'a': 1}) }}{{ x if 1 == 1 else y }}",
        "{{ false and x }}{{ true or y }}{{ 'a' if false }}{{ (1, 2)|length }}{{ [1, [2]]|first }}",
        "{% autoescape false %}{{ '<'|e ~ x }}{% endautoescape %}{{ '<'|e ~ x }}{{ -(1 + 2) ** 2 }}",
        "{% autoescape x %}{{ '<' ~ '>' }}{{ ('<' ~ '>')|upper }}{% endautoescape %}",
        "{% for loop in a %}{{ loop }}{% endfor %}",
        "{% for a, b in c if a is odd recursive %}{{ loop(b) }}{% else %}{{ 1 + 1 }}{% endfor %}",
        "{% for a in b %}{% for c in a %}{{ loop.index }}{% endfor %}{{ x(loop=1) }}{% endfor %}",
        "{% for a in b %}{% block c scoped %}{{ self }}{{ a }}{% endblock %}{% endfor %}",
        "{% set ns = namespace(a=1) %}{% set ns.a, b = c|sort, 2 %}{{ ns.a|nothing if c is nothing }}",
        "{% set a %}{{ b|upper }}{% endset %}{% set c|replace('a', 'x' ~ 1) %}{{ d }}{% endset %}{{ a ~ c }}",
        "{% filter replace('a', b|lower)|upper %}{{ c }}{% endfilter %}{% with a = b, c = a %}{{ c }}"
        "{% endwith %}{% if a %}{% set d = 1 %}{% elif b|length > 1 %}{% set d = 2 %}{% endif %}{{ d }}",
        "{% import 'a' ~ 'b' as a with context %}{% from 'c' import d as e, f %}{{ a.b(e) }}{{ f }}",
        "{% include ['a', 'b'] ignore missing without context %}{% include 'a' if b else 'c' %}",
        "{% extends a|lower %}{{ b }}{% block c required %}{% endblock %}{% block d %}{{ super() }}"
        "{% set x = 1 %}{% block e %}{{ x }}{% endblock %}{% endblock %}",
        "{{ a is divisibleby 3 }}{{ a not in [1, 2] }}{{ 1 < 2 < a }}{{ 1 in [1] }}{{ {'a': 1}.a }}",
        "{{ none.x }}{{ 'abc'[1:2] }}{{ 'abc'.x }}{{ [1, x][0] }}{{ 1.5 * 2 }}{{ not not 1 }}",
        "{{ a|nothing }}", "{{ a is nothing }}", "{% block a %}{% endblock %}{% block a %}{% endblock %}",
    ],
)  # fmt: skip
def test_of_what_jinja_has(text: str) -> None:
    own, quick = _written(text)
    assert quick == own


@settings(max_examples=40, deadline=None)
@given(themes())
def test_of_random_themes(theme: dict[str, str]) -> None:
    for text in theme.values():
        own, quick = _written(text)
        assert quick == own
    before = [repr(tree_of(text)) for text in theme.values()]
    templates = _templates(**theme)
    environment = templates._environment("ja")
    try:
        tree = templates._tree("a.html", "ja", frozenset({"page"}))
    except NotFlat:
        return
    plain = copied(tree)
    quick = environment._generate(tree, None, None)
    assert [repr(tree_of(text)) for text in theme.values()] == before
    environment.code_generator_class = _Plain
    assert quick == environment._generate(plain, None, None)


def test_what_is_known_is_folded_and_the_tree_is_not_changed() -> None:
    environment = _environment(QuickEnvironment)
    tree = environment.parse("{{ x ~ ('a' ~ 'b')|upper }}")
    before = repr(tree)
    code = environment.compile(tree, "a.html", raw=True)
    assert "'AB'" in code
    assert repr(tree) == before
