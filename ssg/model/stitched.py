"""An article put back together, with what was done at each seam."""

from enum import StrEnum

from ssg.model.source import SourceMap
from ssg.values import dataclass


class SeamKind(StrEnum):
    """What was found where two fragments meet."""

    OVERLAP = "overlap"  # the fragment says again the end of the text so far
    REWIND = "rewind"  # the fragment goes back and rewrites what comes after
    CONTAINED = "contained"  # all that the fragment says stands already
    JOINED = "joined"  # no overlap: the text goes on
    UNRELATED = "unrelated"  # no overlap, another subject: both stay, for review
    REPEATED = "repeated"  # said twice back to back, the marker lost
    TRAILING = "trailing"  # a marker at the end: nothing follows


class DropReason(StrEnum):
    """Why a span of the raw text is not in the article."""

    OVERLAP = "overlap"
    CONTAINED = "contained"
    SUPERSEDED = "superseded"
    REPEATED = "repeated"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Drop:
    """A span of the raw body that is not in the article.

    Offsets are code points in the raw body, half open. ``covered_by`` is the surviving copy, None
    for noise and superseded text.
    """

    start: int
    end: int
    reason: DropReason
    covered_by: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Seam:
    """One place where fragments met.

    Attributes:
        line: of the marker in the raw body (from 0), or of the second telling where none stands.
        confidence: 0 to 1.
        review: whether an editor should look; both texts are then kept.
    """

    kind: SeamKind
    line: int
    review: bool
    confidence: float
    dropped: tuple[Drop, ...] = ()


@dataclass(frozen=True, slots=True)
class Stitched:
    """The article.

    Attributes:
        body: original text only, in order; byte for byte the input where there was no seam.
        source_map: from its lines to lines of the raw body's file.
        truncated: whether the end is unfinished.
        marked: whether the raw body had any marker (a trailing one counts).
        seams: in the order of the raw text.
        trimmed_from: the file's line (from 1) from which an unfinished end was cut off; 0 when
            nothing was.
    """

    body: str
    source_map: SourceMap
    seams: tuple[Seam, ...] = ()
    truncated: bool = False
    marked: bool = False
    trimmed_from: int = 0
