"""What is known of a page before it is made, put into its template's tree.

The settings, the theme's texts and the addresses of its files are the same for every page of a
language: so what is made of them alone is worked out once, and what it decides is decided.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from jinja2 import nodes
from jinja2.nodes import EvalContext, Impossible

from ssg.render.quick_code import may_be_known
from ssg.render.trees import changed

# Before the name of a theme's function that is called as a filter: no template can write it so.
OF_THEME = "theme "
_PLAIN = (str, int, float, bool, type(None))


class KnownValues:
    """Puts values into a tree: its statements are changed, its expressions are not.

    Args:
        paths: what is known by where it is found: ``("page", "head", "lang")``.
        functions: the theme's functions, by name: each is a filter too, which is called without
            detours, and worked out at once where its arguments are known.
        objects: values whose plain attributes are known.
    """

    def __init__(
        self,
        context: EvalContext,
        paths: Mapping[tuple[str, ...], Any],
        functions: frozenset[str],
        objects: Mapping[str, Any],
    ) -> None:
        self._context = context
        self._paths = paths
        self._functions = functions
        self._objects = objects

    def put_into(self, tree: nodes.Template) -> nodes.Template:
        """The tree, changed."""
        tree.body = self._statements(tree.body)
        return tree

    def _put(self, node: Any) -> Any:
        """The node, or what it comes to."""
        way = self._ways.get(type(node))
        return self._other(node) if way is None else way(self, node)

    def _other(self, node: nodes.Node) -> nodes.Node:
        """Any other node: what its parts make of it."""
        others: dict[str, Any] = {}
        values = node.__dict__
        for field in node.fields:
            value = values.get(field)
            if isinstance(value, nodes.Node):
                made: Any = self._put(value)
                if made is not value:
                    others[field] = made
            elif isinstance(value, list) and value and isinstance(value[0], nodes.Node):
                if isinstance(value[0], nodes.Stmt):
                    others[field] = self._statements(value)
                else:
                    made = [self._put(part) for part in value]
                    if [*map(id, made)] != [*map(id, value)]:
                        others[field] = made
        if isinstance(node, nodes.Stmt):
            values.update(others)
            return node
        return self._worked_out(changed(node, others) if others else node)

    def _worked_out(self, node: nodes.Node) -> nodes.Node:
        if isinstance(node, nodes.Expr) and type(node) is not nodes.Const and may_be_known(node):
            try:
                return self._const(node.as_const(self._context), node)
            except Impossible:
                pass
        return node

    def _const(self, value: Any, node: nodes.Node) -> nodes.Node:
        return nodes.Const.from_untrusted(value, node.lineno, self._context.environment)

    def _name(self, node: nodes.Name) -> nodes.Node:
        """A name whose value is known."""
        if node.ctx == "load" and (node.name,) in self._paths:
            return self._const(self._paths[node.name,], node)
        return node

    def _getattr(self, node: nodes.Getattr) -> nodes.Node:
        """A value found by its place, or the attribute of an object that is known."""
        path = _path(node)
        if path in self._paths:
            return self._const(self._paths[path], node)
        if len(path) == 2 and path[0] in self._objects:
            value = getattr(self._objects[path[0]], path[1], ...)
            if isinstance(value, _PLAIN) or value == ():
                return self._const(value, node)
        return self._other(node)

    def _call(self, node: nodes.Call) -> nodes.Node:
        """A call of one of the theme's functions."""
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name not in self._functions or not node.args or node.dyn_args or node.dyn_kwargs:
            return self._other(node)
        first, *others = (self._put(part) for part in node.args)
        kwargs = [nodes.Keyword(pair.key, self._put(pair.value)) for pair in node.kwargs]
        made = nodes.Filter(first, OF_THEME + name, others, kwargs, None, None, lineno=node.lineno)
        return self._worked_out(made)

    def _condexpr(self, node: nodes.CondExpr) -> nodes.Node:
        """``one if test else other`` where the test is known."""
        made = self._other(node)
        if isinstance(made, nodes.CondExpr) and isinstance(made.test, nodes.Const):
            return made.expr1 if made.test.value else made.expr2 or made
        return made

    def _output(self, node: nodes.Output) -> nodes.Node:
        """What is written: of ``{{ one if test }}`` nothing where the test fails."""
        made = [self._put(part) for part in node.nodes]
        node.nodes = [
            changed(part, {"expr2": nodes.Const("")})
            if isinstance(part, nodes.CondExpr) and part.expr2 is None
            else part
            for part in made
        ]
        return node

    def _and(self, node: nodes.And) -> nodes.Node:
        """``one and other`` where the first is known."""
        made = self._other(node)
        if isinstance(made, nodes.And) and isinstance(made.left, nodes.Const):
            return made.right if made.left.value else made.left
        return made

    def _or(self, node: nodes.Or) -> nodes.Node:
        """``one or other`` where the first is known."""
        made = self._other(node)
        if isinstance(made, nodes.Or) and isinstance(made.left, nodes.Const):
            return made.left if made.left.value else made.right
        return made

    def _statements(self, body: list[nodes.Node]) -> list[nodes.Node]:
        """Statements without those that are never come to; what they write, written together."""
        made: list[nodes.Node] = []
        for node in body:
            for part in self._parts(node):
                if isinstance(part, nodes.Output) and made and isinstance(made[-1], nodes.Output):
                    made[-1].nodes += part.nodes
                else:
                    made.append(part)
        return made

    def _parts(self, node: nodes.Node) -> list[nodes.Node]:
        if isinstance(node, nodes.If):
            return self._branches(node)
        part = self._put(node)
        empty = isinstance(part, nodes.For) and part.iter == nodes.Const(()) and not part.else_
        return [] if empty else [part]

    def _branches(self, node: nodes.If) -> list[nodes.Node]:
        """A condition, or what it comes to. (It is no scope: its body may stand in its place.)"""
        open_: list[nodes.If] = []
        last = node.else_
        for branch in (node, *node.elif_):
            branch.test = self._put(branch.test)
            if isinstance(branch.test, nodes.Const):
                if branch.test.value:
                    last = branch.body
                    break
                continue
            branch.body = self._statements(branch.body)
            open_.append(branch)
        last = self._statements(last)
        if not open_:
            return last
        first, *others = open_
        first.elif_, first.else_ = others, last
        for other in others:
            other.elif_, other.else_ = [], []
        return [first]

    def _as_it_is(self, node: nodes.Node) -> nodes.Node:
        return node

    # What is made of the other kinds of nodes.
    _ways: ClassVar[Mapping[type[nodes.Node], Callable[..., nodes.Node]]] = {
        nodes.Name: _name, nodes.Getattr: _getattr, nodes.Call: _call, nodes.CondExpr: _condexpr,
        nodes.Output: _output, nodes.And: _and, nodes.Or: _or, nodes.Const: _as_it_is,
        nodes.TemplateData: _as_it_is,
    }  # fmt: skip


def _path(node: nodes.Expr) -> tuple[str, ...]:
    """Where a value is found: ``page.head.lang`` → its three names; empty for anything else."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr) and (inner := _path(node.node)):
        return (*inner, node.attr)
    return ()
