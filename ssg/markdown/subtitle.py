"""The model's own headline at the head of a body."""

from collections.abc import Sequence

from markdown_it.token import Token

LONGEST = 60
_CLOSING = "」』）)】》〉］]”’\"'　 "
_SENTENCE_END = "。．.!?！？…‥｡"


def take_subtitle(tokens: list[Token]) -> str:
    """Take the first paragraph out of ``tokens`` if it is a headline, and return its text.

    It is one when it is plain text in one line, of at most 60 characters, does not end as a
    sentence does, and a paragraph follows; else nothing changes and the result is empty.
    """
    text = _headline(tokens)
    if text:
        del tokens[:3]
    return text


def _headline(tokens: Sequence[Token]) -> str:
    kinds = [token.type for token in tokens[:4]]
    if kinds != ["paragraph_open", "inline", "paragraph_close", "paragraph_open"]:
        return ""
    if tokens[0].attrs or tokens[3].hidden:
        return ""
    children = [
        child for child in tokens[1].children or () if child.type != "text" or child.content
    ]
    if len(children) != 1 or children[0].type != "text":
        return ""
    text = children[0].content.strip()
    return text if is_headline(text) else ""


def is_headline(text: str) -> bool:
    """Whether a text is short and does not end as a sentence does."""
    words = text.rstrip(_CLOSING)
    return len(text) <= LONGEST and bool(words) and words[-1] not in _SENTENCE_END
