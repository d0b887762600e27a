"""markdown-it's block parser, with its rules asked through ``ssg.markdown.dispatch``."""

import re
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from ssg.markdown.dispatch import BlockDispatch, BlockRule
from ssg.markdown.prose import prose_rule
from ssg.markdown.tokens import make_token

# A line: its indentation, the rest, its end.
_LINE = re.compile(r"([ \t]*)([^\n]*)\n?")


class _State(StateBlock):
    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        # The lines are measured here, by one expression; the rest is markdown-it's own.
        super().__init__("", md, env, tokens)
        self.src = src
        for marks in (self.bMarks, self.eMarks, self.tShift, self.sCount, self.bsCount):
            marks.clear()
        length = len(src)
        for line in _LINE.finditer(src):
            start, end = line.start(), line.end(2)
            after = line.end(1)
            if after == end == length:  # the end, or a last line of spaces alone
                break
            self.bMarks.append(start)
            self.eMarks.append(end)
            self.tShift.append(after - start)
            indent = line[1]
            self.sCount.append(len(indent.expandtabs(4) if "\t" in indent else indent))
        self.bMarks.append(length)
        self.eMarks.append(length)
        self.tShift.append(0)
        self.sCount.append(0)
        self.lineMax = len(self.bMarks) - 1
        self.bsCount.extend([0] * (self.lineMax + 1))

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token of a block."""
        token = make_token(ttype, tag, nesting)
        token.block = True
        if nesting < 0:
            self.level -= 1
        token.level = self.level
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class _Ruler(Ruler[BlockRule]):
    def __compile__(self) -> None:
        """Fill the cache that ``getRules`` reads: for each chain one rule in place of all."""
        active = [rule for rule in self.__rules__ if rule.enabled]
        chains = {""}.union(*(rule.alt for rule in active))
        self.__cache__ = {}
        for chain in sorted(chains):
            named = [(rule.name, rule.fn) for rule in active if not chain or chain in rule.alt]
            last = None if chain else prose_rule(dict(named))
            self.__cache__[chain] = [BlockDispatch(named, last)]


class QuickParserBlock(ParserBlock):
    """The same blocks from the same rules; install it before anything adds a rule."""

    def __init__(self) -> None:
        super().__init__()
        rules, self.ruler = self.ruler.__rules__, _Ruler()
        self.ruler.__rules__ = rules

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        outTokens: list[Token],  # noqa: N803 - markdown-it's name
    ) -> list[Token] | None:
        """Add the tokens of ``src`` to ``outTokens`` and return them."""
        if not src:
            return None
        state = _State(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens
