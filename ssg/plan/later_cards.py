"""Cards and their sources of which only the digest is known until more of them is asked.

Where lists show a card as it was made before, its post is never asked for.
"""

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from typing import Any

from ssg.pages.cards import CardSource, LaterCard
from ssg.pages.frame import Frame
from ssg.pages.parts import Card


class WrongCardError(Exception):
    """What was kept of a card is not what its post makes of it."""


class LaterSource(CardSource):
    """A source; make it with ``later_source``."""

    __slots__ = ("source",)
    __setattr__ = object.__setattr__
    source: Callable[[], CardSource]

    def __getattr__(self, name: str) -> Any:
        # Python asks here for what is not there: a field that was left empty.
        if name not in _OF_SOURCE:
            raise AttributeError(name)
        source = self.source()
        if source.digest_key != self.digest_key:
            raise WrongCardError(source.post.url)
        for other in _OF_SOURCE:
            setattr(self, other, getattr(source, other))
        return getattr(self, name)


class KeptCard(LaterCard):
    """A card that is filled from what the last build kept, without its post."""

    __slots__ = ("fill",)
    fill: Callable[[Card], bool]

    def __getattr__(self, name: str) -> Any:
        if name in _OF_CARD and self.fill(self):
            return getattr(self, name)
        return super().__getattr__(name)


_OF_SOURCE = frozenset(f.name for f in fields(CardSource)) - {"digest_key", "changed", "made"}
_OF_CARD = frozenset(f.name for f in fields(Card)) - {"digest_key"}


def later_source(
    digest_key: str,
    changed: datetime,
    source: Callable[[], CardSource],
    frame: Frame,
    fill: Callable[[Card], bool],
) -> CardSource:
    """The source with that digest, and its card.

    Args:
        source: gives it with everything.
        frame: of the card.
        fill: gives the card its values; False where it cannot.
    """
    made: Any = object.__new__(LaterSource)
    made.digest_key, made.changed, made.source = digest_key, changed, source
    card: Any = object.__new__(KeptCard)
    card.source, card.frame, card.digest_key, card.fill = made, frame, digest_key, fill
    made.made = [(frame, card)]
    return made  # type: ignore[no-any-return]
