"""Task lists: ``- [ ]`` and ``- [x]``, as disabled checkboxes that a screen reader can name."""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from ssg.markdown.words import words


def _item(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    html = self.renderToken(tokens, idx, options, env)
    meta: dict[str, Any] = tokens[idx].meta
    if "checked" not in meta:
        return html
    checked = bool(meta["checked"])
    label = escapeHtml(words(env.get("lang", ""))["task_done" if checked else "task_open"])
    state = ' checked=""' if checked else ""
    return f'{html}<input type="checkbox" disabled=""{state} aria-label="{label}"> '


def install(md: MarkdownIt) -> None:
    """markdown-it finds the items; the checkbox is ours."""
    md.options["tasklists"] = True
    md.add_render_rule("list_item_open", _item)
