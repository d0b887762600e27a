"""The Markdown parser, built once per process."""

from collections.abc import Callable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, text_join

from ssg.markdown.block_parser import QuickParserBlock
from ssg.markdown.extensions import EXTENSIONS


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - markdown-it's method
        """Every address makes a link: ``ssg.markdown.links`` drops bad ones and says so."""
        return True


@cache
def parser() -> MarkdownIt:
    """CommonMark with raw HTML, tables, strikethrough and everything in ``EXTENSIONS``."""
    md = _Parser("default", {"html": True, "linkify": False, "typographer": False})
    md.block = QuickParserBlock()
    install_rules(md, EXTENSIONS)
    md.core.ruler.at("text_join", _join)
    md.core.ruler.disable("normalize")  # the stage has done so (``_cleaned``)
    return md


def _join(state: StateCore) -> None:
    """Join texts only where there are any to join: beside escaped signs and entities."""
    if "\\" in state.src or "&" in state.src:
        text_join(state)


def install_rules(md: MarkdownIt, extensions: Sequence[Callable[[MarkdownIt], None]]) -> None:
    """The rules of ``extensions`` beside markdown-it's own, without those for typography."""
    for install in extensions:
        install(md)
    md.disable(["linkify", "replacements", "smartquotes"])
