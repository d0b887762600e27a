"""Definition lists: a term on one line, ``: `` and what it means on the next."""

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin


def install(md: MarkdownIt) -> None:
    """PHP Markdown Extra's and Pandoc's form."""
    deflist_plugin(md)
