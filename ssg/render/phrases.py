"""A title as HTML that is broken between phrases alone."""

from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup, escape

from ssg.typography import LONG, is_divided, joints, phrases, width

_JOINER = Markup('<span class="join"></span>')  # the style sheet's word joiner, which is no text


@lru_cache(maxsize=65536)
def phrases_html(text: str, lang: str) -> Markup:
    """``text`` escaped, with ``<wbr>`` between its phrases where the language has no spaces.

    A phrase that is too long for a narrow line is told to the style sheet as ``--longest``, in wide
    characters, so that it may choose a smaller size rather than break a word.
    """
    pieces = phrases(text, lang) if is_divided(lang) else (text,)
    longest = max((width(piece.strip()) for piece in pieces), default=0)
    if len(pieces) < 2 and (longest <= LONG or not is_divided(lang)):
        return escape(text)
    style = f' style="--longest:{longest:g}"' if longest > LONG else ""
    inner = "".join(
        f"{_phrase(piece)}<wbr>" if not piece[-1].isspace() else _phrase(piece)
        for piece in pieces[:-1]
    )
    return Markup(f'<span class="phrases"{style}>{inner}{_phrase(pieces[-1])}</span>')


def _phrase(piece: str) -> Markup:
    """A phrase; where a browser would break it at a bracket and a narrow line holds it, whole."""
    edges = (0, *joints(piece), len(piece))
    return _JOINER.join(piece[start:stop] for start, stop in pairwise(edges))
