"""Task lists: ``- [ ]`` and ``- [x]``, as disabled checkboxes that a screen reader can name."""

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType

from ssg.markdown.render_rules import add_render_rule
from ssg.markdown.words import words


def _item(token: Token, env: EnvType) -> str:
    html = f"<li{RendererHTML.renderAttrs(token)}>"
    if "checked" not in token.meta:
        return html
    checked = bool(token.meta["checked"])
    label = escapeHtml(words(env["lang"])["task_done" if checked else "task_open"])
    state = ' checked=""' if checked else ""
    return f'{html}<input type="checkbox" disabled=""{state} aria-label="{label}"> '


def install(md: MarkdownIt) -> None:
    """markdown-it finds the items; the checkbox is ours."""
    md.options["tasklists"] = True
    add_render_rule(md, "list_item_open", _item)
