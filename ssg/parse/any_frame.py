"""Where front matter and body lie in a file that does not simply begin with its front matter.

python-frontmatter's handler does the splitting, with a boundary of our own: its own swallows the
blank lines after the block, and its ``parse`` strips the body, so that line numbers would be lost.
"""

import re
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from ssg.parse.frame import Frame
from ssg.parse.yaml_tree import EXACT, FAST, compose

_BLANK_LINES = re.compile(r"\ufeff?(?:[ \t]*(?:\r\n?|\n))*")
_OPENING = re.compile(r"---[ \t]*(?:\r\n?|\n|\Z)")
# A line that was surely meant to close the block: too few or too many hyphens, or dashes.
_NEARLY = re.compile(r"(?:(?<=[\r\n]))[ \t]*(?:[-–—−‐―]{2,}|ー{2,}|－{2,})[ \t]*(?:\r\n?|\n|\Z)")
_ENTRY = re.compile(r"[^\s:：#\-][^\s:：]{0,60}[ \t　]*[:：]|[#\-\]}\"']|[ \t]|\r|\n|\Z")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


class FrontMatterHandler(YAMLHandler):
    """python-frontmatter's YAML handler with an exact boundary and a loader that trusts nothing."""

    # Exactly three hyphens open and close; three dots close, as in Jekyll.
    FM_BOUNDARY = re.compile(r"(?:\A|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")

    def load(self, fm: str, **kwargs: object) -> Any:
        """The block as ``Composed``; the keyword ``base`` is its offset in the file.

        Raises:
            yaml.YAMLError: when the block is not YAML.
        """
        base = kwargs.get("base", 0)
        assert isinstance(base, int)
        try:
            return compose(fm, base, FAST)
        except yaml.YAMLError:
            # The slower loader decides, so that a message never depends on which one is there.
            return compose(fm, base, EXACT)


HANDLER = FrontMatterHandler()


def any_frame(text: str) -> Frame:
    """The same for whatever text."""
    skipped = _BLANK_LINES.match(text)
    opens = skipped.end() if skipped else 0
    opening = _OPENING.match(text, opens)
    if opening is None:
        return Frame(-1, "", 0, 1 if text.startswith("\ufeff") else 0)
    rest = text[opens:]
    try:
        block, body = HANDLER.split(rest)
    except ValueError:
        return _unclosed(text, opens, opening.end())
    return Frame(opens, block, opening.end(), len(text) - len(body))


def _unclosed(text: str, opens: int, start: int) -> Frame:
    at = start
    while at < len(text) and _ENTRY.match(text, at):
        line = _LINE.match(text, at)
        at = line.end() if line else len(text)
    nearly = _NEARLY.search(text, start)
    if nearly is not None and nearly.start() <= at:
        block = text[start : nearly.start()]
        return Frame(opens, block, start, nearly.end(), closed=False, close_guess=nearly.start())
    return Frame(opens, text[start:at], start, at, closed=False)
