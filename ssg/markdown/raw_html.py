"""Raw HTML looked over before it is rendered, so that no mistake in it costs the text after it.

A browser, and so the sanitiser, reads ``<title>`` in a sentence as the start of a title that goes
on to the end of the page, and drops ``<String>`` in ``List<String>``. Here every ``<`` that begins
no complete tag of a known element becomes text, and so does an element whose content would be
dropped and which is not closed within its block.
"""

import re
from collections.abc import Sequence

from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.token import Token

from ssg.markdown.allowed import DROPPED_WITH_CONTENT, OTHER_ELEMENTS, TAGS
from ssg.markdown.notes import Note

_MARKUP = re.compile(f"{HTML_TAG_RE.pattern}|<")
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9\-]*)")
_HINT = "Put it in `code` if readers are to see it."


def screen_html(parts: Sequence[Token], line: int, notes: list[Note]) -> None:
    """Make text of what is no HTML, in place.

    Args:
        parts: the tokens of raw HTML in one block, in order.
        line: of the block.
        notes: what is noticed is added here.
    """
    unclosed = _unclosed(parts)
    for number, part in enumerate(parts):
        inline = part.type == "html_inline"

        def as_text(match: re.Match[str], number: int = number) -> str:
            named = _NAME.match(match[0])
            if not named:
                return match[0] if len(match[0]) > 1 else "&lt;"
            name = named[2].lower()
            known = name in TAGS or name in OTHER_ELEMENTS or name in DROPPED_WITH_CONTENT
            if known and (number, match.start()) not in unclosed:
                if name not in TAGS and not named[1]:
                    message = f"The HTML element <{name}> is not allowed and was left out."
                    notes.append(Note("SSG312", line, message))
                return match[0]
            if not named[1]:
                why = "is not closed" if known else "is no HTML element"
                message = f"<{named[2]}> {why}, and is shown as text."
                notes.append(Note("SSG312", line, message, _HINT))
            return "&lt;" + match[0][1:]

        screened = _MARKUP.sub(as_text, part.content)
        if inline and screened != part.content:
            part.type = "text"
        else:
            part.content = screened


def _unclosed(parts: Sequence[Token]) -> set[tuple[int, int]]:
    """Where an element begins that is dropped with its content, and does not end in ``parts``."""
    begun: tuple[int, int] | None = None
    inside = ""
    found: set[tuple[int, int]] = set()
    for number, part in enumerate(parts):
        for match in _MARKUP.finditer(part.content):
            named = _NAME.match(match[0])
            name = named[2].lower() if named else ""
            if not named or name not in DROPPED_WITH_CONTENT:
                continue
            if not inside and not named[1]:
                begun, inside = (number, match.start()), name
            elif name == inside and named[1]:
                begun, inside = None, ""
    if begun:
        # What was swallowed by it may itself hold such beginnings: none of them is closed surely.
        found.add(begun)
        for number, part in enumerate(parts):
            for match in _MARKUP.finditer(part.content):
                named = _NAME.match(match[0])
                later = (number, match.start()) > begun
                if later and named and named[2].lower() in DROPPED_WITH_CONTENT:
                    found.add((number, match.start()))
    return found
