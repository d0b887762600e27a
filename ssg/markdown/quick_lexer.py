"""Pygments' lexers, asking at each place only the rules that can match the character there.

The rules, their order and what they do are the lexer's own. A lexer that does more than go through
its rules is left as it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pygments.lexer import Lexer, RegexLexer
from pygments.token import Error, Whitespace, _TokenType

from ssg.markdown.first_signs import EVERY, first_signs

_Found = tuple[int, Any, str]
_Rule = tuple[Callable[[str, int], Any], Any, Any]
_ROOT = "root"
WORTH = 400  # places that a state is asked at before its rules are sorted


class _Rules(dict[str, tuple[_Rule, ...]]):
    """The rules of a state by the character that stands where they are asked."""

    __slots__ = ("_asked", "_signs", "every")

    def __init__(self, every: Sequence[_Rule]) -> None:
        super().__init__()
        self.every = tuple(every)
        self._asked = 0
        self._signs: list[int] = []

    def __missing__(self, char: str) -> tuple[_Rule, ...]:
        if self._asked < WORTH:
            self._asked += 1
            return self.every
        rules = self.every
        if char.isascii():
            if not self._signs:
                self._signs = [_signs(match) for match, _, _ in self.every]
            sign = 1 << ord(char)
            pairs = zip(self.every, self._signs, strict=True)
            rules = tuple([rule for rule, signs in pairs if signs & sign])
        self[char] = rules
        return rules


def _signs(match: object) -> int:
    pattern = getattr(match, "__self__", None)
    return first_signs(pattern) if isinstance(pattern, re.Pattern) else EVERY


class _ByRules:
    """Mixed into a lexer's class, before it."""

    _tokens: dict[str, Sequence[_Rule]]
    _sorted: dict[str, _Rules]

    def get_tokens_unprocessed(
        self, text: str, stack: Sequence[str] = (_ROOT,)
    ) -> Iterator[_Found]:
        """Each token's place, kind and text."""
        known = self._sorted
        states = list(stack)
        rules = self._rules(states[-1])
        at, end = 0, len(text)
        while True:
            for rule in rules[text[at]] if at < end else rules.every:
                found = rule[0](text, at)
                if found:
                    break
            else:
                if at >= end:
                    return
                if text[at] == "\n":  # a state that knows no end of line ends there
                    states = [_ROOT]
                    rules = self._rules(_ROOT)
                    yield at, Whitespace, "\n"
                else:
                    yield at, Error, text[at]
                at += 1
                continue
            _, action, change = rule
            if type(action) is _TokenType:
                yield at, action, found.group()
            elif action is not None:
                yield from action(self, found)
            at = found.end()
            if change is not None:
                _change(states, change)
                state = states[-1]
                rules = known[state] if state in known else self._rules(state)

    def _rules(self, state: str) -> _Rules:
        rules = self._sorted.get(state)
        if rules is None:
            rules = self._sorted[state] = _Rules(self._tokens[state])
        return rules


def _change(states: list[str], change: Any) -> None:
    """Go to another state; the last one that is left stays."""
    if isinstance(change, int):
        del states[max(1, len(states) - abs(change)) :]
        return
    for step in change if isinstance(change, tuple) else (change,):
        if step == "#pop":
            if len(states) > 1:
                states.pop()
        elif step == "#push":
            states.append(states[-1])
        else:
            states.append(step)


def quick(lexer: Lexer) -> Lexer:
    """A lexer that gives the same tokens as ``lexer``, sooner where that is possible.

    Both share their rules. A lexer made for a part of the text by one of its rules, with other
    options, is of the same kind.
    """
    kind: Any = type(lexer)
    own = getattr(kind, "get_tokens_unprocessed", None)
    if not isinstance(lexer, RegexLexer) or own is not RegexLexer.get_tokens_unprocessed:
        return lexer
    rules = kind.__dict__.get("_tokens")  # made when the first lexer of this kind was
    if rules is None:
        return lexer
    faster = type(kind)(kind.__name__, (_ByRules, kind), {"_tokens": rules, "_sorted": {}})
    quicker: Lexer = faster(**lexer.options)
    return quicker
