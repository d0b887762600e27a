"""What YAML reads without a word, and its writer surely did not mean."""

import re
from collections.abc import Collection, Iterator

from ssg.parse.yaml_nodes import Mapping, Node, Problem, Scalar, shown

_HASH = re.compile(r"([ \t]+#)(?=[^\s#!])")
_KEY_LINE = re.compile(r"[\r\n]([A-Za-z_]+)[ \t]*[:：](?=[ \t　\r\n])")


def suspects(root: Node | None, text: str, end: int, known: Collection[str]) -> Iterator[Problem]:
    """Values that hold less or more than was meant.

    Args:
        root: a block's tree.
        text: of the whole file.
        end: the offset at which the block ends.
        known: the keys that front matter knows.
    """
    entries = root.entries if isinstance(root, Mapping) else ()
    ends = [*(entry.key.start for entry in entries), end][1:]
    for entry, stop in zip(entries, ends, strict=True):
        value = entry.value
        if not isinstance(value, Scalar):
            continue
        if value.plain:
            yield from _cut_off(entry.key.text, value, text)
        elif text[value.start : value.start + 1] in ('"', "'"):
            yield from _run_on(value, text, stop, known)


def _cut_off(key: str, value: Scalar, text: str) -> Iterator[Problem]:
    """A ``#`` begins a remark; a remark has a space after it, a hashtag or a colour has none."""
    end = value.start + len(value.text)
    found = _HASH.match(text, end) if text.startswith(value.text, value.start) else None
    if found is not None:
        yield Problem(
            "SSG121",
            found.end(1) - 1,
            f"what begins with # is no part of {shown(key)}",
            "put the whole value in quotes, or write a space after #",
        )


def _run_on(value: Scalar, text: str, stop: int, known: Collection[str]) -> Iterator[Problem]:
    """A quote that is not closed takes the entries below into the value, up to the next quote."""
    for found in _KEY_LINE.finditer(text, value.start, stop):
        if found[1] in known:
            quote = text[value.start]
            message = f"the quote {quote} that opens here takes in the line of {found[1]}"
            yield Problem("SSG104", value.start, message, f"write {quote} at the end of the line")
            return
