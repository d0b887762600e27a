"""How deep raw HTML is nested, so that no post can make the sanitiser's work grow as its square.

An HTML parser looks up the stack of open elements for each tag, and browsers themselves stop
nesting at 512 elements (Chromium's and WebKit's maximum depth of the tree).
"""

from collections import Counter

DEEPEST = 256
# Void elements, and those that the next of their kind ends (HTML, 13.1.2.4 "Optional tags").
_SHALLOW = (
    "br col hr img input wbr p li dt dd rb rt rtc rp option optgroup thead tbody tfoot tr td th "
    "colgroup"
)
_NEVER_NEST = frozenset(_SHALLOW.split())


class Nesting:
    """The elements that raw HTML has open, over one body.

    Attributes:
        told: whether the writer was told of one too deep: once is enough.
    """

    __slots__ = ("_depth", "_open", "told")

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()
        self._depth = 0
        self.told = False

    def takes(self, name: str, *, closes: bool) -> bool:
        """Count a tag by its lower-case name; False for one that would nest too deep."""
        if name in _NEVER_NEST:
            return True
        if closes:
            if self._open[name]:
                self._open[name] -= 1
                self._depth -= 1
            return True
        if self._depth >= DEEPEST:
            return False
        self._open[name] += 1
        self._depth += 1
        return True
