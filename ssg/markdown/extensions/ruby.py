"""Readings above the text: ``{漢字|かんじ}``, and ``{東京|とう|きょう}`` character by character.

The notation is that of Denden Markdown, which Japanese e-book tools share. It becomes what a writer
could have written as HTML, with ``<rp>`` for readers that know no ruby.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from ssg.markdown.characters import is_cjk

_BAR = "|｜"
_RUBY = re.compile(rf"\{{([^{{}}\\`\n{_BAR}]+)((?:[{_BAR}][^{{}}\\`\n{_BAR}]*)+)\}}")


def _ruby(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    found = _RUBY.match(state.src, state.pos, state.posMax)
    # Braces and a bar stand in patterns and templates too; those hold no such character.
    if not found or not any(map(is_cjk, found[0].replace("｜", ""))):
        return False
    base, readings = found[1], re.split(f"[{_BAR}]", found[2])[1:]
    if not any(reading.strip() for reading in readings):
        return False
    if not silent:
        _html(state, "<ruby>")
        for part, reading in _pairs(base, readings):
            _text(state, part)
            for html, text in (("rp", "（"), ("rt", reading), ("rp", "）")):
                _html(state, f"<{html}>")
                _text(state, text)
                _html(state, f"</{html}>")
        _html(state, "</ruby>")
    state.pos = found.end()
    return True


def _pairs(base: str, readings: list[str]) -> Iterator[tuple[str, str]]:
    """Each character with its reading where they are as many, else the whole with the whole.

    A character without a reading of its own (``{振り仮名|ふ||が|な}``) gets an empty one.
    """
    if len(readings) == len(base):
        yield from zip(base, readings, strict=True)
    else:
        yield base, "".join(readings)


def _html(state: StateInline, html: str) -> None:
    state.push("html_inline", "", 0).content = html


def _text(state: StateInline, text: str) -> None:
    state.push("text", "", 0).content = text


def install(md: MarkdownIt) -> None:
    """Before emphasis and links, so that a reading is text whatever stands in it."""
    md.inline.ruler.after("escape", "ruby", _ruby)
