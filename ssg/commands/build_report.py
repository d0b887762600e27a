"""What a build is asked for, and what it says that it did."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from pathlib import Path

from ssg.diagnostics import Diagnostic
from ssg.model.article import Mending
from ssg.values import dataclass


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What ``ssg build`` was asked for; None leaves it to ``site.toml`` (or, for now, the clock).

    Attributes:
        strict: warnings fail the build too.
        executor: where posts are prepared, ``dask://host:port``; None for this machine.
    """

    root: Path = field(default_factory=Path)
    out: Path | None = None
    base_url: str | None = None
    now: str | None = None
    drafts: bool = False
    future: bool = False
    expired: bool = False
    strict: bool = False
    executor: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """What has to stay as it is for a build to find nothing changed.

    Attributes:
        marks: the digest of the files that it looked at, by ``stat``.
        out: the output folder.
        record: the file of its manifest.
        outputs: the files that lie there: size in bytes, mtime in nanoseconds.
        span: from when and until when the same files make the same site.
        cards: the font that the settings name for posts' cards; None where none are drawn.
    """

    marks: str
    out: Path
    record: Path
    outputs: Mapping[str, tuple[int, int]]
    span: tuple[datetime | None, datetime | None]
    cards: str | None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        ok: whether the output folder now holds this site.
        home: the home page's file.
        mended: what stitching did, by source path.
        seconds: wall time.
        proof: None where the next build has to look closer.
    """

    ok: bool
    diagnostics: tuple[Diagnostic, ...]
    home: Path | None = None
    posts: int = 0
    pages: int = 0
    written: int = 0
    kept: int = 0
    deleted: int = 0
    mended: tuple[tuple[str, Mending], ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    next_due: datetime | None = None
    seconds: float = 0.0
    proof: Proof | None = field(default=None, compare=False, repr=False)
