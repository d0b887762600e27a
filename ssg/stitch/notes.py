"""What stitching tells an editor."""

from ssg.diagnostics import Diagnostic, Location, diagnose
from ssg.model.stitched import Stitched

_LAST_WORDS = 24  # characters by which an unfinished end is found in the file


def seam_notes(
    path: str, raw: str, first_line: int, stitched: Stitched, shown: str = ""
) -> list[Diagnostic]:
    """Warnings for seams that ask for review, and for an end that was never written.

    Args:
        raw: the body as it was stitched.
        first_line: the file's line (from 1) on which ``raw`` starts.
        shown: what becomes of an unfinished end, to be added to its message.
    """
    notes = [
        diagnose(
            "SSG202", Location(path, first_line + seam.line),
            "the texts before and after this marker have nothing in common: both are kept",
            hint="read them; then take the marker out, or the text that is not wanted",
        )
        for seam in stitched.seams
        if seam.review
    ]  # fmt: skip
    if stitched.truncated:
        message = "the article's end was never written: its last sentence is unfinished"
        notes.append(
            diagnose(
                "SSG201", Location(path, _end_line(raw, first_line, stitched)), message + shown,
                hint="finish the sentence, or ask the model to go on",
            )
        )  # fmt: skip
    return notes


def _end_line(raw: str, first_line: int, stitched: Stitched) -> int:
    """The file's line on which the article stops.

    Its last paragraph may have begun fragments earlier, so the line is looked up by its last words.
    """
    written = stitched.body.rstrip()
    lines = raw.split("\n")
    for number in range(len(lines) - 1, -1, -1):
        last_words = lines[number].rstrip()[-_LAST_WORDS:]
        if last_words and written.endswith(last_words):
            return first_line + number
    return stitched.source_map.line(written.count("\n"))
