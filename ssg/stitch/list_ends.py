"""Whether a list's last item was written to its end."""

import re

from ssg.stitch.blocks import ITEM
from ssg.stitch.sentences import ends_sentence
from ssg.stitch.signing import says_politely

_GOES_ON = re.compile(
    r"(?:[,、，:：・/\\&+=(（「『【\[{<《〈“‘–—]|[をがはへ]|[을를]|(?<![こあひっ])と|(?<!も)の|[和与或及]"
    r"|\b(?:the|a|an|of|and|or|their|its|our|your|my|because|than))\s*\Z",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[)）\]】」』”\"`*_]\Z")
_WORD = re.compile(r"\b[A-Za-z][a-z]+\Z")
_STOP_INSIDE = re.compile(
    r"\S{4}[。．！？](?=.)|[a-z)\"*]{3}[.!?]\s+(?=[A-Z*\uac00-\ud7a3])|[다요][.]\s"
)
_LONG = 40  # columns
_INFLECTED = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "r", "or", "al", "ity", "ion")


def item_unfinished(text: str, paragraph: str, item: str) -> bool:
    """Whether a last item without a full stop breaks off.

    A list without full stops may end so; one whose other items have them may not, unless the item
    ends in what is closed or in a verb's last form.

    Args:
        text: the article's last part.
        paragraph: the text after its last blank line.
        item: the last item, from its mark on.
    """
    if _GOES_ON.search(item):
        return True
    if _CLOSED.search(item) or says_politely(item):
        return False
    above = _items_above(paragraph[: len(paragraph) - len(item)]) or _items_above(
        text[-3000 : len(text) - len(item)]
    )
    stopped = sum(map(ends_sentence, above))
    if stopped * 2 > len(above):
        return True
    if _STOP_INSIDE.search(item) and (stopped or len(above) < 2):
        return True
    if not above:
        return _columns(item) > _LONG
    return _cut_word(text, item)


def _items_above(text: str) -> list[str]:
    """The last lines of the items of the list at a text's end, from the last; at most eight."""
    items: list[str] = []
    end = ""
    for line in reversed(text.split("\n")):
        bare = line.rstrip()
        if ITEM.match(bare):
            items.append(end or bare)
            end = ""
        elif bare and not line.startswith((" ", "\t")):
            break
        else:
            end = end or bare
        if len(items) == 8:
            break
    return items


def _cut_word(text: str, item: str) -> bool:
    """Whether the last word stands in the text only as the beginning of a longer one."""
    match = _WORD.search(item)
    if match is None:
        return False
    word = match[0]
    rests = re.findall(rf"\b{word}([a-z]*)", text[: len(text) - len(word)])
    return len(rests) > 1 and all(r and r not in _INFLECTED for r in rests)


def _columns(text: str) -> int:
    return len(text) + sum(c > "\u2e7f" for c in text)
