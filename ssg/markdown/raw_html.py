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

from ssg.markdown.allowed import DROPPED_WITH_CONTENT, OTHER_ELEMENTS, RAW_TEXT, TAGS
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
            if not named:  # comments and the like; a browser ends some of them sooner
                return "" if len(match[0]) > 1 else "&lt;"
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
        if inline and screened.startswith("&lt;"):
            part.type = "text"
        else:
            part.content = screened


def _unclosed(parts: Sequence[Token]) -> set[tuple[int, int]]:
    """Where an element begins that is dropped with its content, and does not end in ``parts``."""
    marks = [
        ((number, match.start()), named[1], named[2].lower())
        for number, part in enumerate(parts)
        for match in _MARKUP.finditer(part.content)
        if (named := _NAME.match(match[0])) and named[2].lower() in DROPPED_WITH_CONTENT
    ]
    begun, inside, depth = (0, 0), "", 0
    for place, closes, name in marks:
        if not inside and not closes:
            begun, inside, depth = place, name, 1
        elif name == inside and closes and name != "plaintext":
            depth -= 1
        elif name == inside and name not in RAW_TEXT:
            depth += 1
        if inside and not depth:
            inside = ""
    # Whatever of the kind begins after it is not surely closed either.
    return {place for place, _, _ in marks if inside and place >= begun}
