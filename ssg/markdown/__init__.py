"""From a post's body to sanitised HTML. The reference for writers is ``docs/markdown.md``."""

from ssg.markdown.highlight import highlight_css
from ssg.markdown.stage import render_markdown

__all__ = ["highlight_css", "render_markdown"]
