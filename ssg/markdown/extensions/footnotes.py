"""Footnotes: ``[^1]`` with ``[^1]: …`` elsewhere, or ``^[…]`` in place.

The plugin finds them; the HTML is ours, with DPUB-ARIA roles (W3C, 2017) and names for the links.
"""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from ssg.markdown.words import words


def _name(token: Token) -> str:
    """``3`` for the first reference to note 3, ``3-2`` for the second."""
    number = token.meta["id"] + 1
    again = token.meta.get("subId", 0)
    return f"{number}-{again + 1}" if again else f"{number}"


def _ref(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[idx]
    number = token.meta["id"] + 1
    return (
        f'<sup class="footnote-ref"><a href="#fn{number}" data-i="fnref{_name(token)}"'
        f' role="doc-noteref">[{number}]</a></sup>'
    )


def _anchor(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    name = _name(tokens[idx])
    label = escapeHtml(words(env.get("lang", ""))["backref"].format(name))
    # U+FE0E asks for the arrow as text, not as emoji.
    return (
        f' <a href="#fnref{name}" class="footnote-backref" role="doc-backlink"'
        f' aria-label="{label}">\u21a9\ufe0e</a>'
    )


def _block_open(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    title = escapeHtml(words(env.get("lang", ""))["footnotes"])
    return (
        '<section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes-title">\n'
        f'<h2 class="footnotes-title" data-i="footnotes-title">{title}</h2>\n'
        '<ol class="footnotes-list">\n'
    )


def _block_close(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    return "</ol>\n</section>\n"


def _open(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    return f'<li data-i="fn{tokens[idx].meta["id"] + 1}" class="footnote-item">'


def install(md: MarkdownIt) -> None:
    """The plugin's rules with our HTML."""
    footnote_plugin(md)
    md.add_render_rule("footnote_ref", _ref)
    md.add_render_rule("footnote_anchor", _anchor)
    md.add_render_rule("footnote_block_open", _block_open)
    md.add_render_rule("footnote_block_close", _block_close)
    md.add_render_rule("footnote_open", _open)
