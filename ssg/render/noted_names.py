"""What Jinja's generator asks of expressions before it writes them, noted in one walk.

It goes through each of them again and again: for the names of each frame, for the filters and
tests of each block, for ``loop``, ``self`` and ``super``. Of all that is within, its visitors do
something with names, filters and tests alone: so these are what an expression says it is made of.
"""

from collections.abc import Iterable
from typing import Any

from jinja2 import nodes

from ssg.render.trees import HINT, statements

_NAMES = (nodes.Name, nodes.NSRef)
_NOTHING = ().__iter__
_SOME_ASKED = (nodes.For, nodes.CallBlock)  # of which Jinja asks for some of their parts
_NO_PARTS = (*_NAMES, nodes.Const, nodes.TemplateData)


def note_names(tree: nodes.Template) -> None:
    """Let each expression of a statement have as its children the names, filters and tests within.

    In the order of the text, which decides what Jinja writes.
    """
    for statement in statements(tree.body):
        values = statement.__dict__
        if type(statement) is nodes.Output:
            values[HINT] = _asked_for(statement.nodes).__iter__
            continue
        parts = _parts(statement)
        for part in parts:
            if not isinstance(part, nodes.Stmt):
                _note(part)
        if type(statement) not in _SOME_ASKED:
            values[HINT] = parts.__iter__


def _note(node: nodes.Node) -> None:
    if HINT not in node.__dict__:  # it may be of several trees
        node.__dict__[HINT] = _asked_for(_parts(node)).__iter__


def _asked_for(expressions: Iterable[Any]) -> list[nodes.Node]:
    found = []
    loaded = set()  # to load a name once more changes nothing, and no expression stores one
    todo = [*expressions]
    todo.reverse()
    while todo:
        node = todo.pop()
        while type(node) is nodes.Getattr:
            node = node.node
        kind = type(node)
        if kind is nodes.Name and node.ctx == "load":
            if node.name not in loaded:
                loaded.add(node.name)
                found.append(node)
                node.__dict__[HINT] = _NOTHING
        elif kind in _NAMES:
            found.append(node)
        elif kind is nodes.Filter or kind is nodes.Test:
            found.append(node)
            _note(node)
        elif kind not in _NO_PARTS:
            todo += _parts(node)[::-1]
    return found


def _parts(node: nodes.Node) -> list[nodes.Node]:
    """The nodes that a node is made of, in the order of the text."""
    found: list[nodes.Node] = []
    values = node.__dict__
    for field in node.fields:
        value = values.get(field)
        if isinstance(value, nodes.Node):
            found.append(value)
        elif isinstance(value, list):
            found += [part for part in value if isinstance(part, nodes.Node)]
    return found
