"""Footnotes: ``[^1]`` with ``[^1]: …`` elsewhere, or ``^[…]`` in place.

The plugin finds them; the HTML is ours, with DPUB-ARIA roles (W3C, 2017) and names for the links.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

from ssg.markdown.notes import Note
from ssg.markdown.render_rules import add_render_rule
from ssg.markdown.words import words

_REFERENCE = re.compile(r"\[\^[^\[\]\s]+\]")
_HINT = "write its text on a line of its own: [^1]: …"


def _name(token: Token) -> str:
    """``3`` for the first reference to note 3, ``3-2`` for the second."""
    number = token.meta["id"] + 1
    again = token.meta.get("subId", 0)
    return f"{number}-{again + 1}" if again else f"{number}"


def _ref(token: Token, _env: EnvType) -> str:
    number = token.meta["id"] + 1
    return (
        f'<sup class="footnote-ref"><a href="#fn{number}" data-i="fnref{_name(token)}"'
        f' role="doc-noteref">[{number}]</a></sup>'
    )


def _anchor(token: Token, env: EnvType) -> str:
    name = _name(token)
    label = escapeHtml(words(env["lang"])["backref"].format(name))
    # U+FE0E asks for the arrow as text, not as emoji.
    return (
        f' <a href="#fnref{name}" class="footnote-backref" role="doc-backlink"'
        f' aria-label="{label}">\u21a9\ufe0e</a>'
    )


def _block_open(_token: Token, env: EnvType) -> str:
    title = escapeHtml(words(env["lang"])["footnotes"])
    return (
        '<section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes-title">\n'
        f'<h2 class="footnotes-title" data-i="footnotes-title">{title}</h2>\n'
        '<ol class="footnotes-list">\n'
    )


def _block_close(_token: Token, _env: EnvType) -> str:
    return "</ol>\n</section>\n"


def _open(token: Token, _env: EnvType) -> str:
    return f'<li data-i="fn{token.meta["id"] + 1}" class="footnote-item">'


def _check(state: StateCore) -> None:
    """Tell of footnotes without their text, and of texts that would be lost."""
    if "[^" not in state.src:
        return
    notes: list[Note] = state.env["notes"]
    refs = state.env.get("footnotes", {}).get("refs", {})
    written: set[str] = set()
    line = 0
    for token in state.tokens:
        line = token.map[0] if token.map else line
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            if label in written:
                message = f"the footnote [^{label}] is written twice; the last one counts"
                notes.append(Note("SSG306", line, message, "give each its own name", f"[^{label}]"))
            elif refs[f":{label}"] < 0:
                message = f"the footnote [^{label}] is not used, and so not shown"
                notes.append(
                    Note("SSG306", line, message, f"write [^{label}] in the text", f"[^{label}]")
                )
            written.add(label)
        elif token.type == "inline" and "[^" in token.content:
            text = (child.content for child in token.children or () if child.type == "text")
            notes.extend(
                Note("SSG306", line, f"the footnote {found[0]} has no text", _HINT, found[0])
                for part in text
                for found in _REFERENCE.finditer(part)
            )


def install(md: MarkdownIt) -> None:
    """The plugin's rules with our HTML."""
    footnote_plugin(md)
    md.core.ruler.before("footnote_tail", "footnote_check", _check)
    add_render_rule(md, "footnote_ref", _ref)
    add_render_rule(md, "footnote_anchor", _anchor)
    add_render_rule(md, "footnote_block_open", _block_open)
    add_render_rule(md, "footnote_block_close", _block_close)
    add_render_rule(md, "footnote_open", _open)
