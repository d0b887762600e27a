"""Python for a template's tree that takes the straight way wherever there is one.

Where the straight way fails (an attribute that is an entry of a mapping, a value that is not there)
the page is made again by Jinja's own code, which knows all ways and says what is wrong.
"""

from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import Frame

from ssg.render.known_values import OF_THEME
from ssg.render.numeric_dates import strftime
from ssg.render.quick_code import QuickCode

# Filters and functions whose result stands in a page as it is: HTML, or signs without a meaning.
_AS_IT_IS = frozenset({"phrases", "picture", OF_THEME + "partial_cached", "isodate"})


# What the code of a template needs besides Jinja's own.
IMPORTS = f"from {strftime.__module__} import strftime\n"


def _date_and_form(node: nodes.Call) -> tuple[nodes.Expr, str] | None:
    """The two of ``a.strftime("%Y-%m-%d")``."""
    if not isinstance(node.node, nodes.Getattr) or node.node.attr != "strftime":
        return None
    form = node.args[0] if len(node.args) == 1 else None
    if not isinstance(form, nodes.Const) or not isinstance(form.value, str):
        return None
    return node.node.node, form.value


class DirectCode(QuickCode):
    """Jinja's generator, for an environment that has no finalizer and is not sandboxed."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja names it
        """``a.b`` as Python's own."""
        if iskeyword(node.attr) or not node.attr.isascii():
            super().visit_Getattr(node, frame)
            return
        if isinstance(node.node, nodes.Name):  # what is missing has no attributes
            self.write(frame.symbols.ref(node.node.name))
        else:
            self.write("(")
            self.visit(node.node, frame)
            self.write(")")
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - Jinja names it
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A method without the look for a context that it might want: no view's method does."""
        plain = isinstance(node.node, nodes.Getattr) and not forward_caller
        if not plain or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame)  # who calls forward is not flattened
            return
        date_and_form = _date_and_form(node)
        if date_and_form:
            date, form = date_and_form
            self.write("strftime(")
            self.visit(date, frame)
            self.write(f", {form!r})")
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if isinstance(node, nodes.Filter) and node.name in _AS_IT_IS:
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)
