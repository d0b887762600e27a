"""A card's source of which only the digest and the last change are known until more is asked."""

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from typing import Any

from ssg.pages.cards import CardSource


class WrongCardError(Exception):
    """What was kept of a card is not what its post makes of it."""


class LaterSource(CardSource):
    """For lists: where they show a card as it was made before, its post is never asked for.

    Make it with ``later_source``.
    """

    __slots__ = ("source",)
    __setattr__ = object.__setattr__
    source: Callable[[], CardSource]

    def __getattr__(self, name: str) -> Any:
        # Python asks here for what is not there: a field that was left empty.
        if name not in _LATER:
            raise AttributeError(name)
        source = self.source()
        if source.digest_key != self.digest_key:
            raise WrongCardError(source.post.url)
        for other in _LATER:
            setattr(self, other, getattr(source, other))
        return getattr(self, name)


_LATER = frozenset(f.name for f in fields(CardSource)) - {"digest_key", "changed", "made"}


def later_source(
    digest_key: str, changed: datetime, source: Callable[[], CardSource]
) -> CardSource:
    """The source with that digest; ``source`` gives it with everything."""
    made: Any = object.__new__(LaterSource)
    made.digest_key, made.changed, made.source, made.made = digest_key, changed, source, []
    return made  # type: ignore[no-any-return]
