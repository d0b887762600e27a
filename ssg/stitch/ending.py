"""Whether a text ends unfinished."""

from ssg.stitch.fences import Fence, after_text
from ssg.stitch.sentences import ends_sentence

_LAST = 4000


def unfinished(text: str) -> bool:
    """Whether an article was never finished."""
    return unfinished_at(text[-_LAST:], after_text(None, text))


def unfinished_at(text: str, fence: Fence | None) -> bool:
    """Whether an article that ends like this was never finished.

    Args:
        text: the article's last part.
        fence: the code fence that is open at its end.
    """
    text = text.rstrip()
    if not text:
        return False
    return fence is not None or not ends_sentence(text)


def open_marks(text: str) -> bool:
    """Whether a paragraph leaves bold text, a link, code or a bracket open."""
    return text.count("**") % 2 == 1
