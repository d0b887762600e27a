"""What a model says before it goes on: known by its place, and by what stands around it."""

import re

from ssg.stitch.blocks import Block, block_of
from ssg.stitch.draft import Draft
from ssg.stitch.fences import after_text, fence_line
from ssg.stitch.fragment import Fragment
from ssg.stitch.going_on import joins_known
from ssg.stitch.ground import Ground, told_text
from ssg.stitch.open_marks import open_marks
from ssg.stitch.parallels import told_like_match
from ssg.stitch.placement import Placement
from ssg.stitch.projection import projected, weight
from ssg.stitch.seam_noise import (
    HEADING,
    is_listed,
    listed_noise,
    says_again,
    speaks_of_the_work,
)
from ssg.stitch.sentences import (
    CLOSERS,
    STOPS,
    begins_block,
    begins_sentence,
    crosses_sentence,
    ends_sentence,
)
from ssg.stitch.work_talk import is_about_the_work
from ssg.stitch.wrapping import INFOS, closing_of

_LONGEST_PREAMBLE = 110.0
_TOLD, _SHORT = 16.0, 12.0
_TOLD_LONG, _ASIDE = 20.0, 60.0
_SECTION, _SOME_BLOCKS = 60.0, 100.0
_OF_ARTICLES = (Block.ITEM, Block.NOTE)
_POINTS = re.compile(r"[、，,;；:：)）」』.。]+[ \t]*\Z")
_COLONS = (":", "：")
_SPACED = re.compile(r" [^\W\d_]")
_FENCE = re.compile(r"(?m)^ {0,3}(?:`{3,}|~{3,})[^`\n]*$")
_IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]{2}|[\u30a1-\u30fc]{2}")  # half a word each, perhaps
_STOP = re.compile(rf"[{STOPS}\n]|\.\s")


def begins(text: str) -> bool:
    """Whether a sentence begins after a text; the match may itself begin with a comma."""
    if text[-1:].isalnum():
        return False
    return begins_sentence(text) or begins_sentence(_POINTS.sub("", text))


def is_preamble(
    draft: Draft, fragment: Fragment, p: Placement, ground: Ground, said: float, text: str
) -> bool:
    """Whether what stands before the match is said by the model, not by the article."""
    size = weight(fragment.window(0, p.head))
    stripped = text.strip()
    if size > _LONGEST_PREAMBLE or p.tail or text.count("\n") > 8 or not begins(text):
        return False
    lines = [line for line in stripped.splitlines() if line.strip()]
    if any(block_of(line) in _OF_ARTICLES for line in lines):
        return False
    if ground.code and not (ends_sentence(stripped) or stripped.endswith((":", "：", "`", "~"))):
        return False  # lines of code
    if (ground.structured and "|" in text) or _within_heading(fragment, p, ground, text):
        return False  # cells of a row, the beginning of a heading
    if _in_code_alone(draft, p, text):
        return False
    spoken = [line for line in lines if not _droppable(line, ground.known_heads)]
    if not spoken:
        return said >= 4
    if told_like_match(draft, p, projected("".join(spoken))):
        return False  # a further one of parallel passages, which the next one follows
    if not ground.unfinished or ends_sentence(draft.before(p.end, 40) + _until_letter(draft, p)):
        return _before_finished(draft, fragment, p, ground, said, text, spoken)
    if reads_on(draft, fragment, ground, stripped):
        return False
    own_line = begins_block(_POINTS.sub("", text))
    # In a fence put round it stands the text alone; of things told alike each has its colon.
    alike = stripped.endswith(_COLONS) and _led_up_to(draft, p).endswith(_COLONS)
    if not own_line and (alike or _FENCE.search(text)):
        return False
    if _after_last_stop(draft, p) < 2 and begins_sentence(draft.before(p.out, 80)):
        return own_line and said >= 12 and size <= 60 and not p.gaps
    if own_line:
        return said >= 4 and (size <= 60 or said >= 20)
    # No sentence of an article ends in the words that the draft broke off with.
    exactly = said >= _TOLD and not p.gaps
    return said >= (5 if size <= 20 else 7) and size <= (_ASIDE if exactly else 40)


def _before_finished(
    draft: Draft,
    fragment: Fragment,
    p: Placement,
    ground: Ground,
    said: float,
    text: str,
    spoken: list[str],
) -> bool:
    """The same where the draft ends with a sentence's end, so that the article may go on anyhow.

    Args:
        spoken: the lines that are no heading said again, no well-known noise and no fence.
    """
    own_line = begins_block(_POINTS.sub("", text))
    within = not begins_sentence(draft.before(p.out, 80))
    if p.gaps or said < (6 if within and own_line else 12):
        return False
    if _SPACED.match(fragment.raw, ground.begins):
        return False  # a further sentence of the draft's last line
    if not own_line and _FENCE.search(text):
        return False
    if not own_line:
        size, crosses = weight(fragment.window(0, p.head)), crosses_sentence(text.strip()[:-1])
        if not within or said < _TOLD:
            return False
        return (size <= _SHORT and not crosses) or (said >= _TOLD_LONG and size <= _ASIDE)
    if _wrapped(draft, fragment, p, [line for line in text.splitlines() if line.strip()]):
        return True
    if within or _goes_on_in_line(draft, fragment, p, said):
        return True
    if all(map(speaks_of_the_work, spoken)) or _says_heading_again(draft, p, said):
        return True
    return sum(map(bool, map(projected, spoken))) == 1 and _tells_a_section(draft, p, said)


def _in_code_alone(draft: Draft, p: Placement, text: str) -> bool:
    """Whether a match stands in a block of code in the fragment, and in none in the draft."""
    state = after_text(None, text) if _FENCE.search(text) else None
    return state is not None and state.info.lower() not in INFOS and draft.fence(p.out) is None


def _says_heading_again(draft: Draft, p: Placement, said: float) -> bool:
    """Whether a match begins with a heading and goes on with some of the text under it.

    No article says a heading and what stands under it twice in a row.
    """
    line = draft.before(p.out, 12).rsplit("\n", 1)[-1]
    title, _, under = (line + draft.told(p.out, p.end)).partition("\n")
    return HEADING.match(title) is not None and said >= _TOLD and weight(projected(under)) >= _SHORT


def _within_heading(fragment: Fragment, p: Placement, ground: Ground, text: str) -> bool:
    """Whether a match begins within a heading that the text so far does not have."""
    begun = text[text.rfind("\n") + 1 :]
    if HEADING.match(begun) is None:
        return False
    at = fragment.raw_at(p.head)
    line = begun + fragment.raw[at : min(fragment.end, at + 200)].split("\n", 1)[0]
    return not _droppable(line, ground.known_heads)


def _goes_on_in_line(draft: Draft, fragment: Fragment, p: Placement, said: float) -> bool:
    """Whether a long match from one sentence end to another has more after it in its last line.

    A refrain is led up to anew, too, but it ends where its paragraph does.
    """
    after = fragment.raw[fragment.raw_after(p.stop) : fragment.raw_after(p.stop) + 12]
    rest = after.lstrip(STOPS + "." + CLOSERS + " \u3000")
    return (
        said >= 40
        and "\n" not in after
        and bool(rest)
        and crosses_sentence(told_text(draft, p)[:-4])
    )


def _wrapped(draft: Draft, fragment: Fragment, p: Placement, lines: list[str]) -> bool:
    """Whether the match is prose that stands in a code block in the fragment alone, to its end."""
    fence = fence_line(lines[-1])
    if fence is None or len(lines) > 2 or p.rest < p.matched or draft.fence(p.out) is not None:
        return False
    at = fragment.raw.find(lines[-1], fragment.start, fragment.end) + len(lines[-1])
    return closing_of(fragment.raw[at : fragment.end].partition("\n")[2], fence) >= 0


def _tells_a_section(draft: Draft, p: Placement, said: float) -> bool:
    """Whether a match holds a heading, or some sentences in several blocks: no refrain does."""
    if said < _SECTION:
        return False
    told = draft.told(p.out, p.end)
    if any(block_of(line) is Block.HEADING for line in told.split("\n")[1:]):
        return True
    return said >= _SOME_BLOCKS and "\n" in told.strip() and len(_STOP.findall(told)) > 2


def _droppable(line: str, known_heads: tuple[str, ...]) -> bool:
    """Whether a line before the match is of the kinds that no article loses anything by."""
    bare = line.strip()
    if not bare or bare.startswith(("```", "~~~")) or listed_noise(bare + "\n") >= len(bare):
        return True
    match = HEADING.match(bare)
    said = match["text"] if match else bare
    return says_again(said, known_heads) or is_about_the_work(said) or is_listed(said)


def _led_up_to(draft: Draft, p: Placement) -> str:
    return draft.before(p.out, 8).rstrip()


def _until_letter(draft: Draft, p: Placement) -> str:
    """What stands in the draft between the match and its end: punctuation only."""
    return draft.raw[draft.raw_at(p.end - 1) + 1 : draft.pieces[-1].end][:20]


def _after_last_stop(draft: Draft, p: Placement) -> float:
    """How much of the match stands after the last sentence end: the rest may be a refrain."""
    told = told_text(draft, p)
    return weight(projected(_STOP.split(told)[-1]))


def reads_on(draft: Draft, fragment: Fragment, ground: Ground, head: str) -> bool:
    """Whether the fragment's first words go on with the draft's last ones, and are no noise."""
    said = _FENCE.sub("", head)
    if open_marks(said) or said.count("**") % 2:
        return True
    starts = dict.fromkeys((fragment.start, ground.begins))
    return any(_begins_on(draft, fragment.raw[at : min(fragment.end, at + 600)]) for at in starts)


def _begins_on(draft: Draft, first: str) -> bool:
    last = draft.tail(4000)
    if first[:1] == " " or (last[-2:] + first[:2]) in last or (last[-2:] + first[:2]) in first:
        return True
    if _IDEOGRAPHS.match(last[-1:] + first[:1]) and joins_known(last[-600:], first):
        return True
    return re.match(r"[a-z,;)\]}、。，．）」』ー々っゃゅょをのがへんぁぃぅぇぉ]", first) is not None
