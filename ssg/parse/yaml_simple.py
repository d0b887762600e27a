"""The tree of front matter as most of it is written, read without YAML's machinery.

Keys with plain or quoted values in one line, and lists of such. The result is what YAML gives; for
whatever could mean something else it is None, and YAML is asked. A property test holds the two
together. (YAML 1.1, 9.1.3 "Plain Scalars", 10.1 "Sequence Styles": https://yaml.org/spec/1.1/)
"""

import re

from ssg.parse.unsafe import UNSAFE
from ssg.parse.yaml_nodes import Composed, Entry, Mapping, Node, Scalar, Sequence

_PLAIN_TEXT = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~](?:[^:# ]|:(?=[^ ])|(?<! )#| (?!#))*"
# A key, and its value in double or single quotes, in brackets, or plain.
ENTRY = re.compile(
    r"([A-Za-z_][A-Za-z0-9_\-]{0,80}):(?: +(?:\"([^\"\\]*)\"|'([^']*)'|(\[.*\])|("
    + _PLAIN_TEXT
    + ")))?"
)
ITEM = re.compile(r"( *)- +([^ ].*)")
BEFORE_ITEM = (" ", "-")
_QUOTED = re.compile(r"\"([^\"\\]*)\"|'([^']*)'")
# Outside of brackets and within: what begins as text, and what it holds without ending.
_PLAIN = re.compile(_PLAIN_TEXT)
_IN_LIST = re.compile(r"[^\W_][^,\[\]{}:#'\"?|>&*!%@`]*")
_COMMA = re.compile(r" *, *")


def compose_simply(text: str, base: int) -> Composed | None:
    """The tree of ``text``, whose first character stands at offset ``base`` of the file."""
    if "\t" in text or "\r" in text or UNSAFE.search(text) is not None:
        return None
    block = _Block()
    at = base
    for written in text.split("\n"):
        line = written.rstrip(" ")
        item = ITEM.fullmatch(line) if line[:1] in BEFORE_ITEM else None
        if item:
            understood = block.add_item(len(item[1]), at, scalar(item[2], at + item.start(2)))
        elif line:
            understood = block.close_list() and block.add(ENTRY.fullmatch(line), at)
        else:
            understood = True
        if not understood:
            return None
        at += len(written) + 1
    if not block.close_list() or not block.entries:
        return None
    return Composed(Mapping(tuple(block.entries), block.entries[0].key.start))


class _Block:
    """The entries so far; ``key`` waits for the items of a list below it."""

    __slots__ = ("entries", "indent", "items", "key", "seen", "start")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.seen: set[str] = set()
        self.key: Scalar | None = None
        self.items: list[Node] = []
        self.indent = self.start = 0

    def add_item(self, indent: int, at: int, node: Node | None) -> bool:
        if self.key is None or node is None or (self.items and indent != self.indent):
            return False
        if not self.items:
            self.indent, self.start = indent, at + indent
        self.items.append(node)
        return True

    def close_list(self) -> bool:
        """False for a key without a value."""
        if self.key is None:
            return True
        if not self.items:
            return False
        self.entries.append(Entry(self.key, Sequence(tuple(self.items), self.start)))
        self.key, self.items = None, []
        return True

    def add(self, found: re.Match[str] | None, at: int) -> bool:
        if not found:
            return False
        name, double, single, brackets, plain = found.groups()
        if name in self.seen:
            return False
        self.seen.add(name)
        key = Scalar(name, True, at)
        value: Node | None
        if plain is not None:
            value = Scalar(plain, True, at + found.start(5))
        elif double is not None:
            value = Scalar(double, False, at + found.start(2) - 1)
        elif brackets is not None:
            value = list_in_brackets(brackets, at + found.start(4))
        elif single is not None:
            value = Scalar(single, False, at + found.start(3) - 1)
        else:
            self.key = key
            return True
        if value is None:
            return False
        self.entries.append(Entry(key, value))
        return True


def scalar(text: str, start: int) -> Scalar | None:
    """One value, quoted or plain; None where it could be more."""
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        return Scalar(quoted[1] if quoted[2] is None else quoted[2], False, start)
    return Scalar(text, True, start) if _PLAIN.fullmatch(text) else None


def list_in_brackets(text: str, start: int) -> Sequence | None:
    """A list in brackets; None where it could be more."""
    items: list[Node] = []
    at = 1
    end = len(text) - 1
    if text[-1] != "]" or end < 1:
        return None
    while text[at] == " ":
        at += 1
    while at < end:
        found = _QUOTED.match(text, at, end) or _IN_LIST.match(text, at, end)
        if not found:
            return None
        if found.re is _QUOTED:
            value = found[1] if found[2] is None else found[2]
            items.append(Scalar(value, False, start + at))
            at = found.end()
        else:
            items.append(Scalar(found[0].rstrip(" "), True, start + at))
            at = found.end()
        while at < end and text[at] == " ":
            at += 1
        if at < end:
            comma = _COMMA.match(text, at, end)
            if not comma or comma.end() == end:
                return None
            at = comma.end()
    return Sequence(tuple(items), start)
