"""Where a Japanese font lies: a file of the site, or Noto Sans CJK in a folder of the system."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

# Google's and Adobe's names for one family, the most suitable first: a weight for titles, all of
# Japanese; a file for all languages before one for a single one.
NAMES = (
    "NotoSansCJK-Bold.ttc", "NotoSansCJK-VF.otf.ttc", "NotoSansCJKjp-Bold.otf",
    "NotoSansJP-Bold.otf", "NotoSansJP-Bold.ttf", "SourceHanSans-Bold.ttc",
    "SourceHanSansJP-Bold.otf", "NotoSansJP[wght].ttf", "NotoSansJP-VF.ttf",
    "NotoSansCJK-Regular.ttc", "NotoSansCJKjp-Regular.otf", "NotoSansJP-Regular.otf",
    "NotoSansJP-Regular.ttf",
)  # fmt: skip
# Where Debian, Arch, Fedora and openSUSE put the best one.
_USUAL = (
    "opentype/noto",
    "noto-cjk",
    "google-noto-sans-cjk-fonts",
    "google-noto-cjk",
    "truetype",
    "",
)
_DEPTH = 4


def find_font(root: Path, own: str) -> Path | None:
    """The font's file: the site's own where it names one, else the best of the system's.

    Args:
        own: relative to ``root``; empty for none.
    """
    if own:
        file = root / own
        return file if file.is_file() else None
    found: dict[str, Path] = {}
    for folder in system_folders():
        best = next((f for f in (folder / sub / NAMES[0] for sub in _USUAL) if f.is_file()), None)
        if best is not None:  # nothing better can come, and a folder of thousands is not walked
            return best
        for path in _files(folder, _DEPTH):
            if path.name in NAMES:
                found.setdefault(path.name, path)
        if NAMES[0] in found:
            break
    return next((found[name] for name in NAMES if name in found), None)


def system_folders() -> tuple[Path, ...]:
    """Where this system keeps fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts"
        return local, Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    data = os.environ.get("XDG_DATA_DIRS", "") or "/usr/local/share:/usr/share"
    own = os.environ.get("XDG_DATA_HOME", "") or str(home / ".local/share")
    below = [folder for folder in (own, *data.split(":")) if folder]
    return home / ".fonts", *(Path(folder) / "fonts" for folder in below)


def _files(folder: Path | str, depth: int) -> Iterator[Path]:
    """The files below ``folder``, in a fixed order."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_file():
            yield Path(entry.path)
        elif depth and entry.is_dir():
            yield from _files(entry.path, depth - 1)
