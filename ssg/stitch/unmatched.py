"""The seam of a fragment that says nothing again."""

from ssg.model.stitched import Drop, DropReason, Seam, SeamKind
from ssg.stitch.blocks import Block, block_of
from ssg.stitch.draft import Draft
from ssg.stitch.fences import Fence
from ssg.stitch.fragment import Fragment
from ssg.stitch.joining import glue_between, glue_in_code, goes_on_in_form
from ssg.stitch.opening import Opening
from ssg.stitch.spacing import apart
from ssg.stitch.subjects import other_subject
from ssg.stitch.unwrapping import without_closing

_SUBJECT = 1500


def joined(
    draft: Draft,
    fragment: Fragment,
    opening: Opening,
    tail: str,
    fence: Fence | None,
    unfinished: bool,
    line: int,
) -> Seam:
    """The seam of a fragment that says nothing again: joined, or kept apart for review."""
    newline = "\r\n" if "\r\n" in tail or "\r\n" in fragment.text()[:2000] else "\n"
    body, closing = without_closing(fragment, opening.wrapped)
    noise = Drop(fragment.start, opening.own, DropReason.NOISE)
    drops = ((noise,) if noise.end > noise.start else ()) + closing
    if opening.own >= body.end:
        return Seam(
            SeamKind.CONTAINED,
            line,
            False,
            0.8,
            (Drop(fragment.start, fragment.end, DropReason.NOISE),),
        )
    own = fragment.raw[opening.own : body.end]
    announced = opening.own > fragment.start
    if _apart(tail, own, fence, unfinished, announced, draft.seams):
        last, spaces = draft.pieces[-1], len(tail) - len(tail.rstrip(" \t\u3000"))
        draft.cut(max(last.start + 1, last.end - spaces))
        draft.append(opening.own, body.end, newline * 2)
        return Seam(SeamKind.UNRELATED, line, True, 0.5, drops)
    if fence is not None:
        glue = glue_in_code(tail, own, newline)
    else:
        glue = glue_between(tail, own, newline, unfinished)
    at = opening.own
    if not glue and noise.end > noise.start and fragment.raw[at - 1] == " " and apart(tail, own):
        at, drops = at - 1, (Drop(noise.start, at - 1, DropReason.NOISE), *closing)
    draft.append(at, body.end, glue)
    return Seam(SeamKind.JOINED, line, False, 0.8, drops)


def _apart(
    tail: str, own: str, fence: Fence | None, unfinished: bool, announced: bool, seams: int
) -> bool:
    """Whether a fragment that repeats nothing opens another subject, or breaks a sentence off.

    One that says it goes on (``announced``) is believed.
    """
    heading = block_of(own.split("\n", 1)[0]) is Block.HEADING
    if fence is not None:
        return False
    if unfinished and heading:
        return not _dangling(tail)
    if announced or goes_on_in_form(tail, own):
        return False
    return other_subject(tail, own[:_SUBJECT], unfinished, seams)


def _dangling(tail: str) -> bool:
    """Whether the draft ends with a bare heading mark, which a heading goes on from."""
    return tail.rsplit("\n", 1)[-1].strip(" #") == ""
