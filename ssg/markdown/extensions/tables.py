"""Tables in a box of their own, which scrolls sideways when the table is wide."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict


def _open(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    # The sanitiser turns the class into the box: a region that the keyboard reaches.
    return '<div class="table-scroll">\n' + self.renderToken(tokens, idx, options, env)


def _close(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    return self.renderToken(tokens, idx, options, env) + "</div>\n"


def _align(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            side = str(token.attrs.pop("style")).removeprefix("text-align:")
            token.attrs["class"] = f"align-{side}"


def install(md: MarkdownIt) -> None:
    """GitHub's tables are markdown-it's own; here is how they are shown."""
    md.core.ruler.push("table_align", _align)
    md.add_render_rule("table_open", _open)
    md.add_render_rule("table_close", _close)
