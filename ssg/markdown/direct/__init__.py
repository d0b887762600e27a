"""Ordinary Markdown written as HTML at once, block by block (docs/adr/0014).

Most of what an analysis post holds can only mean one thing: a line of text between empty ones, a
heading, a flat list, a table with its bars, a fence. Such blocks are written as they are read, with
no tokens between. Every other block is given to markdown-it, alone, with the lines up to the next
place where a new block must begin; and a body whose blocks speak of each other (references,
footnotes, attributes, Liquid), or that holds raw HTML, is not written here at all. Property tests
hold this way against the long one.
"""

from ssg.markdown.direct.body import Written, write_directly

__all__ = ["Written", "write_directly"]
