"""A fragment without the end of a code block that was put round it."""

from ssg.model.stitched import Drop, DropReason
from ssg.stitch.draft import Draft
from ssg.stitch.fences import Fence, fence_line
from ssg.stitch.fragment import Fragment, fragment_of
from ssg.stitch.opening import closing_of


def unwrapped(
    draft: Draft, fragment: Fragment, out: int, head: int
) -> tuple[Fragment, tuple[Drop, ...]]:
    """The fragment without the end of a fence that was wrapped round it."""
    first = fragment.raw[fragment.start : fragment.raw_at(head)]
    inside = draft.fence(out)
    fence = next((f for f in map(fence_line, first.splitlines()) if f is not None), None)
    if inside is not None and (fence is None or fence.info in ("", inside.info)):
        return fragment, ()
    return without_closing(fragment, fence, inside)


def without_closing(
    fragment: Fragment, fence: Fence | None, inside: Fence | None = None
) -> tuple[Fragment, tuple[Drop, ...]]:
    """The fragment up to the end of ``fence``, and what is dropped then.

    Args:
        inside: the code block in which the draft stands there.
    """
    if fence is None:
        return fragment, ()
    at = fragment.start
    for line in fragment.text().splitlines(keepends=True):
        at += len(line)
        if fence_line(line) == fence:
            break
    cut = closing_of(fragment.raw[at : fragment.end], fence, inside)
    if cut < 0:
        return fragment, ()
    at += cut
    short = fragment_of(fragment.raw, fragment.projection, fragment.start, at)
    return short, (Drop(short.end, fragment.end, DropReason.NOISE),)
