"""The quick parser reads what markdown-it's own reads."""

import re
from typing import Any

from hypothesis import example, given
from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.token import Token

from ssg.markdown.dispatch import BLOCK_STARTS, INLINE_STARTS
from ssg.markdown.extensions import EXTENSIONS
from ssg.markdown.extensions.emphasis import CjkStateInline
from ssg.markdown.parser import install_rules, parser
from tests.markdown.pieces import markdown_and_html


class _ItsOwnInline(ParserInline):
    """markdown-it's loop over all rules, on the state that knows Japanese."""

    def __init__(self) -> None:
        super().__init__()
        self.terminator_re = re.compile(r"[\n\\!&*_~`<\[\]:{^]")

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = CjkStateInline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _its_own() -> MarkdownIt:
    md = type(parser())("default", {"html": True, "linkify": False, "typographer": False})
    md.block, md.inline = ParserBlock(), _ItsOwnInline()
    install_rules(md, EXTENSIONS[1:])
    return md


_PLAIN = _its_own()


def _read(md: MarkdownIt, body: str) -> list[dict[str, Any]]:
    env: dict[str, Any] = {"lang": "ja", "notes": []}
    return [_shown(token) for token in md.parse(body, env)]


def _shown(token: Token) -> dict[str, Any]:
    """All of it but texts of no length, which the one parser leaves about and the other does not."""
    shown = dict(token.as_dict(children=False))
    children = token.children or []
    shown["children"] = [_shown(c) for c in children if c.type != "text" or c.content]
    return shown


@given(markdown_and_html)
@example("a\n: b\n===\n")
@example("- a\n  b\n  ===\n- c\n\n  : d\n")
@example("> a\nb\n---\n1. c\n2) d")
@example("a | b\n--|--\nc\n\n    d\n\te")
@example("*a**b*c**d* **a*b** ***a***")
@example("~~**a~~b** [a **b](/c) d** [a [b](/c)](/d)")
def test_the_tokens_are_the_same(body: str) -> None:
    assert _read(parser(), body) == _read(_PLAIN, body)


def test_every_rule_with_a_first_character_is_there() -> None:
    assert set(BLOCK_STARTS) <= set(parser().block.ruler.get_active_rules())
    assert set(INLINE_STARTS) <= set(parser().inline.ruler.get_active_rules())


def test_every_rule_is_asked_somewhere() -> None:
    elsewhere = {"table", "code", "lheading", "deflist", "paragraph"}
    assert set(parser().block.ruler.get_active_rules()) == set(BLOCK_STARTS) | elsewhere
    assert set(parser().inline.ruler.get_active_rules()) == set(INLINE_STARTS) | {"text"}
