"""Whether nothing at all has changed since a build, known from ``stat`` alone.

It is asked before anything else is imported. It only ever says yes where every file that the build
looked at, every file that it wrote, the program and its libraries are the same files; otherwise the
build looks closer.
"""

import contextlib
import json
import os
import sys
import time
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import ZLIB_RUNTIME_VERSION

import ssg
from ssg.disk.marks import Marks, outputs_as_recorded, outputs_as_they_lie
from ssg.disk.shipped import shipped_folder
from ssg.disk.walk import DEFAULTS, FOLDERS, Walked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FORMAT = 1


class _LinkError(Exception):
    """A symbolic link: where it leads may change without a trace."""


def recall(
    place: Path,
    root: Path,
    find_font: "Callable[[str, Path], Path | None]",
    walked: Walked | None = None,
) -> dict[str, Any] | None:
    """What was kept at ``place`` (``keep``); None where anything may have changed since.

    Args:
        root: of the site.
        find_font: the font that cards are drawn in, by what the settings name and the root.
        walked: keeps what was seen of the site's folders.
    """
    try:
        checksum, _, body = place.read_bytes().partition(b"\n")
        if _digest(body) != checksum:
            return None
        kept, _, names = body.partition(b"\n")
        document: dict[str, Any] = json.loads(kept)
        since, until = document["span"]
        now = time.time()
        if (since is not None and not since <= now) or (until is not None and not now < until):
            return None
        # What is asked quickly first: most often a build has written another manifest since.
        record = Path(document["record"])
        if document["format"] != FORMAT or record.with_suffix(".intent").exists():
            return None
        if document["record_marks"] != record_marks(record) or document["program"] != program():
            return None
        written = names.decode("utf-8", "surrogateescape").split("\0")
        cards = document["cards"]
        font = None if cards is None else find_font(cards, root)
        if document["sources"] != _sources(root, font, walked or Walked()):
            return None
        lying = outputs_as_they_lie(document["out"], written)
        if lying is None or _digest(lying).decode() != document["outputs"]:
            return None
    except (OSError, ValueError, KeyError, TypeError, _LinkError):
        return None
    return document


def keep(
    place: Path,
    document: dict[str, Any],
    *,
    out: Path,
    record: Path,
    sources: str,
    outputs: "Mapping[str, tuple[int, int]]",
    span: tuple[float | None, float | None],
    cards: str | None,
) -> None:
    """Keep ``document`` until something changes; that it cannot be written costs only time.

    Args:
        record: the manifest of the output folder.
        sources: the digest of the sources as the build found them (``StatIndex.all_marks``).
        outputs: the files that the output folder holds: size in bytes, mtime in nanoseconds.
        span: from when and until when the same files make the same site, in seconds.
        cards: the font that the settings name for cards; None where none are drawn.
    """
    lying = outputs_as_recorded(outputs.values())
    if lying is None:
        return
    whole = document | {
        "format": FORMAT,
        "program": program(),
        "sources": sources,
        "out": str(out),
        "outputs": _digest(lying).decode(),
        "record": str(record),
        "record_marks": record_marks(record),
        "span": span,
        "cards": cards,
    }
    body = json.dumps(whole).encode() + b"\n"
    body += "\0".join(outputs).encode("utf-8", "surrogateescape")
    with contextlib.suppress(OSError):
        staged = place.with_suffix(f".{os.getpid()}.new")
        staged.write_bytes(_digest(body) + b"\n" + body)
        os.replace(staged, place)


@cache
def program() -> str:
    """The digest of the program's files and of the places its libraries lie in, by ``stat``."""
    marks = Marks()
    _add_modules(str(Path(ssg.__file__).resolve().parent), marks)
    for place in sys.path:  # a library that comes or goes changes its folder's list of names
        with contextlib.suppress(OSError):
            marks.add(place, os.stat(place or "."))  # noqa: PTH116 - 400 paths take 5 ms
    named = f"{sys.version} {ZLIB_RUNTIME_VERSION} {sys.getfilesystemencoding()}"
    return _digest(f"{named} {marks.digest()}".encode()).decode()


def _add_modules(folder: str, marks: Marks) -> None:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith(".py"):
            marks.add(entry.path, entry.stat())
        elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
            _add_modules(entry.path, marks)


def record_marks(record: Path) -> str:
    """The digest of the manifest's file by ``stat``."""
    marks = Marks()
    marks.add("", record.stat())
    return marks.digest()


def _sources(root: Path, font: Path | None, walked: Walked) -> str:
    """What ``ssg.disk.scan`` and the build's command have marked, marked again."""

    def link(path: str, _: str) -> bool:
        raise _LinkError(path)

    marks = Marks()
    marks.add("site.toml", (root / "site.toml").stat())
    shipped = shipped_folder()
    is_shipped = (root / "templates").resolve() == (shipped / "templates").resolve()
    own = [
        (root / name, name, hidden)
        for name, hidden in FOLDERS
        if not (is_shipped and name == "templates")
    ]
    default = [(shipped / name, f"default/{name}", False) for name in DEFAULTS]
    for top, name, hidden in (*own, *default):
        for path, entry in walked.walk(str(top), name, hidden=hidden, outside=link):
            marks.add(path, entry.stat())
    if font is not None:
        marks.add(f"font:{font}", font.stat())
    return marks.digest()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).hexdigest().encode()
