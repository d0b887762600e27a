"""The site's folders, scanned."""

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
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
    files: dict[str, Path]
    digests: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]
    changed: set[str] = field(default_factory=set)

    def read(self, path: str) -> bytes:
        """The bytes of a file of the tree.

        Raises:
            OSError: when it cannot be read any more.
        """
        data = self.files[path].read_bytes()
        if digest_bytes(data) != self.digests[path]:
            self.changed.add(path)
        return data


def scan_site(root: Path, index: StatIndex | None = None) -> Scan:
    """Scan the folders of the site at ``root``, and the shipped theme's.

    Args:
        index: knows the digests of files that have not changed.
    """
    known = index or StatIndex()
    files: dict[str, Path] = {}
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
    files: dict[str, Path],
    noticed: list[Diagnostic],
    index: StatIndex,
    *,
    hidden: bool,
) -> list[SourceFile]:
    """The files below ``top``, sorted by path, each with its digest."""
    found = []
    real_base = base.resolve()
    outside = _outside(real_base, noticed)
    for path, file in _walk(top, name, hidden=hidden, outside=outside):
        try:
            digest, size = index.digest(path, file)
        except OSError as error:
            reason = error.strerror or "an error"
            noticed.append(diagnose("SSG603", Location(path), f"cannot be read: {reason}"))
            continue
        normal = unicodedata.normalize("NFC", path)
        files[normal] = file
        found.append(SourceFile(normal, digest, size))
    return sorted(found, key=lambda f: f.path)


def _outside(base: Path, noticed: list[Diagnostic]) -> Callable[[str, Path], bool]:
    """Whether a link leads out of the site; what does is named once and left out."""

    def leads_outside(path: str, file: Path) -> bool:
        if _real(file).is_relative_to(base):
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
    top: Path,
    name: str,
    *,
    hidden: bool,
    outside: Callable[[str, Path], bool],
    above: tuple[Path, ...] = (),
) -> Iterator[tuple[str, Path]]:
    """The files below ``top``; ``above`` are the real folders on the way, so that circles end."""
    here = _real(top)
    if here in above or (not above and top.is_symlink() and outside(name, top)):
        return
    try:
        entries = sorted(os.scandir(top), key=lambda e: e.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        path, file = f"{name}/{entry.name}", Path(entry.path)
        if _is_left_out(entry.name, hidden=hidden):
            continue
        if entry.is_symlink() and (not file.exists() or outside(path, file)):
            continue
        if entry.is_dir():
            yield from _walk(file, path, hidden=hidden, outside=outside, above=(*above, here))
        elif entry.is_file():
            yield path, file


def _real(path: Path) -> Path:
    # Path.resolve raises for a link that leads to itself.
    return Path(os.path.realpath(path))


def _is_left_out(name: str, *, hidden: bool) -> bool:
    """Editors' and systems' own files; hidden ones except in ``static/``; raw posts kept aside."""
    if name in _LEFT_BY_TOOLS or name.endswith(("~", ".swp", ".swx", ".tmp", ".raw")):
        return True
    return (name.startswith(".") and not hidden) or (name.startswith("#") and name.endswith("#"))
