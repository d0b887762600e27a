"""The last build, kept in memory while the preview runs."""

from datetime import datetime

from ssg.commands.card_font import CardFont
from ssg.commands.site_folder import SiteFolder
from ssg.diagnostics import Diagnostic
from ssg.disk.scan import Scan
from ssg.pipeline import Build
from ssg.plan.manifest import Manifest
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class Stand:
    """A build that was published.

    Attributes:
        font: that cards are drawn in.
        noticed: what was said of the settings.
        told: what was said of the settings and the folders.
        manifest: what the output folder holds.
        span: from when and until when the same files make the same site.
    """

    build: Build
    scan: Scan
    folder: SiteFolder
    font: CardFont
    noticed: tuple[Diagnostic, ...]
    told: tuple[Diagnostic, ...]
    manifest: Manifest
    span: tuple[datetime | None, datetime | None]

    def holds_at(self, now: datetime) -> bool:
        """Whether no post has come due or expired meanwhile."""
        since, until = self.span
        return (since is None or since <= now) and (until is None or now < until)


class Standing:
    """Where the last build is kept; empty after one that was not published."""

    def __init__(self) -> None:
        self.last: Stand | None = None
