"""Likeness that is no second telling: parallel passages, which differ in a word or a number."""

import re
from collections import Counter
from difflib import SequenceMatcher

from ssg.stitch.align import Gap
from ssg.stitch.draft import Draft
from ssg.stitch.fragment import Fragment
from ssg.stitch.placement import Placement
from ssg.stitch.projection import is_wide

_ECHO = 40
_NAME = 12  # letters round a difference in which a name is looked for
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z][A-Z0-9]+(?![^\W_])")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_DIGITS = re.compile(r"\d+")
_LEFT = re.compile(r"\d+\Z")


def tail_is_parallel(draft: Draft, p: Placement) -> bool:
    """Whether the draft's tail is told like the passage that the fragment matches.

    So it is where paragraphs differ in a word or a number: the fragment goes on with the last one,
    and an earlier one goes on in the same words.
    """
    tail = draft.window(p.end, p.tail)
    size = 3 if is_wide(tail[:1]) or is_wide(tail[-1:]) else 5
    if len(tail) < size + 4:
        return False
    passage = draft.window(
        p.out - p.tail - p.tail // 2 - 20, p.end - p.out + p.tail + p.tail // 2 + 20
    )
    grams = {passage[i : i + size] for i in range(len(passage) - size + 1)}
    total = len(tail) - size + 1
    return sum(tail[i : i + size] in grams for i in range(total)) * 4 > total


def told_like_match(draft: Draft, p: Placement, head: str) -> bool:
    """Whether what stands before the match in the fragment is told like the match itself."""
    size = 3 if is_wide(head[:1]) or is_wide(head[-1:]) else 5
    total = len(head) - size + 1
    passage = draft.window(p.out, p.end - p.out)
    return total > 3 and sum(head[i : i + size] in passage for i in range(total)) * 3 > total


def echoes(draft: Draft, p: Placement) -> bool:
    """Whether what stands before the match is alike if the fragment simply goes on.

    In parallel passages it is: the draft ends, and the fragment goes on, as an earlier passage did.
    """
    count = 8
    end = draft.window(draft.size - count, count)
    context = draft.window(max(0, p.out - count), min(count, p.out))
    if len(context) < 2:
        return False
    return _ends_alike(end, context)


def echoes_closely(draft: Draft, p: Placement) -> bool:
    """The same by so many letters that they are not alike by chance, as sentence ends are."""
    count = min(_ECHO, draft.size - p.out)  # what stands before the match is not its end
    end = draft.window(draft.size - count, count)
    context = draft.window(max(0, p.out - count), min(count, p.out))
    close = 6 if is_wide(end[-1:]) else 10
    if len(context) >= close and end[-close:] == context[-close:]:
        return True
    return SequenceMatcher(None, end, context, False).ratio() >= 0.6


def ends_as_before_match(draft: Draft, p: Placement) -> bool:
    """Whether the draft's last letters stand before the match too, more than chance gives.

    Fewer are enough where they are all that the match leaves behind.
    """
    end = draft.window(draft.size - 5, 5)
    wide = is_wide(end[-1:])
    end = end[-3:] if wide else end
    if (2 if wide else 4) <= p.tail < len(end):
        end = end[-p.tail :]
    return p.out >= len(end) and draft.window(p.out - len(end), len(end)) == end


def goes_on_alike(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether a fragment completes the draft's last word or number as the matched passage has it.

    One that tells the end anew begins behind another sign than the draft's last one, but by chance.
    """
    if p.head or p.out == 0 or draft.window(p.out - 1, 1) != draft.window(draft.size - 1, 1):
        return False
    if draft.tail(1).isdigit() and fragment.raw[fragment.start].isdigit():
        return True  # one number on both sides of the seam
    left = _LAST_WORD.search(draft.tail(40))
    return completes_word(draft, fragment, 2) or (left is not None and is_wide(left[0][-1]))


def completes_word(draft: Draft, fragment: Fragment, least: int = 5) -> bool:
    """Whether the letters on both sides of the seam are one word that stands in the text before."""
    tail = draft.tail(40)
    if is_wide(tail[-1:]):
        return False
    left = _LAST_WORD.search(tail)
    first = fragment.raw[fragment.start : min(fragment.end, fragment.start + 40)]
    right = re.match(r"[^\W\d_]+", first)
    if left is None or right is None or len(left[0] + right[0]) < least:
        return False
    word = left[0] + right[0]
    after = fragment.raw[fragment.start + right.end() : min(fragment.end, fragment.start + 600)]
    return any(
        word in text and re.search(rf"\b{word}\b", text) for text in (draft.tail(4000), after)
    )


def joins_as_told(draft: Draft, fragment: Fragment) -> bool:
    """Whether the letters on both sides of the seam stand together elsewhere as well.

    The fragment then goes on with the draft's last words, and its first ones reword nothing.
    """
    last = draft.tail(4000)
    first = fragment.raw[fragment.start : min(fragment.end, fragment.start + 600)]
    count = 2 if is_wide(last[-1:]) or is_wide(first[:1]) else 4
    join = last[-count:] + first[:count]
    if len(join) < 2 * count or not join.isalnum():
        return False
    return join in last[:-1] or join in first[1:]


def leads_alike(draft: Draft, p: Placement) -> bool:
    """Whether the draft's last words stand before the match too: the next word then differs.

    A fragment whose first word is another one than the draft has before the match may reword it,
    or go on with a parallel passage, which led up to that word as the earlier one did.
    """
    end = draft.window(draft.size - 16, 16)
    before = draft.window(max(0, p.out - p.head - 24), min(p.out, p.head + 24))
    size = 3 if sum(map(is_wide, end)) * 2 > len(end) else 6
    alike = sum(end[i : i + size] in before for i in range(len(end) - size + 1))
    return alike * 3 > min(len(end), len(before)) - size + 1


def led_up_to_alike(draft: Draft, p: Placement) -> bool:
    """Whether the match ends in the words that also stand shortly before it.

    So it is where parallel passages follow each other and the next one begins in mid-word.
    """
    last = draft.window(p.end - 12, 12)
    last = last[-6:] if sum(map(is_wide, last)) * 2 > len(last) else last
    return last in draft.window(max(0, p.out - 36), min(36, p.out))


def _ends_alike(ahead: str, context: str) -> bool:
    """Whether the last letters of two passages are the same at three places, or the last ones."""
    pairs = list(zip(reversed(ahead), reversed(context), strict=False))
    same = sum(1.0 if is_wide(a) else 0.6 for a, b in pairs if a == b)
    close = 2 if is_wide(ahead[-1]) else 3
    return same >= 3 or ahead[-close:] == context[-close:]


def numbers_differ(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether a number was replaced by another, or names in capitals were more than once.

    Parallel passages do so, tellings hardly ever.
    """
    names: Counter[tuple[frozenset[str], frozenset[str]]] = Counter()
    for gap in p.gaps:
        if _number_differs(draft, fragment, gap):
            return True
        names.update(_names_replaced(draft, fragment, gap))
    if len(names) > 1 or any(count > 1 for count in names.values()):
        return True
    if not p.tail or draft.near_border(p.end, 0):
        return False  # at a border the number was cut
    if not p.rest and fragment.raw_after(p.stop) == fragment.end:
        return False  # and at the fragment's end
    mine = _number_across(draft.window(p.end - 3, 3), draft.window(p.end, 12))
    theirs = _number_across(fragment.window(p.stop - 3, 3), fragment.window(p.stop, 12))
    return bool(mine and theirs and mine != theirs)


def _names_replaced(
    draft: Draft, fragment: Fragment, gap: Gap
) -> list[tuple[frozenset[str], frozenset[str]]]:
    (a, b), (c, d) = gap.out, gap.fragment
    mine = draft.told(max(0, a - _NAME), min(draft.size, b + _NAME))
    low, high = (
        fragment.raw_at(max(0, c - _NAME)),
        fragment.raw_after(min(d + _NAME, fragment.size)),
    )
    theirs = fragment.raw[low : min(high, fragment.end)]
    one, other = frozenset(_CAPITALS.findall(mine)), frozenset(_CAPITALS.findall(theirs))
    return [(one - other, other - one)] if one - other and other - one else []


def _number_across(before: str, after: str) -> str:
    left, right = _LEFT.search(before), _DIGITS.match(after)
    return (left[0] if left else "") + (right[0] if right else "")


def number_differs(draft: Draft, fragment: Fragment, p: Placement) -> bool:
    """Whether any number was replaced by another one."""
    return any(_number_differs(draft, fragment, gap) for gap in p.gaps)


def _number_differs(draft: Draft, fragment: Fragment, gap: Gap) -> bool:
    left = _LEFT.search(draft.window(gap.out[0] - 3, 3))
    right = _DIGITS.match(draft.window(gap.out[1], 3))
    before, after = left[0] if left else "", right[0] if right else ""
    a = before + draft.window(gap.out[0], gap.out[1] - gap.out[0]) + after
    b = before + fragment.window(gap.fragment[0], gap.fragment[1] - gap.fragment[0]) + after
    mine, theirs = _DIGITS.findall(a), _DIGITS.findall(b)
    return bool(mine and theirs and mine != theirs and max(len(a), len(b)) < 140)
