"""A fragment without the end of a code block that was put round it."""

from ssg.model.stitched import Drop, DropReason
from ssg.stitch.draft import Draft
from ssg.stitch.fences import Fence, after_text, fence_line
from ssg.stitch.fragment import Fragment, fragment_of
from ssg.stitch.wrapping import closing_of


def unwrapped(
    draft: Draft, fragment: Fragment, out: int, head: int
) -> tuple[Fragment, tuple[Drop, ...]]:
    """The fragment without the end of a fence that was wrapped round it.

    Args:
        out, head: where draft and fragment begin to agree.
    """
    at = fragment.raw_at(head)
    begun = max(fragment.start, fragment.raw.rfind("\n", fragment.start, at) + 1)
    stop = fragment.raw.find("\n", at, fragment.end)
    fences = [f for f in map(fence_line, fragment.raw[fragment.start : begun].splitlines()) if f]
    told = fence_line(draft.before(out, 200).rsplit("\n", 1)[-1])
    if told is None and stop >= 0 and fence_line(fragment.raw[begun:at]) is not None:
        # Letters of the fence's name agree with the draft's by chance.
        fences += filter(None, [fence_line(fragment.raw[begun:stop])])
    if not fences:
        return fragment, ()
    fence = fences[0]
    inside = draft.fence(out) if told is None and len(fences) == 1 else None
    if inside is not None and not _wraps_code(fragment, fence, inside):
        return fragment, ()
    return without_closing(fragment, fence, inside)


def _wraps_code(fragment: Fragment, fence: Fence, inside: Fence) -> bool:
    """Whether a fence was put round what goes on in code, rather than opens that code again."""
    if fence.info not in ("", inside.info):
        return True
    body = fragment.raw[_after_line(fragment, fence) : fragment.end]
    other = (fence.char, fence.length) != (inside.char, inside.length)
    return closing_of(body, fence, inside) >= 0 and (other or after_text(fence, body) is not None)


def without_closing(
    fragment: Fragment, fence: Fence | None, inside: Fence | None = None
) -> tuple[Fragment, tuple[Drop, ...]]:
    """The fragment up to the end of ``fence``, and what is dropped then.

    Args:
        inside: the code block in which the draft stands there.
    """
    if fence is None:
        return fragment, ()
    at = _after_line(fragment, fence)
    cut = closing_of(fragment.raw[at : fragment.end], fence, inside)
    if cut < 0:
        return fragment, ()
    at += cut
    short = fragment_of(fragment.raw, fragment.projection, fragment.start, at)
    return short, (Drop(short.end, fragment.end, DropReason.NOISE),)


def _after_line(fragment: Fragment, fence: Fence) -> int:
    """The raw offset after the line that opens a fence."""
    at = fragment.start
    for line in fragment.text().splitlines(keepends=True):
        at += len(line)
        if fence_line(line) == fence:
            break
    return at
