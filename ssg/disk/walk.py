"""The files of a site's folders, in a fixed order; light, for this is what a build does first."""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# The site's folders, and whether files whose names begin with a dot count there.
FOLDERS = (
    ("posts", False),
    ("pages", False),
    ("static", True),
    ("templates", False),
    ("data", False),
)
DEFAULTS = ("templates", "static/assets")  # of the shipped theme

_LEFT_BY_TOOLS = {
    ".DS_Store",
    ".git",
    ".gitignore",
    ".gitkeep",
    ".gitattributes",
    "Thumbs.db",
    ".ssg-cache",
    ".ssg-staging",
}


def walk(
    top: str,
    name: str,
    *,
    hidden: bool,
    outside: "Callable[[str, str], bool]",
    above: tuple[str, ...] = (),
) -> "Iterator[tuple[str, os.DirEntry[str]]]":
    """The files below ``top``, each with its path in the site.

    Args:
        name: of ``top`` in the site.
        hidden: take files whose names begin with a dot.
        outside: whether the link at a path of the site, and on disk, leads out of it.
        above: the real folders on the way, so that circles end.
    """
    # Path.resolve raises for a link that leads to itself.
    here = os.path.realpath(top)
    if here in above or (not above and Path(top).is_symlink() and outside(name, top)):
        return
    try:
        entries = sorted(os.scandir(top), key=lambda e: e.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if _is_left_out(entry.name, hidden=hidden):
            continue
        path = f"{name}/{entry.name}"
        if entry.is_symlink() and (not Path(entry.path).exists() or outside(path, entry.path)):
            continue
        if entry.is_file():
            yield path, entry
        elif entry.is_dir():
            yield from walk(entry.path, path, hidden=hidden, outside=outside, above=(*above, here))


class Walked:
    """Folders that were gone through a moment ago, each to be had once more without the disk.

    A build first asks whether anything has changed at all. What it has seen then, names and numbers
    of all files, it need not look at again.

    Attributes:
        began: a time before the first look, in nanoseconds.
    """

    def __init__(self) -> None:
        self.began = time.time_ns()
        self._found: dict[tuple[str, str, bool], list[tuple[str, os.DirEntry[str]]]] = {}

    def walk(
        self, top: str, name: str, *, hidden: bool, outside: "Callable[[str, str], bool]"
    ) -> "Iterable[tuple[str, os.DirEntry[str]]]":
        """As ``walk``, and kept, unless ``outside`` raises."""
        found = list(walk(top, name, hidden=hidden, outside=outside))
        self._found[top, name, hidden] = found
        return found

    def again(
        self, top: str, name: str, *, hidden: bool, outside: "Callable[[str, str], bool]"
    ) -> "Iterable[tuple[str, os.DirEntry[str]]]":
        """What was kept, else ``walk``."""
        found = self._found.pop((top, name, hidden), None)
        return walk(top, name, hidden=hidden, outside=outside) if found is None else found

    def forget(self) -> None:
        """Time has passed: all is looked at anew."""
        self._found.clear()


def _is_left_out(name: str, *, hidden: bool) -> bool:
    """Editors' and systems' own files; hidden ones except in ``static/``; raw posts kept aside."""
    if name in _LEFT_BY_TOOLS or name.endswith(("~", ".swp", ".swx", ".tmp", ".raw")):
        return True
    return (name.startswith(".") and not hidden) or (name.startswith("#") and name.endswith("#"))
