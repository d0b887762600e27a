"""Trees are searched, and names looked up, as Jinja itself does it."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, TemplateAssertionError, meta, nodes

from ssg.pages.shared import NAMES
from ssg.render.references import KnownReferences
from ssg.render.trees import FILTERS, SYNTAX, _searchable, found_within, tree_of

TEMPLATES = Path(__file__).parents[2] / "templates"
KINDS: tuple[Any, ...] = (
    nodes.Node, nodes.Name, nodes.Block, nodes.Extends, nodes.Stmt, (nodes.Block, nodes.Include),
)  # fmt: skip
TEXTS = sorted(path.read_text("utf-8") for path in TEMPLATES.rglob("*.html"))


def test_a_tree_is_searched_in_the_order_of_jinja() -> None:
    for text in TEXTS:
        environment = Environment(**SYNTAX)
        environment.filters |= dict.fromkeys(FILTERS, str)
        tree = _searchable(environment.parse(text))
        for kind in KINDS:
            of_jinja = [*map(id, nodes.Template.find_all(tree, kind))]
            assert [*map(id, found_within(tree, kind))] == of_jinja
            assert [*map(id, tree.find_all(kind))] == of_jinja


def test_the_names_are_those_that_jinja_finds() -> None:
    for text in TEXTS:
        of_jinja = meta.find_undeclared_variables(tree_of(text))
        assert KnownReferences().of(text).variables == of_jinja & NAMES


@pytest.mark.parametrize(
    "text",
    [
        "{{ data.x }}", "{% set data = 1 %}{{ data }}", "{% for data in a %}{{ data }}{% endfor %}",
        "{% if a %}{% set data = 1 %}{% endif %}{{ data }}", "{% include data %}",
        "{% macro m(data) %}{{ data }}{% endmacro %}{{ m(archives) }}", "{{ a }}",
        "{% extends data %}", "{% for a in b %}{{ loop.index }}{% else %}{{ data }}{% endfor %}",
    ],
)  # fmt: skip
def test_a_value_of_the_site_is_one_that_nothing_else_is_named_by(text: str) -> None:
    of_jinja = meta.find_undeclared_variables(tree_of(text))
    assert KnownReferences().of(text).variables == of_jinja & NAMES


@pytest.mark.parametrize(
    "text",
    [
        "{% block a %}{% endblock %}{% block a %}{% endblock %}",
        "{% for a in b %}{% extends 'c' %}{% endfor %}",
        "{% for a in b %}{{ loop.index }}{% set loop = 1 %}{% endfor %}",
        "{% macro m(a, caller, b) %}{{ caller() }}{% endmacro %}",
    ],
)
def test_what_jinja_refuses_is_told(text: str) -> None:
    with pytest.raises(TemplateAssertionError):
        meta.find_undeclared_variables(tree_of(text))
    with pytest.raises(TemplateAssertionError):
        KnownReferences().of(text)


@pytest.mark.parametrize("text", ["{{ a|nothing }}", "{{ a is nothing }}"])
def test_a_filter_or_test_that_is_not_there_is_told(text: str) -> None:
    with pytest.raises(TemplateAssertionError, match="nothing"):
        KnownReferences().of(text)
