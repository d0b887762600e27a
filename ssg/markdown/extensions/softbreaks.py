"""A line break between two wide characters joins them without a space."""

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ssg.markdown.characters import joins_lines

# What stands between two characters without being a character of the sentence.
_INVISIBLE = frozenset({"html_inline", "footnote_ref"})


def _nearest(tokens: Iterable[Token], end: int) -> str:
    """The character at ``end`` (0 first, -1 last) of the nearest token that shows text."""
    for token in tokens:
        if token.type in ("text", "code_inline"):
            if token.content:
                return token.content[end]
        elif token.nesting == 0 and not (
            token.type in _INVISIBLE and not token.content.startswith("<br")
        ):
            return ""
    return ""


def _join(state: StateCore) -> None:
    lang = state.env.get("lang", "")
    for block in state.tokens:
        children = block.children
        if not children or "\n" not in block.content:
            continue
        for index, token in enumerate(children):
            if token.type != "softbreak":
                continue
            before = _nearest(reversed(children[:index]), -1)
            after = _nearest(children[index + 1 :], 0)
            if before and after and joins_lines(before, after, lang):
                token.type, token.tag, token.content = "text", "", ""


def install(md: MarkdownIt) -> None:
    """After all text of a block is in its final tokens."""
    md.core.ruler.push("softbreaks", _join)
