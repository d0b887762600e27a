"""Cards and their sources of which only the digest is known until more of them is asked.

Where lists show a card as it was made before, its post is never asked for.
"""

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from typing import Any, Protocol

from ssg.pages.cards import CardSource, LaterCard
from ssg.pages.frame import Frame
from ssg.pages.parts import Card


class WrongCardError(Exception):
    """What was kept of a card is not what its post makes of it."""


class Cards(Protocol):
    """What tells the rest of a card's source."""

    def changed(self, path: str) -> datetime:
        """The last change of the post from that file."""

    def whole(self, path: str) -> CardSource:
        """The source with everything."""

    def kept(self, source: CardSource, path: str) -> tuple[Frame, Card]:
        """Its card, with the frame that it is made for."""


class LaterSource(CardSource):
    """A source; make it with ``later_source``."""

    __slots__ = ("cards", "path")
    __setattr__ = object.__setattr__
    cards: Cards
    path: str

    def __getattr__(self, name: str) -> Any:
        # Python asks here for what is not there: a field that was left empty.
        if name == "changed":
            setattr(self, name, self.cards.changed(self.path))
        elif name == "made":
            setattr(self, name, [self.cards.kept(self, self.path)])
        elif name in _OF_SOURCE:
            source = self.cards.whole(self.path)
            if source.digest_key != self.digest_key:
                raise WrongCardError(self.path)
            for other in _OF_SOURCE:
                setattr(self, other, getattr(source, other))
        else:
            raise AttributeError(name)
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


def later_source(digest_key: str, path: str, cards: Cards) -> CardSource:
    """The source with that digest, of the post from that file."""
    made: Any = object.__new__(LaterSource)
    made.digest_key, made.path, made.cards = digest_key, path, cards
    return made  # type: ignore[no-any-return]  # made a LaterSource above


def kept_card(source: CardSource, frame: Frame, fill: Callable[[Card], bool]) -> Card:
    """The card of a source.

    Args:
        fill: gives it its values; False where it cannot.
    """
    card: Any = object.__new__(KeptCard)
    card.source, card.frame, card.digest_key, card.fill = source, frame, source.digest_key, fill
    return card  # type: ignore[no-any-return]  # made a KeptCard above
