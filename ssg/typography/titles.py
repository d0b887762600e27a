"""A text as HTML that is broken between phrases alone; the same text is divided once.

What a build divides is kept with the articles, and known to the next one from the beginning: it
follows from the text, its language and the program.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from ssg.typography.phrases import BRACKETS, LONG, is_divided, joints, phrases, width

MOST = 131_072  # texts that are known from elsewhere, of some 400 bytes each
BREAK = "<wbr>"  # between phrases
JOINER = '<span class="join"></span>'  # the style sheet's word joiner, which is no text
# As MarkupSafe writes them.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"})

# The language, then each text and its HTML; empty where the language is not divided.
Divided = Sequence[str]

_known: dict[tuple[str, str], str] = {}


def divided_html(text: str, lang: str) -> str:
    """``text`` escaped, with ``<wbr>`` between its phrases where the language has no spaces.

    A phrase that is too long for a narrow line is told to the style sheet as ``--longest``, in wide
    characters, so that it may choose a smaller size rather than break a word.
    """
    known = _known.get((text, lang))
    return _html(text, lang) if known is None else known


def divided(texts: Iterable[str], lang: str) -> Divided:
    """The HTML of some texts, to be kept for ``remember``."""
    if not is_divided(lang):
        return ()
    made = [lang]
    for text in texts:
        if text:
            made += text, _html(text, lang)
    return tuple(made)


def remember(kept: Divided) -> None:
    """Take what ``divided`` gave as known, here or in another build by the same program."""
    if kept and len(_known) < MOST:
        lang = kept[0]
        for at in range(1, len(kept), 2):
            _known[kept[at], lang] = kept[at + 1]


@lru_cache(maxsize=65536)
def _html(text: str, lang: str) -> str:
    if not is_divided(lang):
        return _escaped(text)
    pieces = phrases(text, lang)
    longest = max([width(piece.strip()) for piece in pieces if len(piece) > LONG], default=0)
    if len(pieces) < 2 and longest <= LONG:
        return _escaped(text)
    style = f' style="--longest:{longest:g}"' if longest > LONG else ""
    plain = _escaped(text) == text
    if BRACKETS.isdisjoint(text):
        html = "".join(
            [
                piece if piece[-1].isspace() else piece + BREAK
                for piece in (pieces if plain else map(_escaped, pieces))
            ]
        )
    else:
        quote = _as_it_is if plain else _escaped
        html = "".join([_phrase(piece, quote) for piece in pieces])
    return f'<span class="phrases"{style}>{html.removesuffix(BREAK)}</span>'


def _phrase(piece: str, quote: Callable[[str], str]) -> str:
    """A phrase and the break after it; whole where a browser would break it at a bracket."""
    edges = joints(piece)
    if edges:
        parts = [piece[start:stop] for start, stop in pairwise((0, *edges, len(piece)))]
        html = JOINER.join(map(quote, parts))
    else:
        html = quote(piece)
    return html if piece[-1].isspace() else html + BREAK


def _as_it_is(text: str) -> str:
    return text


def _escaped(text: str) -> str:
    # Several times as fast as ``str.translate`` where nothing is to be escaped.
    if "&" in text or "<" in text or ">" in text or "'" in text or '"' in text:
        return text.translate(_ESCAPES)
    return text
