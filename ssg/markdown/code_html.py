"""Coloured code as HTML: what Pygments' own formatter writes without a wrapper, in one loop.

A span ends with its line and begins again on the next one; tokens of one class share a span.
"""

from collections.abc import Iterable
from functools import cache
from html import escape
from typing import Any

from pygments import format as formatted
from pygments.formatters import HtmlFormatter


class _Openings(dict[Any, str]):
    """The tag that each kind of token is opened with, as the formatter writes it."""

    def __missing__(self, kind: Any) -> str:
        opening, closing, _ = str(formatted([(kind, "x")], _formatter())).partition("x</span>")
        self[kind] = opening if closing else ""
        return self[kind]


@cache
def _formatter() -> Any:
    return HtmlFormatter(nowrap=True)


_OPENINGS = _Openings()
_CLOSES = "</span>"


def write_tokens(tokens: Iterable[tuple[Any, str]]) -> str:
    """The HTML of a lexer's tokens."""
    out: list[str] = []
    has_begun = False  # the line
    span = ""  # that is open in it, where it has begun
    for kind, text in tokens:
        opening = _OPENINGS[kind]
        value = escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text
        if "\n" in value:
            lines = value.split("\n")
            value = lines.pop()
            for line in lines:
                if has_begun and (span == opening or not line):
                    out.append(f"{line}{_CLOSES}\n" if span else f"{line}\n")
                else:
                    if has_begun and span:
                        out.append(_CLOSES)
                    closing = _CLOSES if opening and line else ""
                    out.append(f"{opening if line else ''}{line}{closing}\n")
                has_begun = False
        if not value:
            continue
        if has_begun and span == opening:
            out.append(value)
        else:
            if has_begun and span:
                out.append(_CLOSES)
            out.append(opening + value)
            has_begun, span = True, opening
    if has_begun:
        out.append(f"{_CLOSES}\n" if span else "\n")
    return "".join(out)
