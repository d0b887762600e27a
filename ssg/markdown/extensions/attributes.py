"""Attributes: ``{.class #id}`` after an inline, before a block, or at the end of a heading.

kramdown's ``{: .class #id}`` is understood in the same places.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin

ALLOWED = ("id", "class", "lang", "title", "width", "height")
_HEADING_END = re.compile(r"[ \t]+\{:?[ \t]*((?:[#.][^\s{}#.]+[ \t]*)+)\}[ \t]*$")


def _heading_attributes(state: StateCore) -> None:
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        inline = tokens[index + 1]
        found = _HEADING_END.search(inline.content) if inline.content.endswith("}") else None
        if not found:
            continue
        inline.content = inline.content[: found.start()]
        names = re.findall(r"[#.][^\s{}#.]+", found[1])
        ids = [name[1:] for name in names if name[0] == "#"]
        if ids:
            token.attrs["id"] = ids[-1]
        classes = " ".join(name[1:] for name in names if name[0] == ".")
        if classes:
            token.attrJoin("class", classes)


def install(md: MarkdownIt) -> None:
    """The plugin's rules, and one of ours for headings."""
    attrs_plugin(md, allowed=ALLOWED)
    attrs_block_plugin(md, allowed=ALLOWED)
    md.core.ruler.before("inline", "heading_attributes", _heading_attributes)
