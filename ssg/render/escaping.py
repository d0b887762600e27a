"""Escaping in templates, quick for what needs none: most titles, addresses and dates."""

from collections.abc import MutableMapping
from typing import Any

import markupsafe
from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.utils import Namespace
from markupsafe import Markup

from ssg.render.quick_code import QuickCode
from ssg.render.trees import tree_of


def escape(value: Any) -> str:
    """As ``markupsafe.escape``, but a text in which nothing is to be escaped is itself.

    A template only joins what comes out; that it is safe is told by the place, not by the type.
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]  # its type was asked
    if kind is str and not (
        # Several times as fast as an expression, on texts as short as these.
        "&" in value or "<" in value or ">" in value or "'" in value or '"' in value
    ):
        return value  # type: ignore[no-any-return]  # its type was asked
    safe = getattr(value, "__html__", None)
    if safe is not None:
        return str(safe())
    return markupsafe.escape(value)


class QuickNamespace(Namespace):
    """Jinja's ``namespace``, whose attributes are Python's own."""

    __getattribute__ = object.__getattribute__

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.__dict__.update(dict(*args, **kwargs))

    def __setitem__(self, name: str, value: Any) -> None:
        self.__dict__[name] = value

    def __repr__(self) -> str:
        return f"<Namespace {self.__dict__!r}>"


class QuickEnvironment(Environment):
    """An environment whose templates escape by ``escape``.

    ``_parse`` is Jinja's hook for another parser: all templates have one syntax, and are parsed
    once. ``_generate`` is that for another generator; the line added at the end puts our function
    in place of the one that each template imports.
    """

    code_generator_class = QuickCode

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            return tree_of(source)
        except TemplateSyntaxError:  # it is told with the template's name
            return super()._parse(source, name, filename)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        made = super()._generate(source, name, filename, defer_init)
        return f"{made}\nfrom {__name__} import escape\n"

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template may name: one mapping, since every rendering copies it.

        Jinja lays a template's own names over the environment's, so that those may still change;
        ours are complete before the first template is loaded.
        """
        return {**self.globals, **(d or {})}
