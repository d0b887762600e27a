"""The site's folders, scanned."""

import os
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import field, fields, replace
from functools import partial
from operator import attrgetter
from pathlib import Path

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.disk.shipped import shipped_folder
from ssg.disk.stat_index import StatIndex
from ssg.disk.walk import DEFAULTS, FOLDERS, Walked
from ssg.model.digests import digest_bytes
from ssg.model.source import MARKDOWN, SourceFile
from ssg.model.tree import SourceTree
from ssg.values import dataclass

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# From a folder on disk and its name in the site to the files below it.
Walk = Callable[..., Iterable[tuple[str, os.DirEntry[str]]]]
_DATA = (".toml", ".json", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Scan:
    """What lies in a site's folders.

    Attributes:
        files: the real file of each path in the tree.
        digests: of each path's bytes when it was scanned; of one that is read elsewhere, or later,
            empty until it is known.
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
        data = read_file(self.files[path])
        digest = digest_bytes(data)
        if not self.digests[path]:
            self.digests[path] = digest
        elif digest != self.digests[path]:
            self.changed.add(path)
        return data

    def completed(self) -> "Scan":
        """The same, with the digests that have become known since, in the tree too."""

        def known(files: tuple[SourceFile, ...]) -> tuple[SourceFile, ...]:
            return tuple(
                [f if f.digest else replace(f, digest=self.digests[f.path]) for f in files]
            )

        tree = replace(self.tree, posts=known(self.tree.posts), pages=known(self.tree.pages))
        return replace(self, tree=tree)


def scan_site(
    root: Path,
    index: StatIndex | None = None,
    found: Callable[[str, str], bool] | None = None,
    walked: Walked | None = None,
) -> Scan:
    """Scan the folders of the site at ``root``, and the shipped theme's.

    Args:
        index: knows the digests of files that have not changed.
        found: told of each of the site's own files: its path in the tree, and on disk; whether it
            is read elsewhere, and need not be here.
        walked: what was seen of the folders a moment ago.
    """
    walk = (walked or Walked()).again
    known = index or StatIndex()
    files: dict[str, str] = {}
    noticed: list[Diagnostic] = []
    shipped = shipped_folder()

    # In the repository itself the site's templates are the shipped ones.
    is_shipped = (root / "templates").resolve() == (shipped / "templates").resolve()
    own = {
        name: _folder(walk, root, root / name, name, files, noticed, known, found, hidden=hidden)
        for name, hidden in FOLDERS
        if not (is_shipped and name == "templates")
    }
    default = {
        name: _folder(walk, shipped, shipped / name, f"default/{name}", files, noticed, known)
        for name in DEFAULTS
    }
    posts, pages = own["posts"], own["pages"]
    tree = SourceTree(
        posts=tuple(f for f in posts if f.path.endswith(MARKDOWN)),
        pages=tuple(f for f in pages if f.path.endswith(MARKDOWN)),
        resources=tuple(f for f in (*pages, *posts) if not f.path.endswith(MARKDOWN)),
        static=tuple(
            f for f in own["static"] if not (is_shipped and f.path.startswith("static/assets/"))
        ),
        templates=tuple(own.get("templates", ())),
        data=tuple(f for f in own["data"] if f.path.endswith(_DATA)),
        default_templates=tuple(default["templates"]),
        default_static=tuple(default["static/assets"]),
    )
    return Scan(tree, files, _digests(tree), tuple(noticed))


def _digests(tree: SourceTree) -> dict[str, str]:
    every = (getattr(tree, name.name) for name in fields(tree))
    return {file.path: file.digest for files in every for file in files}


def _folder(
    walk: Walk,
    base: Path,
    top: Path,
    name: str,
    files: dict[str, str],
    noticed: list[Diagnostic],
    index: StatIndex,
    told: Callable[[str, str], bool] | None = None,
    *,
    hidden: bool = False,
) -> list[SourceFile]:
    """The files below ``top``, sorted by path, each with its digest."""
    found = []
    outside = _outside(os.path.realpath(base), noticed, index)
    for path, entry in walk(str(top), name, hidden=hidden, outside=outside):
        file = entry.path
        normal = path if path.isascii() else unicodedata.normalize("NFC", path)
        # One that cannot be read is named below.
        elsewhere = told is not None and os.access(file, os.R_OK) and told(normal, file)
        try:
            if elsewhere:
                stat = entry.stat()
                files[normal] = file
                found.append(SourceFile(normal, index.later(path, normal, stat), stat.st_size))
                continue
            digest, size = index.digest(path, entry.stat(), partial(read_file, file))
        except OSError as error:
            reason = error.strerror or "an error"
            noticed.append(diagnose("SSG603", Location(path), f"cannot be read: {reason}"))
            continue
        files[normal] = file
        found.append(SourceFile(normal, digest, size))
    return sorted(found, key=attrgetter("path"))


def read_file(file: str) -> bytes:
    """The bytes of a file on disk.

    Raises:
        OSError: when it cannot be read.
    """
    handle = os.open(file, _FLAGS)  # a third of the calls that a file object makes, for all posts
    try:
        size = os.fstat(handle).st_size
        pieces = [os.read(handle, size + 1)]
        if len(pieces[0]) != size:  # it is being written to, or not a plain file
            while piece := os.read(handle, 1 << 20):
                pieces.append(piece)
        return b"".join(pieces)
    finally:
        os.close(handle)


def _outside(base: str, noticed: list[Diagnostic], index: StatIndex) -> Callable[[str, str], bool]:
    """Whether a link leads out of the site; what does is named once and left out."""

    def leads_outside(path: str, file: str) -> bool:
        index.marks.spoiled = True  # where a link leads may change without a trace
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
