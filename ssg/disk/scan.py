"""The site's folders, scanned."""

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from functools import partial
from operator import attrgetter
from pathlib import Path

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.disk.shipped import shipped_folder
from ssg.disk.stat_index import StatIndex
from ssg.model.digests import digest_bytes
from ssg.model.source import MARKDOWN, SourceFile
from ssg.model.tree import SourceTree

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
_DATA = (".toml", ".json", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Scan:
    """What lies in a site's folders.

    Attributes:
        files: the real file of each path in the tree.
        digests: of each path's bytes when it was scanned.
        changed: the paths that had other bytes when they were read.
    """

    tree: SourceTree
    files: dict[str, str]
    digests: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]
    changed: set[str] = field(default_factory=set)

    def read(self, path: str) -> bytes:
        """The bytes of a file of the tree.

        Raises:
            OSError: when it cannot be read any more.
        """
        data = _read(self.files[path])
        if digest_bytes(data) != self.digests[path]:
            self.changed.add(path)
        return data


def scan_site(root: Path, index: StatIndex | None = None) -> Scan:
    """Scan the folders of the site at ``root``, and the shipped theme's.

    Args:
        index: knows the digests of files that have not changed.
    """
    known = index or StatIndex()
    files: dict[str, str] = {}
    noticed: list[Diagnostic] = []
    shipped = shipped_folder()

    def folder(name: str, *, hidden: bool = False) -> list[SourceFile]:
        return _folder(root, root / name, name, files, noticed, known, hidden=hidden)

    def default(name: str) -> tuple[SourceFile, ...]:
        top, path = shipped / name, f"default/{name}"
        return tuple(_folder(shipped, top, path, files, noticed, known, hidden=False))

    posts, pages = folder("posts"), folder("pages")
    # In the repository itself the site's templates are the shipped ones.
    is_shipped = (root / "templates").resolve() == (shipped / "templates").resolve()
    tree = SourceTree(
        posts=tuple(f for f in posts if f.path.endswith(MARKDOWN)),
        pages=tuple(f for f in pages if f.path.endswith(MARKDOWN)),
        resources=tuple(f for f in (*pages, *posts) if not f.path.endswith(MARKDOWN)),
        static=tuple(
            f
            for f in folder("static", hidden=True)
            if not (is_shipped and f.path.startswith("static/assets/"))
        ),
        templates=() if is_shipped else tuple(folder("templates")),
        data=tuple(f for f in folder("data") if f.path.endswith(_DATA)),
        default_templates=default("templates"),
        default_static=default("static/assets"),
    )
    return Scan(tree, files, _digests(tree), tuple(noticed))


def _digests(tree: SourceTree) -> dict[str, str]:
    every = (getattr(tree, name.name) for name in fields(tree))
    return {file.path: file.digest for files in every for file in files}


def _folder(
    base: Path,
    top: Path,
    name: str,
    files: dict[str, str],
    noticed: list[Diagnostic],
    index: StatIndex,
    *,
    hidden: bool,
) -> list[SourceFile]:
    """The files below ``top``, sorted by path, each with its digest."""
    found = []
    outside = _outside(os.path.realpath(base), noticed)
    for path, entry in _walk(str(top), name, hidden=hidden, outside=outside):
        file = entry.path
        try:
            digest, size = index.digest(path, entry.stat(), partial(_read, file))
        except OSError as error:
            reason = error.strerror or "an error"
            noticed.append(diagnose("SSG603", Location(path), f"cannot be read: {reason}"))
            continue
        normal = path if path.isascii() else unicodedata.normalize("NFC", path)
        files[normal] = file
        found.append(SourceFile(normal, digest, size))
    return sorted(found, key=attrgetter("path"))


def _read(file: str) -> bytes:
    return Path(file).read_bytes()


def _outside(base: str, noticed: list[Diagnostic]) -> Callable[[str, str], bool]:
    """Whether a link leads out of the site; what does is named once and left out."""

    def leads_outside(path: str, file: str) -> bool:
        if Path(os.path.realpath(file)).is_relative_to(base):
            return False
        noticed.append(
            diagnose(
                "SSG604", Location(path), "this link leads outside the site and is left out",
                hint="copy the file into the site",
            )
        )  # fmt: skip
        return True

    return leads_outside


def _walk(
    top: str,
    name: str,
    *,
    hidden: bool,
    outside: Callable[[str, str], bool],
    above: tuple[str, ...] = (),
) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """The files below ``top``; ``above`` are the real folders on the way, so that circles end."""
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
            yield from _walk(entry.path, path, hidden=hidden, outside=outside, above=(*above, here))


def _is_left_out(name: str, *, hidden: bool) -> bool:
    """Editors' and systems' own files; hidden ones except in ``static/``; raw posts kept aside."""
    if name in _LEFT_BY_TOOLS or name.endswith(("~", ".swp", ".swx", ".tmp", ".raw")):
        return True
    return (name.startswith(".") and not hidden) or (name.startswith("#") and name.endswith("#"))
