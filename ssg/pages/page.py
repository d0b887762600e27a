"""A page before it is rendered: what it is made from, and how."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from ssg.model.digests import digest_text
from ssg.pages.frame import Frame
from ssg.pages.parts_key import parts_text
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """What lands at one path.

    The view is made from the frame and the parts and from nothing else: so the digests of the parts
    tell whether a page is fresh, and its view is made only when it is not (docs/adr/0015).

    Attributes:
        path: of the site.
        recipe: how the view becomes bytes: a template (``post.html``) or a name with a colon
            (``feed:atom``, ``text:sitemap``).
        frame: the settings and the theme's texts, which the key of every recipe holds.
        make: a function of a module, not a closure: from frame and parts to the view.
        parts: see ``ssg.pages.parts_key``.
        source: what the page is made from, for messages: a source file's path, or ``tag “AI”``.
        lastmod: of what it shows, where it has a date.
        listed: whether the sitemap names it.
    """

    path: str
    recipe: str
    frame: Frame
    make: Callable[..., Any]
    parts: tuple[Any, ...]
    source: str
    lastmod: datetime | None = None
    listed: bool = True

    @property
    def view(self) -> Any:
        """What the template gets: a frozen dataclass, or a tuple of them."""
        return self.make(self.frame, *self.parts)

    @property
    def key(self) -> str:
        """The digest of the parts."""
        return digest_text(parts_text(self.parts))
