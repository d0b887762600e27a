"""Jinja's generator of Python, which writes what it always writes and looks for it once.

What a template becomes is Jinja's own, to the letter. Half of its time went to asking the same
again: the names within each expression (``noted_names``), how a kind of node is written, and
whether anything of an expression is known now, which was asked of all within it at each level.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext, Impossible
from jinja2.optimizer import Optimizer

from ssg.render.noted_names import note_names
from ssg.render.trees import changed

# Of each kind of expression the part that has to be known first: where it is not, nothing is.
_FIRST: dict[type[nodes.Node], str] = {
    nodes.Getattr: "node", nodes.Getitem: "node", nodes.Compare: "expr", nodes.CondExpr: "test",
    nodes.And: "left", nodes.Or: "left", nodes.Not: "node", nodes.Filter: "node",
    nodes.Test: "node",
}  # fmt: skip
_NEVER = (nodes.Name, nodes.NSRef, nodes.Call)


def may_be_known(node: nodes.Node) -> bool:
    """Whether an expression may have a value before a page is made: False where it has none."""
    while first := _FIRST.get(type(node)):
        node = getattr(node, first)
    return type(node) not in _NEVER


class QuickCode(CodeGenerator):
    """Jinja's generator, for trees that nobody changes while it writes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._written_by: dict[type[nodes.Node], Callable[..., Any]] = {}
        if self.optimizer is not None:
            self.optimizer = Folded(self.environment)

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        """Write a node."""
        kind = type(node)
        if kind not in self._written_by:  # a function of the class: no circle is made
            own = type(self)
            self._written_by[kind] = getattr(own, f"visit_{kind.__name__}", own.generic_visit)
        return self._written_by[kind](self, node, *args, **kwargs)

    def visit_Template(  # noqa: N802 - Jinja names it
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """All of a template."""
        note_names(node)
        super().visit_Template(node, frame)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if type(node) is nodes.TemplateData and not frame.eval_ctx.volatile:
            return node.data  # which Jinja marks as safe, escapes and makes a text again
        if may_be_known(node):
            return super()._output_child_to_const(node, frame, finalize)
        raise Impossible

    def visit_Call(  # noqa: N802 - Jinja names it
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A call: folded before Jinja does that, which forgets the caller where it gets another."""
        if self.optimizer is not None and not frame.eval_ctx.volatile:
            node = self.optimizer.visit(node, frame.eval_ctx)
        super().visit_Call(node, frame, forward_caller=forward_caller)


class Folded(Optimizer):
    """Jinja's optimizer, which looks once at each expression and leaves the tree as it is."""

    def __init__(self, environment: Any) -> None:
        super().__init__(environment)
        self._made: dict[int, tuple[nodes.Node, nodes.Node]] = {}  # by id, with what keeps that

    def visit(self, node: nodes.Node, *args: Any, **_kwargs: Any) -> nodes.Node:
        """The expression, or one in which what is known now is a value."""
        made = self._made.get(id(node))
        if made is None:
            made = self._made[id(node)] = node, self._folded(node, args[0])
            self._made[id(made[1])] = made[1], made[1]
        return made[1]

    def _folded(self, node: nodes.Node, context: EvalContext) -> nodes.Node:
        base: Any = node
        while type(base) is nodes.Getattr:
            base = base.node
        if type(base) is nodes.Name or type(node) is nodes.Const:
            return node
        others: dict[str, Any] = {}
        values = node.__dict__
        for field in node.fields:
            value = values.get(field)
            if isinstance(value, nodes.Node):
                part = self.visit(value, context)
                if part is not value:
                    others[field] = part
            elif isinstance(value, list) and value:
                parts = [self.visit(p, context) if isinstance(p, nodes.Node) else p for p in value]
                if [*map(id, parts)] != [*map(id, value)]:
                    others[field] = parts
        if others:
            node = changed(node, others)
        if isinstance(node, nodes.Expr) and may_be_known(node):
            try:
                known = node.as_const(context)
                return nodes.Const.from_untrusted(known, node.lineno, self.environment)
            except Impossible:
                pass
        return node
