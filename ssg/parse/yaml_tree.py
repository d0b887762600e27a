"""YAML text as a tree of located nodes, built from the parser's events.

Only what front matter needs is let through. Aliases and anchors (the "billion laughs"), tags
(``!!python/...``), deep nesting and keys that are no text are refused here, before any value is
made, and nothing recurses. YAML 1.1 as PyYAML reads it: https://yaml.org/spec/1.1/.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from ssg.parse.unsafe import UNSAFE
from ssg.parse.yaml_nodes import (
    TAG,
    Composed,
    Entry,
    Mapping,
    Node,
    Problem,
    Scalar,
    Sequence,
    shown,
)
from ssg.parse.yaml_simple import compose_simply

MAX_DEPTH = 20


# The loaders differ in speed only (13 times); a test compares what they give.
FAST: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EXACT: type = yaml.SafeLoader


class _Open:
    """A collection that is being filled; ``key`` is the mapping's key that waits for its value."""

    __slots__ = ("entries", "is_mapping", "items", "key", "seen", "start")

    def __init__(self, start: int, is_mapping: bool) -> None:
        self.start = start
        self.is_mapping = is_mapping
        self.items: list[Node] = []
        self.entries: list[Entry] = []
        self.key: Scalar | None = None
        self.seen: set[str] = set()

    def close(self) -> Node:
        if self.is_mapping:
            return Mapping(tuple(self.entries), self.start)
        return Sequence(tuple(self.items), self.start)


def compose(text: str, base: int = 0, loader: type = FAST) -> Composed:
    """The tree of ``text``, whose first character stands at offset ``base`` of the file.

    Raises:
        yaml.YAMLError: when ``text`` is not YAML.
    """
    if loader is FAST:
        simple = compose_simply(text, base)
        if simple is not None:
            return simple
    problems: list[Problem] = []
    stack: list[_Open] = []
    root: Node | None = None
    for event in _events(text, loader):
        kind = type(event)
        if kind in _NODES:
            mark = event.start_mark
            start = base + mark.index if mark is not None else base
            if event.anchor is not None or getattr(event, "tag", None) is not None:
                problems += _refused(event, start)
            if kind is yaml.ScalarEvent:
                value = event.value
                if UNSAFE.search(value) is not None:
                    value = _safe(value, start, problems)
                node: Node = Scalar(value, event.implicit[0], start)
            elif kind is yaml.AliasEvent:
                node = Scalar("", True, start)
            else:
                stack.append(_Open(start, kind is yaml.MappingStartEvent))
                if len(stack) > MAX_DEPTH:
                    problems.append(Problem("SSG109", start, "this is nested too deeply"))
                    return Composed(None, tuple(problems))
                continue
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            node = stack.pop().close()
        elif kind is yaml.DocumentStartEvent and root is not None:
            mark = event.start_mark
            start = base + mark.index if mark is not None else base
            problems.append(Problem("SSG104", start, "a second document begins here"))
            break
        else:
            continue
        if stack:
            _put(stack[-1], node, problems)
        else:
            root = node
    return Composed(root, tuple(problems))


_NODES = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.AliasEvent)


def _events(text: str, loader: type) -> Iterator[Any]:
    """The parser's events; ``yaml.parse`` does the same in twice the time."""
    parser = loader(text)
    try:
        event = parser.get_event()
        while type(event) is not yaml.StreamEndEvent:
            yield event
            event = parser.get_event()
    finally:
        parser.dispose()


def _safe(text: str, start: int, problems: list[Problem]) -> str:
    """A scalar's text without characters that an escape brought in and that no page can hold."""
    bad = ", ".join(f"U+{ord(c):04X}" for c in sorted(set(UNSAFE.findall(text)))[:5])
    message = f"an escape stands for {bad}, which no page can hold"
    problems.append(
        Problem("SSG120", start, message, "write the character itself, or leave it out")
    )
    return UNSAFE.sub("", text)


def _put(parent: _Open, node: Node, problems: list[Problem]) -> None:
    """Adds a finished node to the collection that holds it."""
    if not parent.is_mapping:
        parent.items.append(node)
        return
    if parent.key is not None:
        # An entry whose key was refused or is there already is left out.
        if parent.key.text not in parent.seen:
            parent.seen.add(parent.key.text)
            parent.entries.append(Entry(parent.key, node))
        parent.key = None
        return
    if not isinstance(node, Scalar) or node.text == "":
        problems.append(Problem("SSG104", node.start, "this key is not a word", _KEY_HINT))
        parent.key = Scalar("", False, node.start)
        parent.seen.add("")
        return
    if node.text in parent.seen:
        message = f"the key “{shown(node.text)}” is here twice"
        problems.append(Problem("SSG106", node.start, message, "keep one of the two"))
    parent.key = node


_KEY_HINT = "write entries as “key: value”"


def _refused(event: Any, start: int) -> list[Problem]:
    """What of an event is never let through: aliases, anchors and tags."""
    quote = "if the sign belongs to the text, put the whole value in quotes"
    if type(event) is yaml.AliasEvent:
        message = f"a YAML alias (*{shown(str(event.anchor))}) cannot be used"
        return [Problem("SSG107", start, message, quote)]
    found = []
    if event.anchor is not None:
        message = f"a YAML anchor (&{shown(str(event.anchor))}) cannot be used"
        found.append(Problem("SSG107", start, message, quote))
    tag = getattr(event, "tag", None)
    if tag is not None and tag not in ("!", TAG + "str"):
        name = "!!" + tag.removeprefix(TAG) if tag.startswith(TAG) else tag
        found.append(
            Problem("SSG108", start, f"a YAML tag ({shown(name, 60)}) cannot be used", quote)
        )
    return found
