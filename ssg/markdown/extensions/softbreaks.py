"""A line break between two wide characters joins them without a space."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ssg.markdown.characters import joins_lines


def join_lines(children: list[Token], lang: str) -> None:
    """Join the lines of a block's text, in place."""
    waiting: Token | None = None  # a line break with text before it and none yet after it
    last = ""
    for token in children:
        if token.type in ("text", "code_inline"):
            if not token.content:
                continue
            if waiting and joins_lines(last, token.content[0], lang):
                waiting.type, waiting.tag, waiting.content = "text", "", ""
            waiting, last = None, token.content[-1]
        elif token.type == "softbreak":
            waiting = token if last else None
        elif token.nesting == 0 and not _is_invisible(token):
            waiting, last = None, ""


def _is_invisible(token: Token) -> bool:
    """Whether it stands between two characters without being one of the sentence."""
    if token.type == "html_inline":
        return not token.content.lower().startswith("<br")
    return token.type == "footnote_ref"


def _join(state: StateCore) -> None:
    lang = state.env["lang"]
    for block in state.tokens:
        if block.children and "\n" in block.content:
            join_lines(block.children, lang)


def install(md: MarkdownIt) -> None:
    """After all text of a block is in its final tokens."""
    md.core.ruler.push("softbreaks", _join)
