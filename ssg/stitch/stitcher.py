"""The article put back together, fragment by fragment."""

from ssg.model.source import SourceMap
from ssg.model.stitched import Stitched
from ssg.stitch.ending import unfinished
from ssg.stitch.markers import find_markers

DEFAULT_MARKERS = ("---END---",)


def stitch(
    text: str,
    *,
    markers: tuple[str, ...] = DEFAULT_MARKERS,
    first_line: int = 1,
    title: str = "",
) -> Stitched:
    """Mend a post's body.

    Args:
        text: the body as it was written, front matter left out.
        markers: regular expressions of the lines that mark a stop of the model.
        first_line: the file's line of the body's first line.
        title: of the post; a fragment may say it again.

    Returns:
        The article. Offsets in it are code points of ``text``; its seams' lines count from 0
        within ``text``; its source map gives lines of the file.
    """
    found = list(find_markers(text, markers))
    if not found:
        return whole(text, first_line)
    # Imported for a body that holds markers: most hold none.
    from ssg.stitch.assembly import put_together

    return put_together(text, found, first_line, title) or whole(text, first_line)


def whole(text: str, first_line: int = 1) -> Stitched:
    """A body in which nothing is to be mended, as it is."""
    lines = range(first_line, first_line + text.count("\n") + 1)
    return Stitched(text, SourceMap(tuple(lines)), (), unfinished(text), False)
