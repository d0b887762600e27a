"""Boxes for notes and warnings: GitHub's ``> [!NOTE]`` and MkDocs' ``!!! note`` and ``??? note``.

All become ``<div class="admonition note" role="note">``; ``???`` becomes ``<details>``.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from mdit_py_plugins.admon.index import admonition

from ssg.markdown.words import words

KINDS = (
    "note", "tip", "important", "warning", "caution", "info", "success", "question", "example",
    "quote", "abstract", "danger",
)  # fmt: skip
# Only a known kind: "!!!" and "???" also begin ordinary sentences.
_MARKER = re.compile(rf"(?:!!!|\?\?\?\+?) *({'|'.join(KINDS)})(?: .*)?", re.IGNORECASE)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = state.bMarks[start] + state.tShift[start]
    if state.src[first : first + 3] not in ("!!!", "???"):
        return False
    if not _MARKER.fullmatch(state.src, first, state.eMarks[start]):
        return False
    return admonition(state, start, end, silent)


def _shape(state: StateCore) -> None:
    if not any(mark in state.src for mark in ("[!", "!!!", "???")):
        return
    names = words(state.env["lang"])
    collapsible: list[bool] = []
    tokens = state.tokens
    for index, token in enumerate(tokens):
        kind = token.type
        if kind in ("alert_open", "admonition_open"):
            name = str(token.meta.get("kind") or token.meta.get("tag")).lower()
            folds = token.markup.startswith("?")
            collapsible.append(folds)
            token.attrs = {"class": f"admonition {name}"}
            if folds:
                token.tag = "details"
                if token.markup.endswith("+"):
                    token.attrs["open"] = ""
            else:
                token.attrs["role"] = "note"
            token.info = name
        elif kind in ("alert_title_open", "admonition_title_open"):
            token.attrs = {"class": "admonition-title"}
            token.tag = "summary" if collapsible[-1] else "p"
            name = tokens[index - 1].info
            if tokens[index + 1].content.lower() == name:
                tokens[index + 1].content = names[name]
                token.meta = {"automatic": True}
        elif kind in ("alert_title_close", "admonition_title_close"):
            token.tag = "summary" if collapsible[-1] else "p"
        elif kind in ("alert_close", "admonition_close"):
            token.tag = "details" if collapsible.pop() else "div"


def install(md: MarkdownIt) -> None:
    """Both forms of a box, shaped alike before their titles are parsed."""
    md.options["alerts"] = True
    md.block.ruler.before(
        "fence", "admonition", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.core.ruler.before("inline", "admonitions", _shape)
