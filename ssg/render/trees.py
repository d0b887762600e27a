"""A template's text as Jinja's tree: parsed once, and its statements copied for who changes them.

What a template refers to is read off its tree, Jinja compiles one, and a page's template as one
function is made of many. To parse takes most of the time of all of these.
"""

import weakref
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, nodes

from ssg.render.quick_parser import parsed

# How every template is read.
SYNTAX: dict[str, Any] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
# All nodes of a tree by their very kind, in the order of the text.
Nodes = Mapping[type[nodes.Node], Sequence[Any]]
HINT = "iter_child_nodes"  # of a node that knows what is asked of it (``noted_names``)
FILTERS = ("url", "absolute", "isodate", "longdate", "shortdate", "monthname", "phrases", "picture")


@lru_cache(maxsize=512)  # a preview builds with the same ones again and again
def tree_of(text: str) -> nodes.Template:
    """The tree, which nobody changes.

    Raises:
        TemplateSyntaxError: when it is none.
    """
    environment = _parsing_environment()
    try:
        tree = parsed(text)
    except Exception:  # noqa: BLE001 - whatever it is, Jinja's own parser knows better
        return _searchable(environment.parse(text))
    tree.environment = environment
    return _searchable(tree)


@lru_cache(maxsize=512)
def nodes_of(text: str) -> Nodes:
    """All nodes of ``tree_of(text)``: found in one walk for all who ask, since one takes long."""
    found: dict[type[nodes.Node], list[Any]] = defaultdict(list)
    for node in found_within(tree_of(text), nodes.Node):
        found[type(node)].append(node)
    return found


def copied(tree: nodes.Template) -> nodes.Template:
    """A tree whose statements may be changed; its expressions are those of the other."""
    made: nodes.Template = _copied(tree)
    return _searchable(made)


def changed(node: Any, parts: Mapping[str, Any]) -> Any:
    """An expression with other parts, by their fields."""
    made = object.__new__(type(node))
    made.__dict__.update(node.__dict__)
    made.__dict__.update(parts)
    made.__dict__.pop(HINT, None)
    return made


def _searchable(tree: nodes.Template) -> nodes.Template:
    """The same tree, searched quickly: Jinja's generator looks through all of it four times."""
    itself = weakref.ref(tree)  # no circle: it is gone when nobody has it

    def find_all(kind: Any) -> Iterator[nodes.Node]:
        within = itself()
        if within is None or kind is nodes.ImportedName:  # which extensions alone make
            return iter(())
        kinds = kind if isinstance(kind, tuple) else (kind,)
        if all(issubclass(one, nodes.Stmt) for one in kinds):
            return iter([one for one in statements(within.body) if isinstance(one, kind)])
        return found_within(within, kind)

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


def statements(body: Iterable[nodes.Node]) -> list[nodes.Node]:
    """All statements of a body with those within them, in the order of the text.

    No expression holds a statement, and most of a tree are expressions.
    """
    found = []
    todo = [*body]
    todo.reverse()
    while todo:
        one = todo.pop()
        found.append(one)
        values = one.__dict__
        inner = values.get("body")
        if inner is not None:  # none has other statements without it
            inner = [*inner, *values.get("elif_", ()), *values.get("else_", ())]
            todo += inner[::-1]
    return found


def _copied(node: Any) -> Any:
    made = object.__new__(type(node))
    values = made.__dict__
    values.update(node.__dict__)
    values.pop(HINT, None)
    for field, value in node.__dict__.items():
        if isinstance(value, list):
            values[field] = [
                _copied(part) if isinstance(part, nodes.Stmt) else part for part in value
            ]
    return made


@cache
def _parsing_environment() -> Environment:
    # Not optimized: who looks at a tree would change it.
    environment = Environment(**SYNTAX, optimized=False)  # noqa: S701 - it escapes
    environment.filters.update(dict.fromkeys(FILTERS, str))
    return environment
