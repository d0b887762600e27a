"""A title as HTML that is broken between phrases alone."""

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup, escape

from ssg.typography import LONG, is_divided, joints, phrases, width

_BREAK = "<wbr>"
_JOINER = '<span class="join"></span>'  # the style sheet's word joiner, which is no text


@lru_cache(maxsize=65536)
def phrases_html(text: str, lang: str) -> Markup:
    """``text`` escaped, with ``<wbr>`` between its phrases where the language has no spaces.

    A phrase that is too long for a narrow line is told to the style sheet as ``--longest``, in wide
    characters, so that it may choose a smaller size rather than break a word.
    """
    if not is_divided(lang):
        return escape(text)
    pieces = phrases(text, lang)
    longest = max([width(piece.strip()) for piece in pieces if len(piece) > LONG], default=0)
    if len(pieces) < 2 and longest <= LONG:
        return escape(text)
    style = f' style="--longest:{longest:g}"' if longest > LONG else ""
    quote = _as_it_is if escape(text) == text else _escaped
    html = "".join([_phrase(piece, quote) for piece in pieces])
    return Markup(f'<span class="phrases"{style}>{html.removesuffix(_BREAK)}</span>')


def _phrase(piece: str, quote: Callable[[str], str]) -> str:
    """A phrase and the break after it; whole where a browser would break it at a bracket."""
    edges = joints(piece)
    if edges:
        parts = [piece[start:stop] for start, stop in pairwise((0, *edges, len(piece)))]
        html = _JOINER.join(map(quote, parts))
    else:
        html = quote(piece)
    return html if piece[-1].isspace() else html + _BREAK


def _as_it_is(text: str) -> str:
    return text


def _escaped(text: str) -> str:
    return str(escape(text))
