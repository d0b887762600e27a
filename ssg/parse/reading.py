"""What every reader of a front-matter value shares: its surroundings, and a text's own reader."""

import re
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ssg.parse.findings import Findings
from ssg.parse.yaml_nodes import Mapping, Node, Scalar, Sequence


class Reading(NamedTuple):
    """What a reader needs to know besides the node: the key as written, the site's zone."""

    key: str
    zone: ZoneInfo
    findings: Findings
    is_page: bool = False

    def wrong_type(self, node: Node, wanted: str, hint: str) -> None:
        """Notes that a value has the wrong type."""
        given = describe(node)
        self.findings.add("SSG114", node.start, f"{self.key} must be {wanted}, not {given}", hint)

    def bad(self, node: Node, message: str, hint: str) -> None:
        """Notes that a value of the right type cannot be used."""
        self.findings.add("SSG115", node.start, message, hint)


def describe(node: Node) -> str:
    """A node's type in words."""
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list"
    words = {
        "int": "a number",
        "float": "a number",
        "bool": "true or false",
        "timestamp": "a date",
        "null": "empty",
    }
    return words.get(node.kind, "a text")


def is_empty(node: Node) -> bool:
    """Whether nothing is written: ``key:``, ``key: ~`` or ``key: null``."""
    return isinstance(node, Scalar) and node.plain and node.kind == "null"


def read_text(node: Node, reading: Reading) -> str | None:
    """A text on one line: white space at its ends is cut, line breaks become spaces."""
    if not isinstance(node, Scalar):
        reading.wrong_type(node, "a text", f"{reading.key}: …")
        return None
    if node.plain and node.kind == "bool":
        reading.wrong_type(node, "a text", f'Put it in quotes: {reading.key}: "{node.text}"')
        return None
    if "\n" not in node.text and "\r" not in node.text:
        return node.text.strip() or None
    lines = [line.strip() for line in re.split(r"[\r\n]+", node.text)]
    return " ".join(line for line in lines if line) or None
