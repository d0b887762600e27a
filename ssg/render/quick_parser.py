"""Jinja's parser, with short ways for what most of a template is.

An operand goes through ten rules before it is known that no operator follows. Here it is read
first, and these are gone through where one does.
"""

from functools import cache
from typing import Any

from jinja2 import Environment, nodes
from jinja2.lexer import TOKEN_EOF, Token, TokenStream
from jinja2.parser import Parser

from ssg.render.template_tokens import QuickToken, tokens_of

# What stands after a whole expression; any name but these does too.
_AFTER = frozenset(
    {"variable_end", "block_end", "rparen", "rbracket", "rbrace", "comma", "colon", "assign"}
)
_OPERATORS = frozenset({"and", "or", "in", "not"})


def parsed(source: str) -> nodes.Template:
    """The tree of a text, as Jinja's parser gives it; the nodes belong to no environment.

    Raises:
        Exception: where the text is better left to Jinja, or is no template.
    """
    return nodes.Template(QuickParser(_syntax(), source).subparse(), lineno=1)


@cache
def _syntax() -> Environment:
    return _Syntax()


class _Syntax(Environment):
    """``_tokenize`` is Jinja's hook for tokens that go another way before they are parsed."""

    def _tokenize(self, source: str, *_of: Any, **_named: Any) -> TokenStream:
        return QuickStream(tokens_of(source))


class QuickStream(TokenStream):
    """Tokens that are there already: one can look ahead and go back.

    Attributes:
        place: of the next one.
    """

    def __init__(self, tokens: list[Token]) -> None:
        last = QuickToken(tokens[-1].lineno if tokens else 1, TOKEN_EOF, "")
        self._tokens = [*tokens, last, last]
        self.place = 0
        super().__init__((), None, None)

    def __next__(self) -> Token:
        before = self.current
        self.current = self._tokens[self.place]
        self.place += 1
        return before

    def look(self) -> Token:
        """The token after this one."""
        return self._tokens[self.place]

    def go_to(self, place: int) -> None:
        """Have the token before this place as the current one."""
        self.place = place
        self.current = self._tokens[place - 1]


class QuickParser(Parser):
    """For an environment without extensions."""

    stream: QuickStream

    def __init__(self, environment: Environment, source: str) -> None:
        super().__init__(environment, source)
        self._operands: dict[int, tuple[nodes.Expr, int]] = {}  # what was read, and up to where

    def parse_or(self) -> nodes.Expr:
        """An expression, or what stands on one side of an ``if``."""
        stream = self.stream
        first = stream.current
        if first.type in ("sub", "add") or (first.type == "name" and first.value == "not"):
            return super().parse_or()
        begin = stream.place
        operand = super().parse_unary()
        after = stream.current
        if (after.type == "name" and after.value not in _OPERATORS) or after.type in _AFTER:
            return operand
        self._operands[begin] = operand, stream.place
        stream.go_to(begin)
        return super().parse_or()

    def parse_unary(self, with_filter: bool = True) -> nodes.Expr:
        """An operand."""
        if self.stream.place not in self._operands:
            return super().parse_unary(with_filter)
        operand, end = self._operands.pop(self.stream.place)
        self.stream.go_to(end)
        return operand
