"""What a block of plain lines is: a heading with a line under it, a term, or a paragraph.

markdown-it looks for the end of the lines twice, once for the heading and once for the paragraph.
Here it is looked for once; the rules it has for both (CommonMark 0.31.2, 4.3 and 4.8) are the same.
"""

from collections.abc import Mapping

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

from ssg.markdown.dispatch import BlockRule


def prose_rule(rules: Mapping[str, BlockRule]) -> BlockRule:
    """One rule in place of markdown-it's ``lheading``, ``deflist`` and ``paragraph``."""
    lheading, deflist, paragraph = rules["lheading"], rules["deflist"], rules["paragraph"]

    def prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if end != state.lineMax or silent:  # the two rules do not look equally far
            return any(rule(state, start, end, silent) for rule in (lheading, deflist, paragraph))
        outside = state.parentType
        state.parentType = (
            "paragraph"  # for the rules that end it, and after it as markdown-it does
        )
        stop, level = _end(state, start, end)
        if level:
            marker = "=" if level == 1 else "-"
            _push(state, "heading", f"h{level}", start, stop, stop + 1, marker)
            state.parentType = outside
            return True
        if _may_be_term(state, start + 1, end) and deflist(state, start, end, False):
            return True
        _push(state, "paragraph", "p", start, stop, stop, "")
        return True

    return prose


def _end(state: StateBlock, start: int, end: int) -> tuple[int, int]:
    """The first line that is no longer part of the block, and the level its underline gives."""
    (ends,) = state.md.block.ruler.getRules("paragraph")
    src, begins, shifts, stops = state.src, state.bMarks, state.tShift, state.eMarks
    indents, base = state.sCount, state.blkIndent
    line = start + 1
    while line < end:
        first = begins[line] + shifts[line]
        if first >= stops[line]:
            break
        indent = indents[line]
        if indent - base <= 3:
            if indent >= base and src[first] in "-=":
                marker = src[first]
                if not src[first : stops[line]].lstrip(marker).strip(" \t"):
                    return line, 1 if marker == "=" else 2
            if indent >= 0 and ends(state, line, end, True):
                break
        line += 1
    return line, 0


def _may_be_term(state: StateBlock, line: int, end: int) -> bool:
    """Whether the line below, or the one after an empty one, begins as a definition does."""
    if line < end and state.isEmpty(line):
        line += 1
    if line >= end:
        return False
    first = state.bMarks[line] + state.tShift[line]
    return first < state.eMarks[line] and state.src[first] in ":~"


def _push(
    state: StateBlock, kind: str, tag: str, start: int, stop: int, after: int, markup: str
) -> None:
    content = mdTrim(state.getLines(start, stop, state.blkIndent, False))
    state.line = after
    token = state.push(f"{kind}_open", tag, 1)
    token.markup, token.map = markup, [start, after]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = content, [start, stop], []
    state.push(f"{kind}_close", tag, -1).markup = markup
