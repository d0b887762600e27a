"""What is known of a page before it is made, put into its template's tree.

The settings, the theme's texts and the addresses of its files are the same for every page of a
language: so what is made of them alone is worked out once, and what it decides is decided.
"""

from collections.abc import Mapping
from typing import Any

from jinja2 import nodes
from jinja2.nodes import EvalContext, Impossible
from jinja2.visitor import NodeTransformer

# Before the name of a theme's function that is called as a filter: no template can write it so.
OF_THEME = "theme "
_PLAIN = (str, int, float, bool, type(None))


class KnownValues(NodeTransformer):
    """Puts values into a tree.

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

    def generic_visit(self, node: nodes.Node, *_args: Any, **_kwargs: Any) -> nodes.Node:
        """Any other node: what its parts make of it."""
        for name, value in node.iter_fields():
            if isinstance(value, nodes.Node):
                setattr(node, name, self.visit(value))
            elif isinstance(value, list) and value and isinstance(value[0], nodes.Node):
                if isinstance(value[0], nodes.Stmt):
                    setattr(node, name, self._statements(value))
                else:
                    setattr(node, name, [self.visit(part) for part in value])
        return self._worked_out(node)

    def _worked_out(self, node: nodes.Node) -> nodes.Node:
        if isinstance(node, nodes.Expr) and not isinstance(node, (nodes.Const, nodes.Name)):
            try:
                return self._const(node.as_const(self._context), node)
            except Impossible:
                pass
        return node

    def _const(self, value: Any, node: nodes.Node) -> nodes.Node:
        return nodes.Const.from_untrusted(value, node.lineno, self._context.environment)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 - Jinja names it
        """A name whose value is known."""
        if node.ctx == "load" and (node.name,) in self._paths:
            return self._const(self._paths[node.name,], node)
        return node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - Jinja names it
        """A value found by its place, or the attribute of an object that is known."""
        path = _path(node)
        if path in self._paths:
            return self._const(self._paths[path], node)
        if len(path) == 2 and path[0] in self._objects:
            value = getattr(self._objects[path[0]], path[1], ...)
            if isinstance(value, _PLAIN) or value == ():
                return self._const(value, node)
        return self.generic_visit(node)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja names it
        """A call of one of the theme's functions."""
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name not in self._functions or not node.args or node.dyn_args or node.dyn_kwargs:
            return self.generic_visit(node)
        first, *others = (self.visit(part) for part in node.args)
        kwargs = [nodes.Keyword(pair.key, self.visit(pair.value)) for pair in node.kwargs]
        made = nodes.Filter(first, OF_THEME + name, others, kwargs, None, None, lineno=node.lineno)
        return self._worked_out(made)

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:  # noqa: N802 - Jinja names it
        """``one if test else other`` where the test is known."""
        made = self.generic_visit(node)
        if isinstance(made, nodes.CondExpr) and isinstance(made.test, nodes.Const):
            return made.expr1 if made.test.value else made.expr2 or made
        return made

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 - Jinja names it
        """What is written: of ``{{ one if test }}`` nothing where the test fails."""
        made: list[nodes.Expr] = []
        for part in map(self.visit, node.nodes):
            if isinstance(part, nodes.CondExpr) and part.expr2 is None:
                part.expr2 = nodes.Const("")
            made.append(part)
        node.nodes = made
        return node

    def visit_And(self, node: nodes.And) -> nodes.Node:  # noqa: N802 - Jinja names it
        """``one and other`` where the first is known."""
        made = self.generic_visit(node)
        if isinstance(made, nodes.And) and isinstance(made.left, nodes.Const):
            return made.right if made.left.value else made.left
        return made

    def visit_Or(self, node: nodes.Or) -> nodes.Node:  # noqa: N802 - Jinja names it
        """``one or other`` where the first is known."""
        made = self.generic_visit(node)
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
        part = self.visit(node)
        empty = isinstance(part, nodes.For) and part.iter == nodes.Const(()) and not part.else_
        return [] if empty else [part]

    def _branches(self, node: nodes.If) -> list[nodes.Node]:
        """A condition, or what it comes to. (It is no scope: its body may stand in its place.)"""
        open_: list[nodes.If] = []
        last = node.else_
        for branch in (node, *node.elif_):
            branch.test = self.visit(branch.test)
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


def _path(node: nodes.Expr) -> tuple[str, ...]:
    """Where a value is found: ``page.head.lang`` → its three names; empty for anything else."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr) and (inner := _path(node.node)):
        return (*inner, node.attr)
    return ()
