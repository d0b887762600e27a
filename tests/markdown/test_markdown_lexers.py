"""Lexers that ask fewer rules give Pygments' own tokens."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments import format as formatted
from pygments.formatters import HtmlFormatter
from pygments.lexer import RegexLexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Token

from ssg.markdown import quick_lexer
from ssg.markdown.code_html import write_tokens
from ssg.markdown.first_signs import first_signs
from ssg.markdown.quick_lexer import quick

LANGUAGES = (
    "python", "js", "typescript", "bash", "go", "rust", "java", "kotlin", "ruby", "php", "perl",
    "c", "cpp", "csharp", "swift", "sql", "html", "css", "scss", "xml", "yaml", "toml", "ini",
    "docker", "make", "diff", "r", "haskell", "lua", "powershell", "nginx", "tex", "vim",
)  # fmt: skip
CODE = '''#!/bin/sh
import os, sys  # ſtrange K names
@dec.orator(x=1)
class Kind<T>(Base): """Doc {x!r:>4} string."""; pass
def f(a: int = 0x1F, *b, c=1.5e-3) -> str: return f"{a!r} {b:{c}}\\n" if a else r'\\d'
const g = async (x) => `a ${x ?? [1, 2]} b`; let re = /a[/]b/gi; // end
/* block
comment */ <div class="a" data-x='b'>&amp; text <!-- no --> </div>
SELECT "a", COUNT(*) FROM `t` WHERE x ILIKE '%é%' AND y = $1; -- done
for i in $(seq 1 "$N"); do echo "${A[@]:-none}" | grep -v '^#' >> out.log 2>&1; done
key: [1, two, "three"]  # yaml
[table.name]
a = 1979-05-27T07:32:00Z
@@ -1,2 +1,2 @@
-old
+新しい行
fn main() -> Result<(), Box<dyn Error>> { let x: &'static str = "a\\u{1F600}"; Ok(()) }
\\begin{a} $x^2$ % tex
'''
SIGNS = "aAkKsSiIſKİ019_ \t\n#\"'`/\\*-+<>=(){}[]$@%&|:;,.!?é漢"


@pytest.fixture(autouse=True)
def _sort_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_lexer, "WORTH", 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tokens_are_pygments_own(language: str) -> None:
    lexer = get_lexer_by_name(language, stripnl=False)
    quicker = quick(lexer)
    for text in (CODE, CODE[::-1], CODE.swapcase(), *CODE.splitlines(keepends=True), "", "\n"):
        assert list(quicker.get_tokens(text)) == list(lexer.get_tokens(text))


_PYTHON = get_lexer_by_name("python", stripnl=False)
_QUICK_PYTHON = quick(_PYTHON)


@given(st.text(SIGNS, max_size=60))
def test_so_they_are_for_whatever_stands_there(text: str) -> None:
    assert list(_QUICK_PYTHON.get_tokens(text)) == list(_PYTHON.get_tokens(text))


def test_most_lexers_are_made_quicker() -> None:
    kinds = [get_lexer_by_name(name) for name in LANGUAGES]
    assert sum(type(quick(lexer)) is not type(lexer) for lexer in kinds) > len(kinds) / 2
    assert all(isinstance(quick(k), RegexLexer) for k in kinds if isinstance(k, RegexLexer))


_PIECES = st.sampled_from(
    [
        "a",
        "K",
        "é",
        r"\d",
        r"\W",
        r"\s",
        "[^a]",
        "[a-k]",
        r"[^\s#]",
        ".",
        r"\b",
        "^",
        "$",
        "(?=a)",
        "(?!s)",
        "(?<=a)",
        "(a|)",
        "(a|b)",
        "(?:k|漢)",
        "a?",
        "b*",
        r"\d+?",
        "(?:a*)",
        "[é漢]",
        "(?i:k)",
        "(?i:[a-s])",
        "(?i:[^a])",
        "(?>a)",
        "#",
        r"\.",
        "(s)?",
    ]
)


@given(
    st.lists(_PIECES, min_size=1, max_size=4).map("".join),
    st.sampled_from([re.MULTILINE, re.IGNORECASE, re.DOTALL, re.ASCII, re.IGNORECASE | re.ASCII]),
    st.text(SIGNS, min_size=1, max_size=6),
)
def test_where_an_expression_matches_its_first_sign_was_thought_possible(
    pattern: str, flags: re.RegexFlag, text: str
) -> None:
    expression = re.compile(pattern, flags)
    signs = first_signs(expression)
    for at, char in enumerate(text):
        if char.isascii() and expression.match(text, at):
            assert signs & 1 << ord(char)


def test_it_is_told_where_an_expression_cannot_begin() -> None:
    signs = first_signs(re.compile(r"\b(?:if|else)\b"))
    assert [char for char in "abeEi (" if signs & 1 << ord(char)] == ["e", "i"]


_KINDS = st.sampled_from([Token.Text, Token.Keyword, Token.Name, Token.String.Doc, Token.New.Kind])


@given(st.lists(st.tuples(_KINDS, st.text("ab<&>\"' \n漢", max_size=5)), max_size=8))
def test_tokens_are_written_as_pygments_writes_them(tokens: list[tuple[object, str]]) -> None:
    assert write_tokens(tokens) == formatted(tokens, HtmlFormatter(nowrap=True))
