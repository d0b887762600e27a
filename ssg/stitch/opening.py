"""How a fragment opens: where its own text may begin, and what is noise whatever follows."""

import re

from ssg.stitch.blocks import Block, block_of
from ssg.stitch.draft import Draft
from ssg.stitch.fences import Fence, after_text, fence_line
from ssg.stitch.fragment import Fragment
from ssg.stitch.going_on import begins_anew, goes_on, script_of
from ssg.stitch.projection import projected
from ssg.stitch.seam_noise import HEADING, listed_noise, says_again, speaks_of_the_work
from ssg.stitch.sentences import begins_block, crosses_sentence, ends_sentence
from ssg.values import dataclass

_LINES = 5
_LONGEST_LINE = 200
_WRAPPERS = frozenset(("", "markdown", "md", "text", "txt", "plaintext", "mdx", "plain"))
_HEADINGS_WITHIN = 6000
# A line that is whole: a sentence, one before a colon, or one in brackets or between dashes.
_STANDS_ALONE = re.compile(r"[。．.!！?？:：…\]】）)〉》」—–][\s*_]*\Z")
_MARKDOWN = ("markdown", "md", "mdx")
_SENTENCE = 24  # characters of a line that may be one


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
    if fence_line(draft.tail(200).rsplit("\n", 1)[-1]) is not None:
        open_fence = None  # the cut is in the fence's own line
    last = draft.tail(200).rsplit("\n", 1)[-1]
    amid = unfinished and block_of(last) is not Block.HEADING and not ends_sentence(last)
    for _ in range(_LINES):
        step, fence = _noise_at(fragment, own, heads, open_fence, unfinished, wrapped)
        if step == own and wrapped is None and open_fence is None:
            step = _before_wrapper(fragment, own, amid)
        if step == own:
            break
        own, wrapped = step, fence or wrapped
    starts = {0, fragment.offset_of(own), fragment.offset_of(_listed(fragment, fragment.start))}
    return Opening(own, tuple(sorted(starts)), heads, wrapped)


def _listed(fragment: Fragment, at: int) -> int:
    return at + listed_noise(fragment.raw[at : min(fragment.end, at + _LONGEST_LINE)])


def _noise_at(
    fragment: Fragment,
    at: int,
    heads: tuple[str, ...],
    open_fence: Fence | None,
    unfinished: bool,
    wrapped: Fence | None,
) -> tuple[int, Fence | None]:
    """The offset past one piece of noise at ``at``, with the fence that it opened."""
    raw, end = fragment.raw, fragment.end
    listed = min(_listed(fragment, at), end)
    if listed > at:
        return listed, None
    stop = raw.find("\n", at, end)
    if stop < 0 or stop - at > _LONGEST_LINE:
        return at, None
    line = raw[at:stop].strip()
    after = _next_line(raw, stop, end)
    if after >= end:
        return at, None
    fence = fence_line(line)
    if fence is not None and wrapped is None:
        if open_fence is not None:
            return (after, None) if _reopens(raw, stop, end, fence) else (at, None)
        announced = at > fragment.start
        if line[0] in "`~" and _wraps(raw[at:end], fence, unfinished, announced):
            return after, fence
        return at, None
    heading = HEADING.match(line)
    if says_again(heading["text"] if heading else line, heads if heading else heads[-1:]):
        return after, None
    if unfinished and speaks_of_the_work(line) and raw[stop:after].count("\n") > 1:
        closing = ends_sentence(line) or line.endswith((":", "："))
        if closing and begins_block(raw[fragment.start : at]):
            return after, None
    return at, None


def _before_wrapper(fragment: Fragment, at: int, amid: bool) -> int:
    """The offset past a line that leads up to a wrapping fence of Markdown; ``at`` for none.

    Args:
        amid: the draft ends within a sentence, which the line then does not go on with.
    """
    raw, end = fragment.raw, fragment.end
    stop = raw.find("\n", at, end)
    line = raw[at:stop].strip() if 0 <= stop <= at + _LONGEST_LINE else ""
    if not line or block_of(line) is not Block.TEXT or not _STANDS_ALONE.search(line):
        return at
    after = _next_line(raw, stop, end)
    opened = raw[after : after + 80].split("\n", 1)[0].rstrip()
    fence = fence_line(opened) if opened[:1] in ("`", "~") else None
    if fence is None or fence.info.lower() not in _WRAPPERS:
        return at
    inner = raw[raw.find("\n", after, end) + 1 : end]
    closing = closing_of(inner, fence)
    if closing < 0 or not (fence.info.lower() in _MARKDOWN or _is_prose(inner[:closing])):
        return at
    goes_in = _ends_a_sentence(inner) or goes_on(inner, script_of(inner[:600]))
    return after if speaks_of_the_work(line) or (amid and goes_in) else at


def _ends_a_sentence(inner: str) -> bool:
    """Whether a text begins with the rest of a sentence, as far as its form tells."""
    first = inner.split("\n", 1)[0].rstrip()
    if block_of(first) is not Block.TEXT or begins_anew(first, script_of(inner[:600])):
        return False
    return crosses_sentence(first) or ends_sentence(first)


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


def _wraps(text: str, fence: Fence, unfinished: bool, announced: bool) -> bool:
    """Whether a fence that opens a fragment was put round a continuation of prose.

    Args:
        announced: the fragment says before it that it goes on.
    """
    if fence.info.lower() not in _WRAPPERS:
        return False
    inner = text.split("\n", 1)[1] if "\n" in text else ""
    closing = closing_of(inner, fence)
    if closing < 0 and after_text(fence, inner) is None:
        return False
    if unfinished or fence.info.lower() in _MARKDOWN:
        return True
    if announced and closing > 0 and _is_prose(inner[:closing]):
        return True
    first, _, rest = inner.lstrip().partition("\n")
    if block_of(first) is Block.HEADING:  # in code it is a comment, or the prompt of a shell
        return rest.startswith(("\n", "\r\n"))
    return len(first) > 30 and ends_sentence(first)


def _is_prose(text: str) -> bool:
    """Whether most of a text stands in finished sentences, rows and headings, as in no code."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    prose = [
        line
        for line in lines
        if block_of(line) in (Block.ROW, Block.HEADING)
        or (len(line) > _SENTENCE and ends_sentence(line))
    ]
    return sum(map(len, prose)) * 5 > sum(map(len, lines)) * 3


def closing_of(inner: str, fence: Fence, inside: Fence | None = None) -> int:
    """Where the line stands that closes a wrapping fence: the last one of the text, or -1.

    ``inside`` is the code that the text within the wrapper begins in.
    """
    text = inner.rstrip()
    cut = text.rfind("\n") + 1
    last = fence_line(text[cut:])
    if last is None or last.info or last.char != fence.char or last.length < fence.length:
        return -1
    return cut if after_text(inside, text[:cut]) is None else -1


def _known_heads(draft: Draft, title: str) -> tuple[str, ...]:
    """The draft's last heading and the title, projected; the title, if any, comes last."""
    heads: list[str] = []
    if draft.fence() is None:
        tail = draft.tail(_HEADINGS_WITHIN)
        for line in reversed(tail.split("\n")):
            match = HEADING.match(line) if "#" in line else None
            if match is not None:
                heads.append(projected(match["text"]))
                break
    said = projected(title)
    return (*heads, said) if said else (*heads, "\0")
