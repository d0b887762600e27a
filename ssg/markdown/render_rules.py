"""A render rule that looks at nothing but its own token."""

from collections.abc import Callable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict


def add_render_rule(md: MarkdownIt, name: str, html: Callable[[Token, EnvType], str]) -> None:
    """Render tokens of the type ``name`` as ``html(token, env)``."""

    def rule(
        _renderer: Any, tokens: Sequence[Token], index: int, _options: OptionsDict, env: EnvType
    ) -> str:
        return html(tokens[index], env)

    md.add_render_rule(name, rule)
