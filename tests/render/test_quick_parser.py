"""A template's tokens and tree are those that Jinja's own lexer and parser give."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import nodes

from ssg.render.quick_parser import parsed
from ssg.render.template_tokens import Unclear, tokens_of
from ssg.render.trees import SYNTAX, found_within, tree_of

SHIPPED = list(Path(__file__).parents[2].joinpath("templates").rglob("*.html"))
JINJA = jinja2.Environment(**SYNTAX, optimized=False)
# Of all that a template is written with, and of what it should not be.
PIECES = st.sampled_from(
    [
        "{{", "{{-", "{{+", "}}", "-}}", "{%", "{%-", "{%+", "%}", "-%}", "+%}", "{#", "{#-", "{#+",
        "#}", "-#}", "+#}", "\n", " ", "  ", "\t", "\r\n", "\f", "\xa0", "x", "あ", "é", "a_1", "<b>",
        "if ", "else", "elif ", "endif", "for ", "in ", "endfor", "not ", "and ", "or ", "is ", "set ",
        "raw", "endraw", "block ", "endblock", "true", "none", "odd", "loop", ".", "|", ",", "~", ":",
        "=", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "**", "/", "//", "%", "(", ")", "[", "]",
        "{", "}", "0", "12", "1_0", "0x1", "1.5", "1e3", "''", "'a\nb'", '"あ"', "'a\\n'", "'", '"',
        "\\", ";", "#", "{% if a %}", "{% endif %}", "{% set a = ", "{{ a", "{{ (", "{{ a\n and ", " }}",
    ]
)  # fmt: skip
OPERANDS = st.sampled_from(
    ["a", "1", "'x'", "a.b", "a['b']", "a(1, b=2)", "a|d(1)", "(a, b)", "[a]", "{'a': b}", "a is odd",
     "-a", "not a", "a\n", "a.0", "(a)", "none", "a is not divisibleby 3", "-a|d", "a[1:2]", "()"]
)  # fmt: skip
OPERATORS = st.sampled_from(
    ["+", "-", "*", "/", "//", "**", "%", "~", "==", "!=", "<", ">=", " in ", " not in ", " and ",
     "\nand\n", " or ", " if ", " else ", ", ", " not ", "\n+ "]
)  # fmt: skip
EXPRESSIONS = st.recursive(
    OPERANDS,
    lambda inner: st.one_of(
        st.tuples(inner, OPERATORS, inner).map("".join),
        st.builds("({})".format, inner),
        st.builds("not {}".format, inner),
        st.builds("f({}, x={})".format, inner, inner),
    ),
    max_leaves=8,
)
STATEMENTS = st.sampled_from(
    ["{{{{ {} }}}}", "{{% if {} %}}x{{% endif %}}", "{{% set a = {} %}}", "\n {{%- set x %}}{}{{% endset %}}",
     "{{% for a, b in {} recursive %}}\n{{% else %}}{{% endfor %}}", "{{% include {} %}}",
     "{{% with a = {} %}}{{% endwith %}}\n", "{{% for a in b if {} %}}{{% endfor %}}"]
)  # fmt: skip


def _own(text: str) -> Any:
    try:
        return [tuple(token) for token in JINJA.lexer.wrap(JINJA.lexer.tokeniter(text, None))]
    except jinja2.TemplateSyntaxError:
        return None


def _said(parse: Callable[[str], nodes.Template], text: str) -> Any:
    """The tree with the lines of its nodes, or what is wrong."""
    try:
        tree = parse(text)
    except jinja2.TemplateSyntaxError as error:
        return error.message, error.lineno
    lines = [(type(node).__name__, node.lineno) for node in found_within(tree, nodes.Node)]
    return repr(tree), lines


def _same_tree(text: str) -> None:
    assert _said(tree_of, text) == _said(JINJA.parse, text)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
@example("{{ a }} \n  {%- if b -%}  \n c {#- d -#} \n{% endif %}\n\n")
@example("{#- a #}\n  {% if a %}\n\t{# b #}\n{{ a }}\n  {%+ endif +%}\n {{- a -}} \n")
@example("{{ {'a': {'b': 1}}['a'] }}{{ ')' }}")
@example("{{ 'a\nb' ~\n x }}{{ y }}\n{% if \"c\n\" %}{% endif\n%}{{ z }}")
def test_the_tokens_are_jinjas(text: str) -> None:
    try:
        made = tokens_of(text)
    except Unclear:
        made = None
    assert made is None or [tuple(token) for token in made] == _own(text)
    _same_tree(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(STATEMENTS, EXPRESSIONS), max_size=3))
@example([("{{{{ {} }}}}", "a not in b and not c or -d ** 2 if e == 1 else f ~ g")])
@example([("{{{{ {} }}}}", "a\n and b\n or c\n == d")])
def test_expressions_are_read_as_jinja_reads_them(parts: list[tuple[str, str]]) -> None:
    text = "".join(statement.format(expression) for statement, expression in parts)
    _same_tree(text)
    try:
        tokens_of(text)
        own = JINJA.parse(text)
    except (Unclear, jinja2.TemplateSyntaxError):
        return
    assert parsed(text) == own  # and was not left to Jinja


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.name)
def test_of_the_shipped_templates_all_is_read_so(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [tuple(token) for token in tokens_of(text)] == _own(text)
    assert parsed(text) == JINJA.parse(text)
    _same_tree(text)


def test_operands_are_read_once() -> None:
    _same_tree("{{ " + "(" * 40 + "a" + " or b)" * 40 + " }}")
