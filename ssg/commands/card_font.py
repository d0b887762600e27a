"""The font that posts' cards are drawn in."""

from pathlib import Path

from ssg.commands.options import SETTINGS_FILE
from ssg.commands.site_folder import SiteFolder
from ssg.diagnostics import Checked, Location, diagnose
from ssg.disk.stat_index import StatIndex
from ssg.imaging.fonts import find_font
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class CardFont:
    """A font's file with its digest; None and empty where there is none or none is wanted."""

    path: Path | None = None
    digest: str = ""


def card_font(folder: SiteFolder, index: StatIndex) -> Checked[CardFont]:
    """Find it; a file that the settings name and that is not there is an error."""
    cards = folder.settings.cards
    if not cards.enabled:
        return Checked(CardFont(), ())
    path = find_font(folder.root, cards.font)
    if path is not None:
        try:
            digest, _ = index.digest(f"font:{path}", path.stat(), path.read_bytes)
            return Checked(CardFont(path, digest), ())
        except OSError:
            path = None
    if not cards.font:
        return Checked(CardFont(), ())
    missing = diagnose(
        "SSG405", Location(SETTINGS_FILE), f"no font {cards.font} for the pictures of shared links",
        hint="put the file there, or take font out of [cards]: Noto Sans CJK is then looked for",
    )  # fmt: skip
    return Checked(CardFont(), (missing,))
