"""Which characters a Markdown rule can begin with, so that the others need not be asked.

markdown-it asks every rule at every line and at every sign. Nearly all of them look at one
character and go home; here that character is looked up once. A rule that is not listed is asked
everywhere, in its order.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from markdown_it.rules_block import StateBlock

F = TypeVar("F", bound=Callable[..., Any])
BlockRule = Callable[[StateBlock, int, int, bool], bool]

# The first character of a block, after its indentation.
BLOCK_STARTS: Mapping[str, str] = {
    "admonition": "!?",
    "attr": "{",
    "line_below": "{",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
INLINE_STARTS: Mapping[str, str] = {
    "autolink_url": ":",
    "newline": "\n",
    "escape": "\\",
    "ruby": "{",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "attr": "{",
    "attributes_after": "{",
}
# The first character of a line that makes a table of the line above it.
DELIMITER_ROW = "|-:"


def by_character(
    named: Iterable[tuple[str, F]], starts: Mapping[str, str]
) -> tuple[dict[str, tuple[F, ...]], tuple[F, ...]]:
    """The rules to ask for each character that is in ``starts``, and those for all others."""
    rules = tuple(named)
    characters = sorted({char for name, _ in rules for char in starts.get(name, "")})
    table = {
        char: tuple(rule for name, rule in rules if char in starts.get(name, char))
        for char in characters
    }
    return table, tuple(rule for name, rule in rules if name not in starts)


class BlockDispatch:
    """The rules of one chain as a single rule.

    Args:
        named: the chain's rules by name, in their order.
        prose: what ends the main chain: a heading by its underline, a definition list, a paragraph.
    """

    __slots__ = ("_all", "_others", "_table", "_tables")

    def __init__(self, named: list[tuple[str, BlockRule]], prose: BlockRule | None) -> None:
        self._all = tuple(rule for _, rule in named)
        starts = dict(BLOCK_STARTS)
        skipped = {"table", "code"}
        if prose is None:
            starts["deflist"] = ":~"  # asked whether it ends a paragraph, it looks at its own line
        else:
            skipped |= {"lheading", "deflist", "paragraph"}
        self._tables = next((rule for name, rule in named if name == "table"), None)
        keyed = [(name, rule) for name, rule in named if name not in skipped]
        if prose is not None:
            keyed.append(("prose", prose))
        self._table, self._others = by_character(keyed, starts)

    def __call__(self, state: StateBlock, line: int, end: int, silent: bool) -> bool:
        """As each rule of the chain in turn, up to the first that says yes."""
        if state.sCount[line] - state.blkIndent >= 4:  # code, or a line that goes on
            return any(rule(state, line, end, silent) for rule in self._all)
        if (
            self._tables
            and begins_table(state, line, end)
            and self._tables(state, line, end, silent)
        ):
            return True
        start = state.bMarks[line] + state.tShift[line]
        for rule in self._table.get(state.src[start : start + 1], self._others):
            if rule(state, line, end, silent):
                return True
        return False


def begins_table(state: StateBlock, line: int, end: int) -> bool:
    """Whether the line below begins as the row under a table's head does."""
    below = line + 1
    if below >= end:
        return False
    start = state.bMarks[below] + state.tShift[below]
    return start < state.eMarks[below] and state.src[start] in DELIMITER_ROW
