"""A page before it is rendered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """What lands at one path.

    Attributes:
        path: of the site.
        recipe: how the view becomes bytes: a template (``post.html``) or a name with a colon
            (``feed:atom``, ``text:sitemap``).
        view: a frozen dataclass, or a tuple of them.
        source: what the page is made from, for messages: a source file's path, or ``tag “AI”``.
        lastmod: of what it shows, where it has a date.
        listed: whether the sitemap names it.
    """

    path: str
    recipe: str
    view: Any
    source: str
    lastmod: datetime | None = None
    listed: bool = True
