"""A code fence put round a continuation, told from a block of code that the article shows.

No sign decides alone: a score weighs how the draft ends, what the fence is called, how the text in
it begins and whether it is written as articles are. The weights are fitted by logistic regression
on 16,000 continuations of articles in four languages, cut anywhere and fenced, and 2,200 blocks of
code and the lines that lead up to them: of articles left out, 98 in 100 are told right.
"""

import re
from math import log1p

from ssg.stitch.blocks import Block, block_of
from ssg.stitch.fences import Fence, after_line, after_text, fence_line
from ssg.stitch.going_on import begins_anew, goes_on, joins_known, script_of
from ssg.stitch.projection import is_wide
from ssg.stitch.seam_noise import speaks_of_the_work
from ssg.stitch.sentences import ends_sentence
from ssg.stitch.terms import terms

_MARKDOWN = frozenset(("markdown", "md", "mdx"))
_TEXT = frozenset(("text", "txt", "plaintext", "plain"))
INFOS = _MARKDOWN | _TEXT | {""}
_READ, _NEAR, _BEGINNING = 6000, 3000, 1500  # characters of a text that are read
_ANNOUNCED = 3.0
_SENTENCE = 24  # columns of a line that may be one
_COLON = re.compile(r"[:：][\s*_]*\Z")
_SET_APART = re.compile(r"\W.*\W\Z", re.DOTALL)
_BLANK = re.compile(r"\n[ \t\r]*\n")
_CODE = re.compile(r"[{}();=<>$\\|&^@\"'+%]")
# fmt: off
_ALONE: tuple[float, ...] = (
    -1.11, 1.51, -9.04, -8.42, 5.65, 5.09, 3.97, 3.96, -2.52,
    -1.41, 0.53, 1.06, -0.43, 2.89, 3.72, 0.94, 2.9, -0.66,
    1.22, -3.87, 0.56, 0.48, 3.1, -1.41, 7.55, 0.87, 2.12,
    2.74,
)
_LED_UP: tuple[float, ...] = (
    4.79, 0.41, -2.02, -3.74, 1.2, 0.87, 3.33, 1.28, -2.36,
    -2.08, 1.61, 0.65, -1.3, 4.2, 3.16, 1.6, -0.06, -5.85,
    0.82, -3.53, 1.17, 1.72, 2.27, -1.15, 5.97, 3.15, 5.36,
    2.13, 5.28, -1.49, 0.79, 1, -2.95, -2.46, 0.18, 0.53,
    -1.27, -0.13, -2.88, -3.93, 0.35, -2.33, -0.35,
)
# fmt: on


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


def wraps(
    tail: str, unfinished: bool, fence: Fence, inner: str, said: str, announced: bool
) -> bool:
    """Whether a fence was put round what goes on with a draft.

    Args:
        tail: the draft's last part.
        unfinished: whether it ends in a sentence, word or mark.
        inner: what stands behind the fence's line, to the fragment's end.
        said: a line before the fence that would be dropped with it, or nothing.
        announced: noise before the fence says that the text goes on.
    """
    if fence.info.lower() not in INFOS:
        return False
    closing = closing_of(inner, fence)
    if closing < 0 and after_text(fence, inner) is None:
        return False
    text = inner[:closing] if closing >= 0 else inner
    if not text.strip() or _is_closed_before(text, fence):
        return False
    found = features(tail, unfinished, fence, text, closing >= 0)
    weights = _ALONE
    if said:
        found += features_of_line(tail, unfinished, said, text)
        weights = _LED_UP
    return sum(w * f for w, f in zip(weights, found, strict=True)) + _ANNOUNCED * announced > 0


def _is_closed_before(text: str, fence: Fence) -> bool:
    """Whether a bare line closes the fence within a text: it ends a block, and opens none."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        found = fence_line(line)
        if found is None or found.char != fence.char or found.length < fence.length:
            continue
        above = index > 0 and lines[index - 1].strip() != ""
        below = index + 1 < len(lines) and lines[index + 1].strip() != ""
        return not found.info and (above or not below)
    return False


def features(
    tail: str, unfinished: bool, fence: Fence, inner: str, closed: bool
) -> tuple[float, ...]:
    """What speaks for a wrapper or against it, in the order of the weights."""
    last = tail[tail.rfind("\n") + 1 :]
    kind, stops, colon = block_of(last), ends_sentence(last), _COLON.search(last) is not None
    amid = unfinished and kind is Block.TEXT and not stops and not colon
    item = kind is Block.ITEM and not stops and not colon
    first, _, rest = inner.partition("\n")
    first = first.rstrip()
    script = script_of(inner[:600])
    on, anew = goes_on(inner, script), begins_anew(inner, script)
    return (
        1.0,
        amid,
        colon,
        kind is Block.HEADING,
        item,
        kind is Block.ROW,
        fence.info.lower() in _MARKDOWN,
        fence.info.lower() in _TEXT,
        on,
        anew,
        amid and on,
        item and on,
        amid and is_wide(last[-1:] or " "),
        (amid or item) and joins_known(tail[-_BEGINNING:], inner[:_BEGINNING]),
        first[:1] in (" ", "\u3000") and first[1:2] not in (" ", "\t"),
        _columns(first) > _SENTENCE and ends_sentence(first),
        block_of(first) is Block.HEADING and rest.startswith(("\n", "\r\n")),
        closed,
        *_shape(inner[:_READ]),
    )


def _shape(text: str) -> tuple[float, ...]:
    """How a text is written: as prose, with headings, lists, tables and code in it, or as code."""
    lines = text.split("\n")
    state: Fence | None = None
    written = size = prose = headings = nested = items = rows = indented = 0
    for index, line in enumerate(lines):
        opened = fence_line(line)
        if opened is not None:
            nested += state is None and opened.info != ""
            state = after_line(state, line)
        bare = line.strip()
        if not bare or opened is not None or state is not None:
            continue
        kind = block_of(line)
        alone = not "".join(lines[max(0, index - 1) : index + 2]).replace(line, "", 1).strip()
        written, size = written + 1, size + _columns(bare)
        headings += kind is Block.HEADING and alone
        items += kind is Block.ITEM
        rows += kind is Block.ROW
        indented += line[:1] in (" ", "\t") and kind is not Block.ITEM
        if kind in (Block.TEXT, Block.ITEM, Block.QUOTE) and _columns(bare) > _SENTENCE:
            prose += _columns(bare) * ends_sentence(bare)
    return (
        prose / (size + 1),
        min(1.0, 8 * len(_CODE.findall(text)) / (len(text) + 1)),
        headings > 0,
        nested > 0,
        log1p(len(_BLANK.findall(text.strip())) + 1),
        log1p(size),
        min(2.0, size / (written + 1) / 80),
        items / (written + 1),
        rows / (written + 1),
        indented / (written + 1),
    )


def features_of_line(tail: str, unfinished: bool, line: str, inner: str) -> tuple[float, ...]:
    """What a line before the fence says more: whether it is the model's, or the article's."""
    last = tail[tail.rfind("\n") + 1 :]
    amid = unfinished and not ends_sentence(last)
    named = set(terms(line)[0])
    common = len(named & {*terms(tail[-_NEAR:])[0], *terms(inner[:_NEAR])[0]})
    script = script_of(tail[-600:])
    on, colon = goes_on(line, script), _COLON.search(line) is not None
    return (
        speaks_of_the_work(line),
        colon,
        _SET_APART.match(line) is not None,
        ends_sentence(line),
        common / (len(named) + 1),
        log1p(common),
        not named,
        min(2.0, _columns(line) / 50),
        on,
        begins_anew(line, script),
        joins_known(tail[-_BEGINNING:], line),
        block_of(line) is not Block.TEXT,
        amid and colon,
        amid and on,
        amid and ends_sentence(line),
    )


def _columns(text: str) -> int:
    return len(text) + sum(map(is_wide, text))
