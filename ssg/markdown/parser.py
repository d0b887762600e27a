"""The Markdown parser, built once per process."""

from functools import cache

from markdown_it import MarkdownIt

from ssg.markdown.extensions import EXTENSIONS


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Every address makes a link: ``ssg.markdown.links`` drops bad ones and says so."""
        return True


@cache
def parser() -> MarkdownIt:
    """CommonMark with raw HTML, tables, strikethrough and everything in ``EXTENSIONS``."""
    md = _Parser("default", {"html": True, "linkify": False, "typographer": False})
    for install in EXTENSIONS:
        install(md)
    md.disable(["linkify", "replacements", "smartquotes"])
    return md
