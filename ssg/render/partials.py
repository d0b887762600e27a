"""Partials that lists show again and again: each is made once, and kept for the next build.

Of a card in a list nothing needs to be known but its digest, and that is enough: it stands for
all that the card shows (decision 0015). What else shapes its HTML, the template with all that it
includes, the settings, texts and assets, the language and the other values, is in the key too.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Protocol

from markupsafe import Markup

from ssg.model.digests import digest_text, digest_value
from ssg.model.ports import Cache, Pieces
from ssg.render.printed_values import filled

# Each list shows the cards again: with fewer kept than there are posts, all are made for each list.
MOST = 1 << 18  # how many results are at hand at once

# From a template's name, a language and values to HTML.
Make = Callable[[str, str, Mapping[str, Any]], str]


class KeptPartials:
    """Partials of the builds before.

    Args:
        shaping: from a template's name to the digest of all that shapes it besides its values;
            empty where that is not known.
        is_worth_it: whether so many are to be made that they are looked for, and kept.
    """

    def __init__(
        self, store: Cache, shaping: Callable[[str], str], is_worth_it: Callable[[], bool]
    ) -> None:
        self._store = store
        self._shaping = shaping
        self.is_worth_it = is_worth_it
        self._prefixes: dict[str, str] = {}

    def prefix(self, name: str) -> str:
        """What the keys of a partial begin with; empty where it cannot be kept."""
        known = self._prefixes.get(name)
        if known is None:
            shaping = self._shaping(name)
            known = self._prefixes[name] = shaping and f"partial:{shaping}:"
        return known

    def get(self, key: str) -> str | None:
        """The HTML under that key, or None."""
        kept = self._store.get(key)
        try:
            return None if kept is None else kept.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            return None

    def put(self, key: str, html: str) -> None:
        """Keep it."""
        self._store.put(key, html.encode("utf-8", "surrogatepass"))


class PrintsLater(Protocol):
    """Templates whose values may be put in afterwards (``QuickTemplates``)."""

    def printed(self, name: str, language: str) -> Collection[str]:
        """The values that the template only prints."""

    def with_blanks(
        self, name: str, language: str, values: Mapping[str, Any], blank: Collection[str]
    ) -> str | None:
        """Its text with blanks for some of these; None where that cannot be."""


class Partials:
    """The function ``partial_cached`` of templates.

    Args:
        make: renders one.
        kept: those of the builds before, where there are any.
        between: those of this build that other processes have made.
        blanks: makes one with blanks for values that it only prints.
    """

    def __init__(
        self,
        make: Make,
        kept: KeptPartials | None = None,
        between: Pieces | None = None,
        blanks: "PrintsLater | None" = None,
    ) -> None:
        self._make = make
        self.blanks = blanks
        self._kept = kept
        self._between = between
        self._made: dict[tuple[object, ...], Markup] = {}

    def __call__(self, name: str, *, lang: str, **values: object) -> Markup:
        """A template made with these values, once for equal ones."""
        identities = [(key, _identity(value)) for key, value in values.items()]
        key = (name, lang, *identities)
        made = self._made.get(key)
        if made is None:
            if len(self._made) >= MOST:
                self._made.clear()
            made = self._made[key] = Markup(self._new_for(key, {**values, "lang": lang}))
        return made

    def _new_for(self, identity: tuple[Any, ...], values: Mapping[str, Any]) -> str:
        """The HTML; made once for all numbers that it only prints."""
        name, lang, *others = identity
        if self.blanks is None or self._between is None or self._kept is not None:
            return self._shared(identity, values)
        printed = self.blanks.printed(name, lang)
        blank = [key for key in values if key in printed and type(values[key]) is int]
        if not blank:
            return self._shared(identity, values)
        of_all = (name, lang, *[pair for pair in others if pair[0] not in blank], blank)
        key = repr(of_all).encode("utf-8", "surrogatepass")
        made = self._between.get(key)
        if made is None:
            text = self.blanks.with_blanks(name, lang, values, blank)
            if text is None:
                return self._shared(identity, values)
            self._between.put(key, text.encode("utf-8", "surrogatepass"))
        else:
            text = made.decode("utf-8", "surrogatepass")
        return filled(text, {key: values[key] for key in blank})

    def _shared(self, identity: tuple[Any, ...], values: Mapping[str, Any]) -> str:
        if self._between is None:
            return self._new(identity, values)
        key = repr(identity).encode("utf-8", "surrogatepass")
        made = self._between.get(key)
        if made is not None:
            return made.decode("utf-8", "surrogatepass")
        html = self._new(identity, values)
        self._between.put(key, html.encode("utf-8", "surrogatepass"))
        return html

    def _new(self, identity: tuple[Any, ...], values: Mapping[str, Any]) -> str:
        name, lang, kept = identity[0], identity[1], self._kept
        prefix = kept.prefix(name) if kept and kept.is_worth_it() else ""
        if not kept or not prefix:
            return self._make(name, lang, values)
        key = prefix + digest_text(repr(identity))
        html = kept.get(key)
        if html is None:
            html = self._make(name, lang, values)
            kept.put(key, html)
        return html


def _identity(value: object) -> object:
    """What tells two values of a cached partial apart; a card has its own digest."""
    if isinstance(value, (str, int)):
        return type(value), value  # 1 and True are equal, as HTML and its text are
    return getattr(value, "digest_key", "") or digest_value(value)
