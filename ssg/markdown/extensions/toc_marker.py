"""The markers of other generators for a table of contents are taken away.

The page has its own table of contents; Jekyll's ``* TOC`` with ``{:toc}`` below it, and ``[TOC]``,
would stand in the text as they are.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_PARAGRAPH = re.compile(r"\[\[?_?toc_?\]\]?", re.IGNORECASE)
_KRAMDOWN = re.compile(r"[^\n]*\n\{:\s*toc\b[^}\n]*\}", re.IGNORECASE)


def _remove(state: StateCore) -> None:
    if "toc" not in state.src.lower():
        return
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type != "inline" or "toc" not in token.content[-40:].lower():
            continue
        if token.level == 1 and _PARAGRAPH.fullmatch(token.content):
            del tokens[index - 1 : index + 2]
            return
        # A list of one item at the top level: list, item, paragraph.
        alone = token.level == 3 and tokens[index - 3].type.endswith("_list_open")
        if alone and _KRAMDOWN.fullmatch(token.content) and tokens[index + 3].level == 0:
            del tokens[index - 3 : index + 4]
            return


def install(md: MarkdownIt) -> None:
    """Before inline parsing; only the first marker counts."""
    md.core.ruler.before("inline", "toc_marker", _remove)
