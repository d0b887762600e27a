"""markdown-it's block parser, with its rules asked through ``ssg.markdown.dispatch``."""

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


class _State(StateBlock):
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
        outTokens: list[Token],  # noqa: N803
    ) -> list[Token] | None:
        """Add the tokens of ``src`` to ``outTokens`` and return them."""
        if not src:
            return None
        state = _State(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens
