"""A template's text as Jinja's tree: parsed once, and copied for whoever changes it.

What a template refers to is read off its tree, Jinja compiles one, and a page's template as one
function is made of many. To parse takes most of the time of all of these.
"""

import weakref
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, nodes

# How every template is read.
SYNTAX: dict[str, Any] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
FILTERS = ("url", "absolute", "isodate", "longdate", "shortdate", "monthname", "phrases", "picture")


@lru_cache(maxsize=512)  # a preview builds with the same ones again and again
def tree_of(text: str) -> nodes.Template:
    """The tree, which nobody changes.

    Raises:
        TemplateSyntaxError: when it is none.
    """
    return _searchable(_parsing_environment().parse(text))


def copied(tree: nodes.Template, environment: Environment) -> nodes.Template:
    """A tree for that environment alone, which may change it."""
    made: nodes.Template = _copied(tree, environment)
    return _searchable(made)


def _searchable(tree: nodes.Template) -> nodes.Template:
    """The same tree, searched quickly: Jinja's generator looks through all of it four times."""
    itself = weakref.ref(tree)  # no circle: it is gone when nobody has it

    def find_all(kind: Any) -> Iterator[nodes.Node]:
        within = itself()
        return iter(()) if within is None else found_within(within, kind)

    tree.__dict__["find_all"] = find_all
    return tree


def found_within(node: nodes.Node, kind: Any) -> Iterator[Any]:
    """As ``node.find_all(kind)``, in its order, in a third of the time.

    Args:
        kind: a class of nodes, or several.
    """
    todo = [node]
    while todo:
        one = todo.pop()
        if isinstance(one, kind) and one is not node:
            yield one
        values = one.__dict__
        for field in reversed(one.fields):
            value = values.get(field)
            if isinstance(value, nodes.Node):
                todo.append(value)
            elif isinstance(value, list):
                todo += [part for part in reversed(value) if isinstance(part, nodes.Node)]


def _copied(node: Any, environment: Environment) -> Any:
    made = object.__new__(type(node))
    values = made.__dict__
    values.update(node.__dict__)
    values["environment"] = environment
    for field in node.fields:
        value = values.get(field)
        if isinstance(value, nodes.Node):
            values[field] = _copied(value, environment)
        elif isinstance(value, list):
            values[field] = [
                _copied(part, environment) if isinstance(part, nodes.Node) else part
                for part in value
            ]
    return made


@cache
def _parsing_environment() -> Environment:
    # Not optimized: who looks at a tree would change it.
    environment = Environment(**SYNTAX, optimized=False)  # noqa: S701 - it escapes
    environment.filters.update(dict.fromkeys(FILTERS, str))
    return environment
