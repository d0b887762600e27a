"""Whether a text ends unfinished: in a word or sentence, or with something left open."""

import re

from ssg.stitch.blocks import DELIMITER_ROW, ITEM, Block, block_of, columns
from ssg.stitch.fences import Fence, after_text
from ssg.stitch.sentences import ends_sentence
from ssg.stitch.signing import is_signature, open_marks

_LAST = 6000
_TRAILING_BLOCKS = re.compile(
    r"(?:<https?://[^\s>]+>|https?://[^\s\u3000-\u9fff]+|!\[[^\]]*\]\([^)\s]+(?:\s\"[^\"]*\")?\)"
    r"|\[[^\]]+\](?:\([^)]*\)|\[[^\]]*\])|\{[:%{][^}]*\}+|<!--.*?-->|</?[A-Za-z][^<>]*>|\[\^[^\]\s]+\]"
    r"|\$\$|#[\w\u3040-\u9fff]+|:[a-z0-9_+-]+:)[ \t*_)）]*\Z",
    re.DOTALL,
)
_PICTURE = re.compile(
    "[\u2190-\u21ff\u2460-\u27bf\u2b00-\u2bff\u3297\u3299\U0001f000-\U0001faff\ufe0f\u200d♪♡♥★☆]\\s*\\Z"
)
_GOES_ON = re.compile(
    r"(?:[,、，;；:：・·/\\&+=(（「『【\[{<《〈“‘—–-]|[をがにへとはもの](?=\Z)|では|には|とは|への|から|より"
    r"|\b(?:the|a|an|of|and|or|to|in|on|at|for|with|by|from|as|that|which|is|are|was|were|be|but|if|"
    r"than|their|its|his|her|our|your|my|this|these|those|not|can|will|would|has|have|had))\s*\Z",
    re.IGNORECASE,
)
_CODE_BLOCK = re.compile(r"(?ms)^ {0,3}(?:```|~~~).*?(?:^ {0,3}(?:```|~~~)[ \t]*$|\Z)")
_MARK_ALONE = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>|\||[-*+] \[[ xX]?\]?)[ \t]*\Z")


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
    if fence is not None:
        return True
    start = text.rfind("\n") + 1
    last = text[start:].rstrip("\r")
    if _MARK_ALONE.match(last):
        return True
    kind = block_of(last)
    if kind in (Block.FENCE, Block.RULE):
        return False
    if kind is Block.HEADING or (kind is Block.TEXT and _setext(last)):
        return kind is Block.HEADING
    paragraph = _paragraph(text)
    if kind is Block.ROW or _in_table(paragraph):
        return _row_unfinished(paragraph, last)
    if kind is Block.NOTE or (kind is Block.HTML and last.rstrip().endswith(">")):
        return open_marks(last)
    if open_marks(paragraph):
        return True
    if ends_sentence(text) and not re.search(r"[:：]\s*[*_]*\Z", text):
        return False
    if _TRAILING_BLOCKS.search(paragraph) or _PICTURE.search(last):
        return False
    if kind is Block.ITEM or _in_item(paragraph):
        return _item_unfinished(text, paragraph, last)
    if _GOES_ON.search(last):
        return True
    if is_signature(paragraph, text[: len(text) - len(paragraph)]):
        return False
    return not _writes_without_stops(text[: len(text) - len(paragraph)])


def _paragraph(text: str) -> str:
    """The text after the last blank line."""
    breaks = [m.end() for m in re.finditer(r"\n[ \t\r]*\n", text)]
    return text[breaks[-1] :] if breaks else text


def _setext(line: str) -> bool:
    return re.fullmatch(r" {0,3}(?:=+|-+)[ \t]*", line) is not None


def _in_table(paragraph: str) -> bool:
    lines = paragraph.split("\n")
    return len(lines) > 1 and "|" in lines[0] and DELIMITER_ROW.match(lines[1]) is not None


def _row_unfinished(paragraph: str, last: str) -> bool:
    """A row is whole when it is closed as the header is and has as many cells."""
    rows = [line for line in paragraph.split("\n") if "|" in line]
    header = rows[0].rstrip()
    if header.endswith("|") and not last.rstrip().endswith("|"):
        return True
    if len(rows) < 3:
        return True
    return columns(last) < columns(header)


def _in_item(paragraph: str) -> bool:
    return ITEM.match(paragraph.split("\n", 1)[0]) is not None


def _item_unfinished(text: str, paragraph: str, last: str) -> bool:
    """A list without full stops may end so; one whose other items have them may not."""
    if _GOES_ON.search(last):
        return True
    before = _items_above(text)
    if not before:
        return len(last) > 60
    if sum(map(ends_sentence, before)) * 2 > len(before):
        return True
    return bool(_cut_word(text, last))


def _items_above(text: str) -> list[str]:
    """The items of the last list, but for its last one; at most eight."""
    items: list[str] = []
    for line in reversed(text[-3000:].split("\n")):
        bare = line.rstrip()
        if ITEM.match(bare):
            items.append(bare)
        elif bare and not line.startswith((" ", "\t")):
            break
    return items[1:9]


def _cut_word(text: str, last: str) -> bool:
    """Whether the last word stands in the text only as the beginning of a longer one."""
    match = re.search(r"[A-Za-z]{2,}\Z", last)
    if match is None:
        return False
    word = match[0]
    longer = re.search(rf"\b{word}[a-z]", text[:-1], re.IGNORECASE)
    return longer is not None and len(re.findall(rf"\b{word}\b", text)) < 2


def _writes_without_stops(before: str) -> bool:
    """Whether the paragraphs of a text end without full stops, as in a poem or a memo."""
    prose = _CODE_BLOCK.sub("", before[-_LAST:])
    ends = [
        p.rstrip()
        for p in re.split(r"\n[ \t\r]*\n", prose)
        if p.strip() and block_of(p.rstrip().rsplit("\n", 1)[-1]) is Block.TEXT
    ]
    if len(ends) < 3:
        return False
    stopped = sum(ends_sentence(p) or p.endswith((":", "：")) for p in ends)
    return bool(stopped * 3 < len(ends))
