"""A tree that was copied means what one means that was parsed."""

import jinja2
import pytest
from jinja2 import nodes

from ssg.render.escaping import QuickEnvironment
from ssg.render.trees import SYNTAX, copied, statements, tree_of

TEXTS = (
    "{% set n = [1, {'a': (2, 'x')}] %}{% for a, b in n if a is odd recursive %}{{ loop(b) }}\n"
    "{% else %}none{% endfor %}{{ n[0]|default('<')|upper ~ 'x' if not (n == 1 or n > 2) }}",
    "{% macro m(a, b=2) %}{{ caller(a) }}{% endmacro %}{% call(x) m(1) %}{{ x }}{% endcall %}",
    "{% import 'a' as a with context %}{% from 'b' import c as d, e %}{% include ['x', 'y'] %}",
    "{% extends 'base' %}{% block b scoped %}{{ super() }}{% endblock %}{% filter e %}<{% endfilter %}",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_copy_is_equal_and_shares_no_statement(text: str) -> None:
    tree = tree_of(text)
    before = repr(tree)
    copy = copied(tree)
    assert copy == jinja2.Environment(**SYNTAX).parse(text) == tree
    of_tree = {id(node) for node in (tree, *statements(tree.body))}
    for node in (copy, *statements(copy.body)):
        assert id(node) not in of_tree
        for field in node.fields:
            value = getattr(node, field, None)
            if isinstance(value, list):
                value.append(nodes.Const(1))
        node.lineno = -1
    assert repr(tree) == before
    assert all(node.lineno != -1 for node in tree.find_all(nodes.Node))


def test_what_is_no_template_is_said_with_its_name() -> None:
    environment = QuickEnvironment(loader=jinja2.DictLoader({"a.html": "x\n{% if %}"}))
    with pytest.raises(jinja2.TemplateSyntaxError) as caught:
        environment.get_template("a.html")
    assert (caught.value.name, caught.value.lineno) == ("a.html", 2)
