"""Whether a text ends unfinished: in a word or sentence, or with something left open."""

import re

from ssg.stitch.blocks import DELIMITER_ROW, ITEM, Block, block_of, columns
from ssg.stitch.fences import Fence, after_text
from ssg.stitch.open_marks import open_marks
from ssg.stitch.sentences import ends_sentence

_LAST = 6000
_UNIT = 1500
_TRAILING_BLOCKS = re.compile(
    r"(?:<https?://[^\s>]+>|https?://[^\s\u3000-\u9fff]+|!\[[^\]]*\]\([^)\s]+(?:\s\"[^\"]*\")?\)"
    r"|\[[^\]]+\](?:\([^)]*\)|\[[^\]]*\])|\{[:%{][^}]*\}+|<!--.*?-->|</?[A-Za-z][^<>]*>|\[\^[^\]\s]+\]"
    r"|[:：]\s*`[^`\n]+`|[。．.!?！？]\s*[(（][^()（）\n]*[)）]|\$\$|#[\w\u3040-\u9fff]+"
    r"|:[a-z0-9_+-]+:)[ \t*_)）]*\Z",
    re.DOTALL,
)
_PICTURE = re.compile(
    "[\u2190-\u21ff\u2460-\u27bf\u2b00-\u2bff\u3297\u3299\U0001f000-\U0001faff\ufe0f\u200d♪♡♥★☆]\\s*\\Z"
)
_CODE_ALONE = re.compile(r"[ \t]*(?:`[^`\n]+`[,，、 ]*)+\Z")
_COLON = re.compile(r"[:：][\s*_]*\Z")
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|cf|vs|Mr|Mrs|Ms|Dr|Fig|No)\.\Z")
_GOES_ON = re.compile(
    r"(?:[,、，;；:：・·/\\&+=(（「『【\[{<《〈“‘–-]|(?<!—)—|[をがにをへはも](?=\Z)|(?<![こあひっ])と|(?<!も)の"
    r"|では|には|とは|への|から|より"
    r"|\b(?:the|a|an|of|and|or|to|in|on|at|for|with|by|from|as|that|which|is|are|was|were|be|but|if|"
    r"than|their|its|his|her|our|your|my|this|these|those|not|can|will|would|has|have|had))\s*\Z",
    re.IGNORECASE,
)
_MARK_ALONE = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>|\||[-*+] \[[ xX]?\]?)[ \t]*\Z")
_QUOTE_MARKS = re.compile(r"[ \t]*(?:>[ \t]?)+")


def unfinished(text: str) -> bool:
    """Whether an article was never finished."""
    return unfinished_at(text[-_LAST:], after_text(None, text))


def unfinished_at(text: str, fence: Fence | None) -> bool:
    """Whether an article that ends like this was never finished.

    Args:
        text: the article's last part.
        fence: the code fence that is open at its end.
    """
    text = text.replace("\r\n", "\n").rstrip()
    if not text:
        return False
    if fence is not None:
        return True
    last = text[text.rfind("\n") + 1 :]
    if _MARK_ALONE.match(last):
        return True
    kind = block_of(last)
    if kind is Block.QUOTE:
        text = _unquoted(text)
        last = text[text.rfind("\n") + 1 :]
        kind = block_of(last)
    if kind in (Block.FENCE, Block.RULE):
        return False
    if kind is Block.HEADING:
        return True
    start = _paragraph_start(text)
    paragraph = text[start:]
    if kind is Block.ROW or _in_table(paragraph):
        return _row_unfinished(paragraph, last)
    if kind is Block.NOTE or (kind is Block.HTML and last.rstrip().endswith(">")):
        return open_marks(last)
    item = _last_item(paragraph)
    if open_marks(paragraph if item is None else item):
        return True
    if ends_sentence(text):
        return _COLON.search(text[-8:]) is not None or _ABBREVIATED.search(text[-8:]) is not None
    if _ends_in_a_thing(paragraph, last):
        return False
    # Most texts end in a sentence: what tells the other ends apart is imported for them.
    if item is not None:
        from ssg.stitch.list_ends import item_unfinished

        return item_unfinished(text, paragraph, item)
    if _GOES_ON.search(last[-12:]):
        return True
    from ssg.stitch.signing import is_signature
    from ssg.stitch.stops import writes_without_stops

    before = text[:start]
    return not (is_signature(paragraph, before) or writes_without_stops(before))


def _ends_in_a_thing(paragraph: str, last: str) -> bool:
    """Whether a text ends in a link, picture, tag or code that stands for itself."""
    return (
        _PICTURE.search(last[-4:]) is not None
        or _TRAILING_BLOCKS.search(paragraph[-_UNIT:]) is not None
        or _CODE_ALONE.match(last) is not None
    )


def _unquoted(text: str) -> str:
    """The text with the marks of the quotation at its end taken off."""
    lines = text.split("\n")
    first = len(lines)
    while first and lines[first - 1].lstrip().startswith(">"):
        first -= 1
    inner = [_QUOTE_MARKS.sub("", line, count=1) for line in lines[first:]]
    return "\n".join([*lines[:first], "", *inner]).rstrip()


def _paragraph_start(text: str) -> int:
    """Where the text after the last blank line begins."""
    at = len(text)
    while (line := text.rfind("\n", 0, at)) >= 0:
        if not text[line + 1 : at].strip():
            return at + 1
        at = line
    return 0


def _last_item(paragraph: str) -> str | None:
    """The last item of a paragraph that is a list, from its mark on."""
    at = len(paragraph)
    while at > 0:
        line = paragraph.rfind("\n", 0, at) + 1
        if ITEM.match(paragraph, line):
            return paragraph[line:]
        at = line - 1
    return None


def _in_table(paragraph: str) -> bool:
    head, _, rest = paragraph.partition("\n")
    return "|" in head and DELIMITER_ROW.match(rest.split("\n", 1)[0].strip()) is not None


def _row_unfinished(paragraph: str, last: str) -> bool:
    """A row is whole when it is closed as the header is and has as many cells."""
    rows = [line for line in paragraph.split("\n") if "|" in line]
    header = rows[0].rstrip()
    if header.endswith("|") and not last.rstrip().endswith("|"):
        return True
    if len(rows) < 3:
        return True
    if len(paragraph) >= _LAST - 1:  # the header may have been cut off
        header = rows[-2]
    return columns(last) < min(columns(header), columns(rows[-2]))
