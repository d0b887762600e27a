"""Raw HTML looked over before it is rendered, so that no mistake in it costs the text after it.

A browser, and so the sanitiser, reads ``<title>`` in a sentence as the start of a title that goes
on to the end of the page, and drops ``<String>`` in ``List<String>``. Here every ``<`` that begins
no complete tag of a known element becomes text, and so does an element whose content would be
dropped and which is not closed within its block.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.common.html_re import close_tag, open_tag
from markdown_it.token import Token

from ssg.markdown.allowed import DROPPED_WITH_CONTENT, OTHER_ELEMENTS, RAW_TEXT, TAGS
from ssg.markdown.nesting import DEEPEST, Nesting
from ssg.markdown.notes import Note

_TAG = re.compile(f"{open_tag}|{close_tag}")
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9\-]*)")
_OTHERS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
_HINT = "put it in `code` if it is meant to be seen"


def screen_html(parts: Sequence[Token], line: int, notes: list[Note], nesting: Nesting) -> None:
    """Make text of what is no HTML, in place.

    Args:
        parts: the tokens of raw HTML in one block, in order.
        line: of the block.
        notes: what is noticed is added here.
        nesting: what raw HTML before this block has left open.
    """
    unclosed = _unclosed(parts)
    for number, part in enumerate(parts):
        html, done = part.content, 0
        pieces: list[str] = []
        for start, end in _markups(html):
            markup = html[start:end]
            pieces += (
                html[done:start],
                _screened(markup, (number, start) in unclosed, line, notes, nesting),
            )
            done = end
        screened = "".join((*pieces, html[done:]))
        if part.type == "html_inline" and screened.startswith("&lt;"):
            part.type = "text"
        else:
            part.content = screened


def _screened(markup: str, unclosed: bool, line: int, notes: list[Note], nesting: Nesting) -> str:
    named = _NAME.match(markup)
    if not named or markup == "<":  # comments and the like; a browser ends some of them sooner
        return "" if len(markup) > 1 else "&lt;"
    name = named[2].lower()
    known = name in TAGS or name in OTHER_ELEMENTS or name in DROPPED_WITH_CONTENT
    if known and not unclosed:
        if name not in TAGS and not named[1]:
            message = f"the HTML element <{name}> is not allowed and was left out"
            notes.append(Note("SSG312", line, message, "", named[0]))
        if nesting.takes(name, closes=bool(named[1])):
            return markup
        if not nesting.told:
            nesting.told = True
            message = f"<{named[2]}> is nested over {DEEPEST} elements deep, and is shown as text"
            notes.append(Note("SSG312", line, message, "close the elements before it", named[0]))
        return "&lt;" + markup[1:]
    if not named[1]:
        why = "is not closed" if known else "is no HTML element"
        message = f"<{named[2]}> {why}, and is shown as text"
        notes.append(Note("SSG312", line, message, _HINT, named[0]))
    return "&lt;" + markup[1:]


def _markups(html: str) -> Iterator[tuple[int, int]]:
    """Start and end of each tag, comment and the like, and of each ``<`` that begins none."""
    missing: set[str] = set()  # ends that do not come again: looked for once, not from each start
    start = html.find("<")
    while start >= 0:
        tag = _TAG.match(html, start)
        end = tag.end() if tag else start + 1
        if not tag:
            for opening, closing in _OTHERS:
                if html.startswith(opening, start) and closing not in missing:
                    found = html.find(closing, start + 2)
                    if found < 0:
                        missing.add(closing)
                    else:
                        end = found + len(closing)
                        break
        yield start, end
        start = html.find("<", end)


def _unclosed(parts: Sequence[Token]) -> set[tuple[int, int]]:
    """Where an element begins that is dropped with its content, and does not end in ``parts``."""
    marks = [
        ((number, start), named[1], named[2].lower())
        for number, part in enumerate(parts)
        for start, end in _markups(part.content)
        if end > start + 1
        and (named := _NAME.match(part.content, start))
        and named[2].lower() in DROPPED_WITH_CONTENT
    ]
    open_: list[tuple[tuple[int, int], str]] = []
    for place, closes, name in marks:
        innermost = open_[-1][1] if open_ else ""
        if closes and name == innermost and name != "plaintext":
            open_.pop()
        elif innermost in RAW_TEXT:
            continue
        elif not closes:
            open_.append((place, name))
        elif open_:
            break  # wrongly nested: what a browser makes of it is not worth following
    # Whatever of the kind begins after the first is not surely closed either.
    return {place for place, _, _ in marks if open_ and place >= open_[0][0]}
