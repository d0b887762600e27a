"""What two tellings of one text are compared by: letters, digits and symbols only.

A projection is NFKC (UAX #15), lower case, without white space, punctuation and the signs of
Markdown; each of its characters knows the raw character that it comes from, so that whatever is
decided on it is carried out on the raw text.
"""

import re
import unicodedata
from array import array
from itertools import compress

from ssg.values import dataclass

# Signs of Markdown that Unicode counts as symbols, not punctuation.
_MARKDOWN_SIGNS = frozenset("|`~^")
# Half-width voicing marks and combining marks join the character before them.
_JOINING = re.compile("[\uff9e\uff9f\u3099\u309a\u0300-\u036f\u1160-\u11ff]")
# Characters that are their own projection, but for capital letters.
_PLAIN = re.compile("[0-9A-Za-z\u3041-\u3094\u30a1-\u30fa\u30fc\u4e00-\u9fff\uac00-\ud7a3]+")
_WIDE = re.compile("[\u2e80-\ufeff\uff61-\U0010ffff]+")  # as in ``is_wide``
_CHUNK = 4096


class _Table(dict[str, str]):
    """Each character's projection, worked out once a process."""

    def __missing__(self, char: str) -> str:
        kept = "".join(
            c
            for c in unicodedata.normalize("NFKC", char).lower()
            if unicodedata.category(c)[0] not in "ZPC"
            and c not in _MARKDOWN_SIGNS
            and not 0xFE00 <= ord(c) <= 0xFE0F
        )
        self[char] = kept
        return kept


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Projection:
    """A text as it is compared.

    Attributes:
        chars: the projected characters.
        at: for each of them, its raw character's offset.
    """

    chars: str
    at: "array[int]"


def project(text: str) -> Projection:
    """The projection of a text, in time linear in its length."""
    pieces: list[str] = []
    at = array("I")
    joins = _JOINING.search(text) is not None
    for begin in range(0, len(text), _CHUNK):
        end = min(begin + _CHUNK, len(text))
        chunk = text[begin:end]
        if not (joins and _JOINING.search(chunk)):
            each = [*map(_TABLE.__getitem__, chunk)]
            chars = "".join(each)
            if len(chars) == sum(map(bool, each)):  # none becomes several
                pieces.append(chars)
                at.extend(compress(range(begin, end), each))
                continue
        kept: list[str] = []
        offset = begin
        while offset < end:
            run = _PLAIN.match(text, offset, end)
            if run is not None:
                kept.append(run[0].lower())
                at.extend(range(offset, run.end()))
                offset = run.end()
                continue
            char = text[offset]
            projected = _TABLE[char]
            if projected and not (
                joins and kept and _JOINING.match(char) and _composes(kept, projected)
            ):
                kept.append(projected)
                at.extend([offset] * len(projected))
            offset += 1
        pieces.append("".join(kept))
    return Projection("".join(pieces), at)


def projected(text: str) -> str:
    """The projected characters of a short text, without the way back."""
    if _JOINING.search(text):
        return project(text).chars
    if len(text) <= _CHUNK:
        return "".join(map(_TABLE.__getitem__, text))
    return "".join(projected(text[i : i + _CHUNK]) for i in range(0, len(text), _CHUNK))


def _composes(kept: list[str], mark: str) -> bool:
    """Whether ``mark`` becomes one character with the last one kept, which it then replaces."""
    last = kept[-1]
    composed = unicodedata.normalize("NFC", last[-1] + mark)
    if len(composed) != 1:
        return False
    kept[-1] = last[:-1] + composed
    return True


def is_wide(char: str) -> bool:
    """Whether a character is of a script that writes about a syllable or a word per character."""
    return char >= "\u2e80" and not "\uff00" <= char <= "\uff60"


def weight(text: str, cap: int = 400) -> float:
    """How much a projected text says: a wide character counts 1, any other one 0.5.

    At most ``cap`` characters are looked at; what lies beyond counts as the first ones on average.
    """
    head = text[:cap]
    if not head:
        return 0.0
    wide = 0 if head.isascii() else len(head) - len(_WIDE.sub("", head))
    return (wide + (len(head) - wide) * 0.5) * len(text) / len(head)
