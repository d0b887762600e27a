"""markdown-it's inline parser, with its rules asked by the character they begin with."""

import re
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from ssg.markdown.dispatch import INLINE_STARTS, by_character
from ssg.markdown.tokens import make_token


class QuickStateInline(StateInline):
    """The inline state with quickly made tokens."""

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        """Add what was read of plain text as a token."""
        token = make_token("text", "", 0)
        token.content = self.pending
        token.level = self.pendingLevel
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token, after the plain text before it."""
        if self._pending_buffer or self._pending:
            self.pushPending()
        token = make_token(ttype, tag, nesting)
        meta = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token.level = self.level
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token


class QuickParserInline(ParserInline):
    """The same tokens from the same rules; install it before anything adds a rule.

    Text is skipped up to the next character at which a rule of ours can begin, or a link's label
    end; markdown-it keeps more of them in reserve, ``%`` and ``-`` among them, and stops in vain.
    """

    state_class: type[StateInline] = QuickStateInline

    def __init__(self) -> None:
        super().__init__()
        self.terminator_re = re.compile(r"[\n\\!&*_~`<\[\]:{^]")
        self._compiled_from: list[RuleFuncInlineType] | None = None
        self._table: dict[str, tuple[RuleFuncInlineType, ...]] = {}
        self._others: tuple[RuleFuncInlineType, ...] = ()

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse ``src`` into ``tokens`` and return them."""
        if src and not tokens and not self.terminator_re.search(src):
            token = make_token("text", "", 0)  # plain prose: no rule can begin
            token.content = src
            tokens.append(token)
            return tokens
        state = self.state_class(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Read from ``state.pos`` to ``state.posMax``."""
        self._compile()
        src, end, search = state.src, state.posMax, self.terminator_re.search
        deepest = state.md.options["maxNesting"]
        while state.pos < end:
            pos = state.pos
            if state.level < deepest:
                found = search(src, pos, end)
                stop = found.start() if found else end
                if stop > pos:
                    state.append_pending(src[pos:stop])
                    state.pos = pos = stop
                    if stop >= end:
                        break
                if self._matches(state, pos):
                    continue
            state.append_pending(src[pos])
            state.pos = pos + 1
        if state.pending:
            state.pushPending()

    def _matches(self, state: StateInline, pos: int) -> bool:
        for rule in self._table.get(state.src[pos], self._others):
            if rule(state, False):
                if state.pos <= pos:
                    raise RuntimeError("inline rule didn't increment state.pos")
                return True
        return False

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - markdown-it's name
        """Move ``state.pos`` behind what begins there, without adding a token."""
        pos = state.pos
        if pos in state.cache:
            state.pos = state.cache[pos]
            return
        if state.level < state.md.options["maxNesting"]:
            self._compile()
            found = self.terminator_re.search(state.src, pos)
            stop = found.start() if found else state.posMax
            if stop > pos:
                state.pos = stop
            elif not self._skips(state):
                state.pos = pos + 1
        else:
            state.pos = state.posMax + 1
        state.cache[pos] = state.pos

    def _skips(self, state: StateInline) -> bool:
        state.level += 1
        try:
            rules = self._table.get(state.src[state.pos], self._others)
            return any(rule(state, True) for rule in rules)
        finally:
            state.level -= 1

    def _compile(self) -> None:
        rules = self.ruler.getRules("")
        if rules is not self._compiled_from:  # a rule was added
            active = [
                (r.name, r.fn) for r in self.ruler.__rules__ if r.enabled and r.name != "text"
            ]
            self._table, self._others = by_character(active, INLINE_STARTS)
            self._compiled_from = rules
