"""An image alone in its paragraph with a title becomes a figure with that title as its caption.

The form of Pandoc's ``implicit_figures``, but that the caption is the title: the alternative text
says something else, to those who do not see the image.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def _shape(state: StateCore) -> None:
    if "![" not in state.src:
        return
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type != "inline" or not token.children or tokens[index - 1].hidden:
            continue
        opening, closing = tokens[index - 1], tokens[index + 1]
        image = _alone(token.children)
        if opening.type != "paragraph_open" or image is None:
            continue
        caption = str(image.attrs.pop("title", "")).strip()
        if not caption:
            continue
        opening.tag = closing.tag = "figure"
        text = Token("text", "", 0, content=caption)
        token.children += [
            Token("figcaption_open", "figcaption", 1),
            text,
            Token("figcaption_close", "figcaption", -1),
        ]


def _alone(children: list[Token]) -> Token | None:
    """The one image of a paragraph, perhaps within a link; None where there is anything else."""
    seen = [t for t in children if not (t.type == "text" and not t.content.strip())]
    if len(seen) == 3 and seen[0].type == "link_open" and seen[2].type == "link_close":
        seen = seen[1:2]
    return seen[0] if len(seen) == 1 and seen[0].type == "image" else None


def install(md: MarkdownIt) -> None:
    """After inline parsing, when attributes have found their image."""
    md.core.ruler.after("inline", "figures", _shape)
