"""The nodes of a YAML tree, and what may be wrong with one."""

from functools import cache
from typing import Any, NamedTuple, TypeAlias

TAG = "tag:yaml.org,2002:"
# What a text without quotes begins with that may be another type (YAML 1.1).
_SUSPICIOUS = frozenset("-+.0123456789=<~nNyYtTfFoO!&*")


class Scalar(NamedTuple):
    """One value as written: quotes and escapes are undone, nothing else is."""

    text: str
    plain: bool
    start: int

    @property
    def kind(self) -> str:
        """``str``, ``int``, ``float``, ``bool``, ``null``, ``timestamp`` … as YAML 1.1 has it."""
        if not self.plain or (self.text and self.text[0] not in _SUSPICIOUS):
            return "str"
        for tag, pattern in _resolvers().get(self.text[:1], ()):
            if pattern.match(self.text):
                return str(tag).removeprefix(TAG)
        return "str"


class Sequence(NamedTuple):
    """A list."""

    items: "tuple[Node, ...]"
    start: int


class Entry(NamedTuple):
    """A key with its value."""

    key: Scalar
    value: "Node"


class Mapping(NamedTuple):
    """Keys with values, in the order they are written, each key once."""

    entries: tuple[Entry, ...]
    start: int


Node: TypeAlias = Scalar | Sequence | Mapping


class Problem(NamedTuple):
    """Something refused or wrong: a code, an offset into the file's text and words about it."""

    code: str
    start: int
    message: str
    hint: str = ""


class Composed(NamedTuple):
    """A tree, None for no content, what was refused in it, and keys whose value is unreadable."""

    root: Node | None
    problems: tuple[Problem, ...] = ()
    broken: tuple[str, ...] = ()


def shown(text: str, limit: int = 40) -> str:
    """A writer's text inside a message: on one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit] + "…"


@cache
def _resolvers() -> dict[str, list[tuple[str, Any]]]:
    import yaml  # a text without quotes may need it; most front matter is read without

    found: dict[str, list[tuple[str, Any]]] = yaml.SafeLoader.yaml_implicit_resolvers
    return found
