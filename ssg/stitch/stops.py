"""Whether an article writes full stops at all."""

import re

from ssg.stitch.blocks import Block, block_of
from ssg.stitch.sentences import ends_sentence

_FENCE = re.compile(r"(?m)^ {0,3}(?:```|~~~).*$")
_CODE_BLOCK = re.compile(r"(?ms)^ {0,3}(?:```|~~~).*?(?:^ {0,3}(?:```|~~~)[ \t]*$|\Z)")
_BREAK = re.compile(r"\n[ \t\r]*\n")
_LABEL = re.compile(r"(?:\*\*[^*]+\*\*|__[^_]+__|!?\[[^\]]*\]\([^)]*\)|[!-~]+)\Z")
_SENTENCE = 24  # columns; a wide character takes two


def writes_without_stops(before: str) -> bool:
    """Whether the paragraphs of a text end without full stops, as in a poem or a memo.

    Lines that only name what follows (in bold, before a colon) say nothing of it. Where some
    paragraphs have full stops, only those as long as a sentence count.
    """
    ends = [p for p in map(str.strip, _BREAK.split(_without_code(before))) if _is_prose(p)]
    if len(ends) < 2:
        return False
    if not any(map(ends_sentence, ends)):
        return True
    sentences = [p for p in ends if _columns(p) >= _SENTENCE]
    return len(sentences) >= 2 and sum(map(ends_sentence, sentences)) * 3 < len(sentences)


def _without_code(before: str) -> str:
    """A text that ends outside code, and may begin in it, without its code blocks."""
    fences = [m.end() for m in _FENCE.finditer(before)]
    return _CODE_BLOCK.sub("", before[fences[0] :] if len(fences) % 2 else before)


def _is_prose(paragraph: str) -> bool:
    if not paragraph or paragraph.endswith((":", "：")) or _LABEL.match(paragraph):
        return False
    return block_of(paragraph.rsplit("\n", 1)[-1]) is Block.TEXT


def _columns(paragraph: str) -> int:
    head = paragraph[:_SENTENCE]
    return len(head) + sum(c > "\u2e7f" for c in head)
