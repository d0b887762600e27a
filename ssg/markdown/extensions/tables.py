"""Tables in a box of their own, which scrolls sideways when the table is wide."""

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType

from ssg.markdown.render_rules import add_render_rule

# ``ssg.markdown.tags`` makes the box a region that the keyboard reaches.
BOX = "table-scroll"


def _open(token: Token, _env: EnvType) -> str:
    return f'<div class="{BOX}">\n<table{RendererHTML.renderAttrs(token)}>\n'


def _close(_token: Token, _env: EnvType) -> str:
    return "</table>\n</div>\n"


def _align(state: StateCore) -> None:
    if "|" not in state.src:
        return
    for token in state.tokens:
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            side = str(token.attrs.pop("style")).removeprefix("text-align:")
            token.attrs["class"] = f"align-{side}"


def _empty_headers(state: StateCore) -> None:
    """An empty header cell heads nothing: to a screen reader it is a cell like any other.

    Where it is the first, the first cell of each row heads that row.
    """
    if "|" not in state.src:
        return
    tokens = state.tokens
    rows_are_headed = False
    for before, opening, content, closing in zip(
        tokens, tokens[1:], tokens[2:], tokens[3:], strict=False
    ):
        first = before.type == "tr_open"
        if opening.type == "th_open":
            empty = not content.content.strip()
            if first:
                rows_are_headed = empty
            if empty:
                opening.tag = closing.tag = "td"
        elif opening.type == "td_open" and first and rows_are_headed and content.content.strip():
            opening.tag = closing.tag = "th"
            opening.attrs["scope"] = "row"


def install(md: MarkdownIt) -> None:
    """GitHub's tables are markdown-it's own; here is how they are shown."""
    md.core.ruler.push("table_align", _align)
    md.core.ruler.push("table_empty_headers", _empty_headers)
    add_render_rule(md, "table_open", _open)
    add_render_rule(md, "table_close", _close)
