"""A template's text as Jinja's tokens, cut up by one expression for what stands within a tag.

Jinja's lexer tries seven expressions at each place and passes every token through two generators.
This one knows what nearly all templates are written with, and says so where it does not: signs
beyond ASCII outside of texts, numbers but whole ones, backslashes, ``raw``, whatever is wrong.
"""

import re
from collections.abc import Callable

from jinja2.lexer import Token, operators

# What stands between two tokens goes with the second of them.
_TOKEN = re.compile(
    r"""[ \t\n]*(?:(?P<name>[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_]|[^\x00-\x7f]))
    |(?P<string>'[^'\\]*'|"[^"\\]*")
    |(?P<integer>(?:0|[1-9][0-9]*)(?![0-9A-Za-z_.]|[^\x00-\x7f]))
    |(?P<operator>//|\*\*|==|!=|>=|<=|[-+/*%~\[\](){}<>=.:|,;]))""",
    re.X,
)
_ENDS = {  # with ``trim_blocks``; only where all brackets are closed
    "block": re.compile(r"\+%\}|-%\}\s*|%\}\n?"),
    "variable": re.compile(r"-\}\}\s*|\}\}"),
}
_BEGIN_ENDS = frozenset("+-%}")
_TAG = re.compile(r"\{([%{#])[-+]?")
_RAW = re.compile(r"\{%[-+]?\s*raw")
_COMMENT_END = re.compile(r"\+#\}|-#\}\s*|#\}\n?")
_CLOSED_BY = {"(": ")", "[": "]", "{": "}"}
_KINDS = {"%": "block", "{": "variable"}


class Unclear(Exception):  # noqa: N818 - no error: Jinja's lexer knows
    """The text is left to Jinja's own lexer."""


class QuickToken(Token):
    """Jinja's token, which knows in fewer steps whether it is what the parser asks for."""

    __slots__ = ()

    def test(self, expr: str) -> bool:
        """Whether it is of this type, or ``type:value``."""
        kind = self[1]
        if kind == expr:
            return True
        return expr == f"name:{self[2]}" if kind == "name" else super().test(expr)


def tokens_of(source: str) -> list[Token]:
    """The tokens of a text, as Jinja's ``lexer.wrap(lexer.tokeniter(…))`` of ``SYNTAX``.

    Raises:
        Unclear: where it does not know.
    """
    if "\r" in source or _RAW.search(source):
        raise Unclear
    cutting = _Cutting(source.removesuffix("\n"))
    cutting.all()
    return cutting.made


class _Cutting:
    def __init__(self, source: str) -> None:
        self.made: list[Token] = []
        self._source = source
        self._line = 1

    def all(self) -> None:
        source = self._source
        place = 0
        while tag := _TAG.search(source, place):
            kind = tag[1]
            self._text(place, tag, kind == "{")
            place = tag.end()
            if kind == "#":
                end = _COMMENT_END.search(source, place)
                if end is None:
                    raise Unclear
                self._line += source.count("\n", place, end.end())
                place = end.end()
            else:
                name = _KINDS[kind]
                self._add(name + "_begin", tag[0])
                place = self._expression(name, place)
        if place < len(source):
            self._add("data", source[place:])
            self._line += source.count("\n", place)

    def _text(self, start: int, tag: re.Match[str], is_variable: bool) -> None:
        """What stands before a tag, without the space that it takes away."""
        source, end = self._source, tag.start()
        text = source[start:end]
        sign = tag[0][2:]
        if sign == "-":
            text = text.rstrip()
        elif not is_variable and sign != "+":
            line = text.rfind("\n") + 1
            begins = line > 0 or start == 0 or source[start - 1] == "\n"
            if begins and line < len(text) and text[line:].isspace():
                text = text[:line]
        if text:
            self._add("data", text)
        self._line += source.count("\n", start, end)

    def _expression(self, kind: str, place: int) -> int:
        """All up to the end of a tag, and the place after it."""
        source, line, add = self._source, self._line, self.made.append
        token = _TOKEN.match
        closing: list[str] = []
        while True:
            found = token(source, place)
            if found is None:
                raise Unclear
            what = found.lastgroup or ""
            start, end = found.span(what)
            if place != start and "\n" in source[place:start]:
                line += source.count("\n", place, start)
            place = end
            text = found[what]
            if what == "name":
                add(_token(QuickToken, (line, "name", text)))
            elif what == "operator":
                if text in _BEGIN_ENDS and not closing:
                    tag_end = _ENDS[kind].match(source, start)
                    if tag_end is not None:
                        add(_token(QuickToken, (line, kind + "_end", tag_end[0])))
                        self._line = line + tag_end[0].count("\n")
                        return tag_end.end()
                if text in _CLOSED_BY:
                    closing.append(_CLOSED_BY[text])
                elif text in ")]}" and (not closing or closing.pop() != text):
                    raise Unclear
                add(_token(QuickToken, (line, operators[text], text)))
            elif what == "string":
                add(_token(QuickToken, (line, what, text[1:-1])))
                line += text.count("\n")
            else:
                add(_token(QuickToken, (line, what, int(text))))

    def _add(self, kind: str, value: str) -> None:
        self.made.append(_token(QuickToken, (self._line, kind, value)))


_token: Callable[..., Token] = tuple.__new__
