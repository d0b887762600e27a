"""Attributes: ``{.class #id}`` after an inline, before a block, or at the end of a heading.

kramdown's form, ``{: .class #id}``, stands on the line below its block instead of above it; after
an inline and in a heading both forms mean the same.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError, parse

ALLOWED = ("id", "class", "lang", "title", "width", "height")
_HEADING_END = re.compile(r"[ \t]+\{:?([^{}\n]*)\}[ \t]*$")
_AFTER = re.compile(r"\{:([^{}\n]*)\}")
_INLINES = frozenset({"image", "code_inline", "link_close"})


def _parsed(inner: str) -> dict[str, str] | None:
    """The attributes between braces, or None when they are not attributes."""
    text = "{" + inner + "}"
    try:
        end, attributes = parse(text)
    except ParseError:
        return None
    return attributes if end == len(text) - 1 else None


def _apply(token: Token, attributes: dict[str, str]) -> None:
    for name, value in attributes.items():
        if name == "class":
            token.attrJoin("class", value)
        elif name in ALLOWED:
            token.attrs[name] = value


def _opening(tokens: list[Token], index: int) -> Token:
    """The token that opens what ``tokens[index]`` closes; itself when it closes nothing."""
    if tokens[index].nesting == -1:
        level = tokens[index].level
        while tokens[index].level != level or tokens[index].nesting != 1:
            index -= 1
    return tokens[index]


def _heading_attributes(state: StateCore) -> None:
    if "}" not in state.src:
        return
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type != "heading_open" or not tokens[index + 1].content.endswith("}"):
            continue
        inline = tokens[index + 1]
        found = _HEADING_END.search(inline.content)
        attributes = _parsed(found[1]) if found else None
        if found and attributes:
            inline.content = inline.content[: found.start()]
            _apply(token, attributes)


def _line_below(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """``{: …}`` on a line of its own ends the block above it."""
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("{:", first) or state.is_code_block(start):
        return False
    found = _AFTER.match(state.src, first, state.eMarks[start])
    attributes = _parsed(found[1]) if found else None
    if not found or attributes is None or state.src[found.end() : state.eMarks[start]].strip():
        return False
    if not silent:
        token = state.push("attributes_below", "", 0)
        token.meta = {"attributes": attributes}
        state.line = start + 1
    return True


def _attributes_below(state: StateCore) -> None:
    if "{:" not in state.src:
        return
    tokens = state.tokens
    if not any(token.type == "attributes_below" for token in tokens):
        return
    kept: list[Token] = []
    for token in tokens:
        if token.type != "attributes_below":
            kept.append(token)
        elif kept and kept[-1].level == token.level and kept[-1].nesting < 1:
            _apply(_opening(kept, len(kept) - 1), token.meta["attributes"])
    state.tokens = kept


def _attributes_after(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{:", state.pos) or state.pending or not state.tokens:
        return False
    if state.tokens[-1].type not in _INLINES:
        return False
    found = _AFTER.match(state.src, state.pos, state.posMax)
    attributes = _parsed(found[1]) if found else None
    if not found or attributes is None:
        return False
    if not silent:
        _apply(_opening(state.tokens, len(state.tokens) - 1), attributes)
    state.pos = found.end()
    return True


def install(md: MarkdownIt) -> None:
    """The plugin's rules, and ours for headings and for kramdown's form."""
    attrs_plugin(md, allowed=ALLOWED)
    attrs_block_plugin(md, allowed=ALLOWED)
    md.inline.ruler.push("attributes_after", _attributes_after)
    md.block.ruler.before(
        "fence",
        "line_below",
        _line_below,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    md.core.ruler.before("inline", "attributes_below", _attributes_below)
    md.core.ruler.before("inline", "heading_attributes", _heading_attributes)
