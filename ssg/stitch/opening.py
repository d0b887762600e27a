"""How a fragment opens: where its own text may begin, and what is noise whatever follows."""

import re

from ssg.stitch.blocks import Block, block_of
from ssg.stitch.draft import Draft
from ssg.stitch.fences import Fence, after_text, fence_line
from ssg.stitch.fragment import Fragment
from ssg.stitch.projection import projected
from ssg.stitch.seam_noise import (
    HEADING,
    is_listed,
    listed_noise,
    says_again,
    speaks_of_the_work,
    spoken_first,
)
from ssg.stitch.sentences import CLOSERS, STOPS, begins_block
from ssg.stitch.work_talk import is_about_the_work
from ssg.stitch.wrapping import wraps
from ssg.values import dataclass

_LINES = 5
_LONGEST_LINE = 200
_HEADINGS_WITHIN = 6000
_TAIL = 4000
_COURTESY = 40  # characters of a line that leads up to what a model says of its answer
_CLOSED = re.compile(rf"[{STOPS}.:：）)\]】~〜{re.escape(CLOSERS)}]\Z")
_BOLD_LINE = re.compile(
    r"(\*\*|__)\S[^\n]*\S\1(?:[ \t]*[（(\[【〔][^（(\[【〔\n]{1,24}[）)\]】〕])?\Z"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A fragment's beginning.

    Attributes:
        own: the raw offset at which its own text begins when nothing matches.
        starts: projected offsets at which it may begin when something does.
        known_heads: projected headings whose repetition is noise.
        wrapped: whether a fence that is noise was opened before ``own``.
    """

    own: int
    starts: tuple[int, ...]
    known_heads: tuple[str, ...]
    wrapped: Fence | None


def read_opening(
    draft: Draft, fragment: Fragment, title: str, open_fence: Fence | None, unfinished: bool
) -> Opening:
    """Read the first lines of a fragment against the end of the draft."""
    heads = _known_heads(draft, title)
    own, wrapped = fragment.start, None
    tail = draft.tail(_TAIL)
    if fence_line(tail.rsplit("\n", 1)[-1]) is not None:
        open_fence = None  # the cut is in the fence's own line
    for _ in range(_LINES):
        step, fence = _noise_at(fragment, own, heads, unfinished), None
        if open_fence is not None and "\n" not in fragment.raw[own:step]:
            step = own  # in code three dots are signs of it, unless they stand alone
        if step == own and wrapped is None and open_fence is not None:
            step = _past_reopening(fragment, own, open_fence)
        elif step == own and wrapped is None:
            step, fence = _past_wrapper(fragment, own, tail, unfinished)
        if step == own:
            break
        own, wrapped = step, fence or wrapped
    starts = {0, fragment.offset_of(own), fragment.offset_of(_listed(fragment, fragment.start))}
    return Opening(own, tuple(sorted(starts)), heads, wrapped)


def _listed(fragment: Fragment, at: int) -> int:
    return at + listed_noise(fragment.raw[at : min(fragment.end, at + _LONGEST_LINE)])


def _noise_at(fragment: Fragment, at: int, heads: tuple[str, ...], unfinished: bool) -> int:
    """The offset past one piece of noise at ``at``, fences left out; ``at`` for none."""
    listed = min(_listed(fragment, at), fragment.end)
    if listed > at:
        return listed
    line, after = _line_at(fragment, at)
    if after >= fragment.end or fence_line(line) is not None:
        return at + spoken_first(fragment.raw[at : min(fragment.end, at + _LONGEST_LINE)])
    heading = HEADING.match(line)
    named = heading is not None or _BOLD_LINE.match(line) is not None
    said = heading["text"] if heading else line
    if says_again(said, heads if named else heads[-1:]) or (heading and is_listed(said)):
        return after
    alone = fragment.raw[at:after].count("\n") > 1
    begins = begins_block(fragment.raw[fragment.start : at])
    if alone and begins and len(line) <= _COURTESY:
        following, _ = _line_at(fragment, after)
        if is_about_the_work(following) and is_about_the_work(f"{line} {following}"):
            return after
    closed = begins and _CLOSED.search(line) and block_of(line) is not Block.ITEM
    if closed and (is_about_the_work(line) or (alone and unfinished and speaks_of_the_work(line))):
        return after
    spoken = is_about_the_work(fragment.raw[fragment.start : at])
    if alone and spoken and block_of(line) is Block.RULE:
        return after  # set between what the model says and the text
    return at + spoken_first(fragment.raw[at : min(fragment.end, at + _LONGEST_LINE)])


def _past_wrapper(
    fragment: Fragment, at: int, tail: str, unfinished: bool
) -> tuple[int, Fence | None]:
    """The offset past a fence put round the rest, and past a line that leads up to it."""
    raw, end = fragment.raw, fragment.end
    line, after = _line_at(fragment, at)
    said = ""
    if line and line[0] not in "`~" and after < end:
        said = line
        line, after = _line_at(fragment, after)
    fence = fence_line(line) if line[:1] in ("`", "~") else None
    if fence is None or after >= end:
        return at, None
    inner = raw[raw.rfind("\n", at, after) + 1 : end]
    announced = at > fragment.start and not said
    return (after, fence) if wraps(tail, unfinished, fence, inner, said, announced) else (at, None)


def _past_reopening(fragment: Fragment, at: int, open_fence: Fence) -> int:
    """The offset past a fence that opens again the code that the draft is in; ``at`` for none."""
    line, after = _line_at(fragment, at)
    fence = fence_line(line)
    if fence is None or after >= fragment.end:
        return at
    return after if _reopens(fragment.raw, fragment.raw.find("\n", at), fragment.end, fence) else at


def _line_at(fragment: Fragment, at: int) -> tuple[str, int]:
    """A line without the space round it, and where the next one that is not blank begins.

    The fragment's end where the line is its last one, or too long to be noise.
    """
    stop = fragment.raw.find("\n", at, fragment.end)
    if stop < 0 or stop - at > _LONGEST_LINE:
        return "", fragment.end
    return fragment.raw[at:stop].strip(), _next_line(fragment.raw, stop, fragment.end)


def _next_line(raw: str, stop: int, end: int) -> int:
    """The start of the next line that is not blank."""
    match = re.compile(r"(?:[ \t]*\r?\n)+").match(raw, stop, end)
    return match.end() if match else stop


def _reopens(raw: str, stop: int, end: int, fence: Fence) -> bool:
    """Whether a fence line at the start of a fragment opens again the code that the draft is in.

    A fence without info string may also close it: then a blank line or prose follows, and the
    fences in the fragment do not pair.
    """
    if fence.info:
        return True
    rest = raw[stop + 1 : end]
    if re.match(r"[ \t]*\r?\n", rest):
        return False
    return after_text(Fence(fence.char, fence.length), rest) is None and bool(rest.strip())


def _known_heads(draft: Draft, title: str) -> tuple[str, ...]:
    """The draft's last heading and the title, projected; the title, if any, comes last."""
    heads: list[str] = []
    if draft.fence() is None:
        tail, code = draft.tail(_HEADINGS_WITHIN), False
        for line in reversed(tail.split("\n")):
            code = code != (fence_line(line) is not None)
            match = HEADING.match(line) if "#" in line and not code else None
            if match is not None:
                heads.append(projected(match["text"]))
                break
    said = projected(title)
    return (*heads, said) if said else (*heads, "\0")
