"""What Markdown understands beyond CommonMark: one module each, in the order of installing.

An extension is a module with ``install(md)``, a file beside this one, and a line in ``EXTENSIONS``.
"""

from collections.abc import Callable

from markdown_it import MarkdownIt

from ssg.markdown.extensions import (
    admonitions,
    attributes,
    autolinks,
    code_blocks,
    definition_lists,
    emphasis,
    figures,
    footnotes,
    ruby,
    softbreaks,
    tables,
    task_lists,
    toc_marker,
)

EXTENSIONS: tuple[Callable[[MarkdownIt], None], ...] = (
    emphasis.install,  # first: it replaces the inline parser
    ruby.install,
    autolinks.install,
    tables.install,
    footnotes.install,
    definition_lists.install,
    task_lists.install,
    admonitions.install,
    attributes.install,
    toc_marker.install,
    code_blocks.install,
    figures.install,
    softbreaks.install,  # last: it reads what the others left
)
