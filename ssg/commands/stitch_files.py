"""Posts read for ``ssg stitch``, and mended ones written back."""

import os
import re
import sys
import tempfile
from functools import cache
from pathlib import Path

from ssg.commands.options import SETTINGS_FILE, UsageError
from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.model.settings import Settings
from ssg.model.stitched import Stitched
from ssg.parse.post import parse_post
from ssg.parse.settings import parse_settings
from ssg.stitch import (
    DEFAULT_MARKERS,
    Envelope,
    find_repeats,
    open_envelope,
    seam_notes,
    stitch,
    whole,
)
from ssg.values import dataclass

STDIN = "-"
RAW = ".raw"


@dataclass(frozen=True, slots=True)
class Mended:
    """A post before and after.

    Attributes:
        path: as given; ``-`` for standard input.
        kept: ``stitch: false`` in the front matter: the body is left alone.
    """

    path: str
    envelope: Envelope
    stitched: Stitched
    diagnostics: tuple[Diagnostic, ...] = ()
    kept: bool = False

    @property
    def review(self) -> int:
        """How many seams ask for review."""
        return sum(s.review for s in self.stitched.seams)


def find_posts(paths: list[str]) -> list[str]:
    """The posts that paths name, each once: files as they are, the Markdown files of folders.

    Raises:
        UsageError: when a path is not there or a folder holds no post.
    """
    found: dict[str, None] = {}
    for given in paths:
        path = Path(given)
        if given == STDIN or path.is_file():
            found[given] = None
        elif path.is_dir():
            posts = sorted(
                p.as_posix() for p in path.rglob("*") if p.suffix in (".md", ".markdown")
                and p.is_file() and not any(part.startswith(".") for part in p.parts[1:])
            )  # fmt: skip
            if not posts:
                raise UsageError(f"there is no post in {given}")
            found.update(dict.fromkeys(posts))
        else:
            raise UsageError(f"there is no file or folder {given}")
    return list(found)


def mend_file(path: str) -> Mended:
    """Read a post and mend it; what is wrong with it is in the diagnostics."""
    shown = "" if path == STDIN else path
    try:
        data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        return _unread(path, diagnose("SSG204", Location(shown), message))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} is not UTF-8: 0x{data[error.start]:02x}"
        return _unread(path, diagnose("SSG204", Location(shown, line), message))
    envelope = open_envelope(text)
    settings = _settings(Path.cwd() if path == STDIN else Path(path).resolve().parent)
    post = parse_post(shown or "post.md", data, settings).value if envelope.head else None
    if post is not None and not post.front.stitch:
        return Mended(path, envelope, whole(envelope.body, envelope.line), (), kept=True)
    stitched = stitch(
        envelope.body,
        markers=settings.stitch.markers,
        first_line=envelope.line,
        title=post.front.title if post is not None else "",
    )
    return Mended(path, envelope, stitched, _notes(shown, envelope, stitched))


def _unread(path: str, problem: Diagnostic) -> Mended:
    return Mended(path, Envelope("", "", 1, 0), whole(""), (problem,))


@cache
def _settings(folder: Path) -> Settings:
    """The settings of the site that a folder lies in; the defaults where there is none."""
    for place in (folder, *folder.parents):
        file = place / SETTINGS_FILE
        if file.is_file():
            try:
                return parse_settings(file.read_bytes()).value or Settings("")
            except OSError:
                break
    return Settings("")


def _notes(path: str, envelope: Envelope, stitched: Stitched) -> tuple[Diagnostic, ...]:
    """Warnings for seams to review and an unfinished end; a hint for what is said twice."""
    notes = seam_notes(path, envelope.body, envelope.line, stitched)
    if not stitched.seams:
        for repeat in find_repeats(stitched.body):
            line = envelope.line + stitched.body.count("\n", 0, repeat.second[0])
            message = "this says again what stands just before it"
            hint = "without a marker in the post it is kept; take it out if it is a slip"
            notes.append(diagnose("SSG203", Location(path, line), message, hint=hint))
    return tuple(notes)


def write_back(mended: Mended, *, force: bool) -> tuple[str, tuple[Diagnostic, ...]]:
    """Replace a post's body in its file; a note on what was done, and what stood in the way.

    The raw file is kept beside it. An unfinished end keeps one marker, so that a build knows.
    """
    new = mended.stitched.body
    raw = mended.envelope.body
    if not mended.stitched.marked:
        return "", ()
    if mended.review and not force:
        message = f"not written: seams that ask for review: {mended.review}"
        return "", (diagnose("SSG205", Location(mended.path), message, hint="or use --force"),)
    newline = "\r\n" if "\r\n" in raw else "\n"
    lead = re.match(r"[\r\n]*", raw)
    before = lead[0] if lead and not new.startswith(("\n", "\r")) else ""
    new = before + new.rstrip("\r\n") + newline
    if mended.stitched.truncated:
        new += newline + _marker(raw) + newline
    if new == raw:
        return "", ()
    path = Path(mended.path)
    kept = _free(path)
    try:
        _replace(kept, path.read_bytes())
        _replace(path, (mended.envelope.head + new).encode("utf-8"))
    except OSError as error:
        return "", (diagnose("SSG205", Location(mended.path), f"not written: {error.strerror}"),)
    return f"{mended.path}: written; the raw post is {kept.name}", ()


def _marker(raw: str) -> str:
    """The marker line as the file writes it."""
    for line in reversed(raw.splitlines()):
        if re.fullmatch(DEFAULT_MARKERS[0], line.strip()):
            return line.strip()
    return next((line.strip() for line in reversed(raw.splitlines()) if line.strip()), "")


def _free(path: Path) -> Path:
    """A name for the raw copy that no file has yet: an earlier one is never written over."""
    number = 1
    kept = path.with_name(path.name + RAW)
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.{number}{RAW}")
    return kept


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole: beside it first, then moved into its place."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def write_text(target: str, body: str) -> None:
    """Print a body, or write it to a file.

    Raises:
        UsageError: when the file cannot be written.
    """
    data = body.encode("utf-8")
    if target == STDIN:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(Path(target), data)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}") from None
