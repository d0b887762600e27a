"""Code fences as CommonMark 0.31.2, section 4.5, has them, read line by line."""

import re

from ssg.values import dataclass

_FENCE = re.compile(
    r"(?P<indent>(?:[ \t]|>[ ]?)*)(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<run>`{3,}|~{3,})(?P<info>.*)"
)


@dataclass(frozen=True, slots=True)
class Fence:
    """An open fence: its character, how many of them, and its info string."""

    char: str
    length: int
    info: str = ""


def fence_line(line: str) -> Fence | None:
    """The fence that a line outside code would open, or None.

    A fence may stand in a list item or quotation: any indentation is allowed, because the text of
    a fragment does not show which list it stands in.
    """
    if "```" not in line and "~~~" not in line:
        return None
    match = _FENCE.match(line)
    if match is None:
        return None
    run, info = match["run"], match["info"].strip()
    if run[0] == "`" and "`" in info:
        return None
    return Fence(run[0], len(run), info)


def after_line(state: Fence | None, line: str) -> Fence | None:
    """The fence state after a line, given the state before it."""
    found = fence_line(line)
    if found is None:
        return state
    if state is None:
        return found
    if found.char == state.char and found.length >= state.length and not found.info:
        return None
    return state


def after_text(state: Fence | None, text: str) -> Fence | None:
    """The fence state after a text that begins at the start of a line."""
    if "~" in text and "~~~" in text:
        for line in text.split("\n"):
            state = after_line(state, line)
        return state
    at = 0
    while (found := text.find("```", at)) >= 0:
        at = text.find("\n", found)
        at = len(text) if at < 0 else at
        line = text[text.rfind("\n", 0, found) + 1 : at]
        if state is not None and line.rstrip() == state.char * state.length:
            state = None  # closed as it was opened: nearly always
        else:
            state = after_line(state, line)
    return state
