"""Values that a template does nothing with but print: the level of a card's heading.

Its text is made once, with a blank for each of them, and they are put in afterwards. A blank is
known as the very object that was given, so that no text that looks like one is taken for it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import nodes

_SIGN = "\x00"  # around the name; what holds others cannot be filled in


def printed_alone(tree: nodes.Template) -> list[str]:
    """The names that are printed, as they are, and named nowhere else in the tree."""
    outputs = tree.find_all(nodes.Output)
    printed: Counter[str] = Counter(
        part.name for output in outputs for part in output.nodes if isinstance(part, nodes.Name)
    )
    if not printed:  # most templates of whole pages: the others are much smaller
        return []
    named: Counter[str] = Counter(node.name for node in tree.find_all(nodes.Name))
    return sorted(name for name, times in printed.items() if named[name] == times)


class Blanks:
    """What stands in the place of some values."""

    def __init__(self, names: Iterable[str]) -> None:
        self.values = {name: f"{_SIGN}{name}{_SIGN}" for name in names}

    def text(self, pieces: Iterable[str]) -> str | None:
        """The text of these pieces; None where it is not certain what is a blank in it."""
        made = list(pieces)
        own = {id(blank) for blank in self.values.values()}
        count = sum(id(piece) in own for piece in made)
        text = "".join(made)
        return text if text.count(_SIGN) == 2 * count else None


def filled(text: str, values: Mapping[str, Any]) -> str:
    """The text with these whole numbers in its blanks."""
    for name, value in values.items():
        text = text.replace(f"{_SIGN}{name}{_SIGN}", str(value))
    return text
