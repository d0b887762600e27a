"""The kinds of value that front matter knows: how each is read, and its JSON Schema."""

from collections.abc import Callable
from typing import Any

from ssg.parse import readers
from ssg.parse.reading import Reading, read_text
from ssg.parse.yaml_nodes import Node
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: its name in the reference, its reader and its JSON Schema."""

    name: str
    read: Callable[[Node, Reading], Any]
    schema: dict[str, object]


_TEXT: dict[str, object] = {"type": ["string", "number"]}
_LIST: dict[str, object] = {
    "type": ["array", "string", "number", "null"],
    "items": {"type": ["string", "number"]},
}

TEXT = Kind("text", read_text, {"type": ["string", "number", "null"]})
TITLE = Kind("text", readers.read_title, {"type": ["string", "number"], "minLength": 1})
MOMENT = Kind(
    "date", readers.read_moment, {"type": ["string", "null"], "examples": ["2025-10-21 02:15"]}
)
FLAG = Kind("true or false", readers.read_flag, {"type": ["boolean", "null"]})
MINUTES = Kind("number of minutes", readers.read_minutes, {"type": ["number", "string", "null"]})
SLUG = Kind("text without slashes", readers.read_slug, {**_TEXT, "pattern": r"^[^/\\]+$"})
PERMALINK = Kind("path, or one of Jekyll's words", readers.read_permalink, {"type": "string"})
LANGUAGE = Kind(
    "language tag",
    readers.read_language,
    {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
)
LAYOUT = Kind(
    "name of a template", readers.read_layout, {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}
)
IMAGE = Kind(
    "address, or mapping of path and alt",
    readers.read_image,
    {
        "oneOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {"path": {"type": "string"}, "alt": {"type": "string"}},
                "required": ["path"],
            },
        ]
    },
)
PATHS = Kind("path or list of paths", readers.read_paths, _LIST)
SOURCES = Kind(
    "text with an address, or list of these",
    readers.read_sources,
    {
        "type": ["array", "string", "number", "object", "null"],
        "items": {"type": ["string", "number", "object"]},
    },
)
TERMS = Kind("list, or text", readers.read_terms, _LIST)
NAMES = Kind("name or list of names", readers.read_names, _LIST)
