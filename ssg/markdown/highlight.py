"""Code coloured by Pygments, as spans with classes.

Pygments is imported only when a block names a language: it is the heaviest library of the stage.
"""

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pygments.lexer import Lexer

PLAIN = frozenset({"text", "txt", "plain", "plaintext", "none", "nohighlight"})
# Some lexers' regular expressions are slow on long input; nobody reads so much code in a post.
LONGEST = 100_000


@cache
def _known_names() -> dict[str, str]:
    """Each alias and the lexer's own first alias; no plugins, for they differ between machines."""
    from pygments.lexers import get_all_lexers

    return {
        alias.lower(): aliases[0]
        for _, aliases, _, _ in get_all_lexers(plugins=False)
        for alias in aliases
    }


@cache
def _lexer(name: str) -> "Lexer":
    from pygments.lexers import get_lexer_by_name

    from ssg.markdown.quick_lexer import quick

    return quick(get_lexer_by_name(name, stripnl=False, ensurenl=True))


def highlight(code: str, language: str) -> str | None:
    """``code`` as escaped HTML with spans, or None when no lexer has the name.

    ``language`` is in lower case. ``text`` and its like give the code escaped and without spans.
    """
    if language in PLAIN or len(code) > LONGEST:
        return escape(code, quote=False)
    name = _known_names().get(language)
    if name is None:
        return None
    from ssg.markdown.code_html import write_tokens

    return write_tokens(_lexer(name).get_tokens(code))


def highlight_css(style: str = "default") -> str:
    """Pygments' rules for ``style`` under ``.highlight``, as a start for a theme's own colours."""
    from pygments.formatters import HtmlFormatter

    formatter: Any = HtmlFormatter(style=style)
    return str(formatter.get_style_defs(".highlight"))
