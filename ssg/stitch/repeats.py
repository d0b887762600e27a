"""A passage said twice back to back: a seam whose marker was lost.

Sentences and headings of the prose are read as one sequence; each is pushed on a stack, and where
the stack's last *n* equal the *n* before them, the second telling goes. Linear for a fixed *n*.
"""

import re

from ssg.stitch.projection import projected, weight
from ssg.stitch.prose_units import DEFINITION, SIGN, Unit, opening_signs, prose_units
from ssg.stitch.sentences import CLOSERS
from ssg.values import dataclass

LONG_SENTENCE = 20.0
_LONG_PASSAGE = 24.0
_MOST = 64  # units of a passage
_PLACES = 8  # at which a unit stood before, the latest first, that are looked at
_AROUND = 1000  # characters of a paragraph in which marks are counted
_CODE = re.compile(r"`+[^`\n]+`")
_PAIRS = ("()", "[]", "（）", "「」", "『』", "“”", "【】", "《》")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A passage and its second telling, as spans of the text; what lies between goes as well."""

    first: tuple[int, int]
    second: tuple[int, int]


def find_repeats(text: str) -> tuple[Repeat, ...]:
    """The passages of a text that are said twice back to back, in their order."""
    stack: list[Unit] = []
    said = [0.0]  # the weight of the stack below each place in it
    places: dict[str, list[int]] = {}  # of each key in the stack
    found: list[Repeat] = []
    for unit in prose_units(text):
        before = places.setdefault(unit.key, [])
        stack.append(unit)
        said.append(said[-1] + weight(unit.key))
        count = _told_again(stack, said, before) if unit.key else 0
        if not count or not _letter_by_letter(text, stack[-2 * count : -count], stack[-count:]):
            before.append(len(stack) - 1)
            continue
        repeat = _repeat(text, stack[-2 * count : -count], stack[-count:])
        while found and found[-1].second[1] > repeat.first[1]:
            found.pop()  # said three times, or twice within what goes
        found.append(repeat)
        for gone in stack[-count:-1]:
            places[gone.key].pop()
        del stack[-count:], said[-count:]
    return tuple(found)


def _told_again(stack: list[Unit], said: list[float], places: list[int]) -> int:
    """How many units at the stack's end say again what as many before them say; 0 for none.

    Args:
        places: where in the stack the last unit's key stands before.
    """
    unit = stack[-1]
    near = places[-_PLACES:]
    if not near or (said[-1] - said[near[0] + 1] < LONG_SENTENCE and not unit.heading):
        return 0
    for place in reversed(near):
        count = len(stack) - 1 - place
        if 2 * count > len(stack) or count > _MOST:
            break
        if count == 1 and unit.heading:
            return 1
        least = LONG_SENTENCE if count == 1 else _LONG_PASSAGE
        if said[-1] - said[place + 1] < least:
            continue
        first, second = stack[-2 * count : -count], stack[-count:]
        if all(a.key and a.key == b.key for a, b in zip(first, second, strict=True)):
            told = {u.key for u in second}  # a chant says little, however long
            if second[0].key != DEFINITION and sum(map(weight, told)) >= least:
                return count
    return 0


def _letter_by_letter(text: str, first: list[Unit], second: list[Unit]) -> bool:
    """Whether two tellings agree in capital letters and in code, which the projection leaves out.

    Two passages that differ in nothing else are parallel ones.
    """
    for one, other in zip(first, second, strict=True):
        titles = ["".join(text[u.start : u.end].split()) for u in (one, other) if u.heading]
        if len(first) > 1 and len(set(titles)) > 1:
            return False  # sections whose names differ by a sign
    tellings = [text[slice(*_letters(text, units))] for units in (first, second)]
    if tellings[0] == tellings[1]:
        return True
    mine, theirs = (
        ([*filter(str.isupper, told)], _CODE.findall(text, units[0].start, units[-1].end))
        for told, units in zip(tellings, (first, second), strict=True)
    )
    return mine == theirs


def _repeat(text: str, first: list[Unit], second: list[Unit]) -> Repeat:
    """Where the tellings end, with the signs around them.

    What is said again letter by letter was put in as it is, wherever its signs seem to belong.
    """
    start, end = first[0].start, first[-1].end
    closing = _closing_only_there(text, first[-1], second[-1])
    by_units = Repeat((start, end), (second[0].start, second[-1].end - closing))
    at, after = _letters(text, first)
    again, then = _letters(text, second)
    if text[at:after] != text[again:then]:
        return by_units
    apart = again - at
    while after < end and text[after] == text[after + apart : after + apart + 1]:
        after += 1
    exact = Repeat((start, after), (max(second[0].start, after), after + apart))
    if (exact.first[1], exact.second[1]) == (by_units.first[1], by_units.second[1]):
        return by_units
    return exact if _left_open(text, exact) <= _left_open(text, by_units) else by_units


def _letters(text: str, units: list[Unit]) -> tuple[int, int]:
    """From the first letter of some units to the last one."""
    start, end = units[0].start, units[-1].end
    while not projected(text[start]):
        start += 1
    while not projected(text[end - 1]):
        end -= 1
    return start, end


def _left_open(text: str, repeat: Repeat) -> int:
    """How many marks of a paragraph stand there without the other of their pair after a cut."""
    start, end = repeat.first[1], repeat.second[1]
    begin = max(text.rfind("\n\n", 0, start) + 1, start - _AROUND)
    stop = text.find("\n\n", end, end + _AROUND)
    told = text[begin:start] + text[end : stop if stop >= 0 else end + _AROUND]
    odd = sum(told.count(mark) % 2 for mark in ("**", "`", '"'))
    return odd + sum(abs(told.count(p[0]) - told.count(p[1])) for p in _PAIRS)


def _closing_only_there(text: str, first: Unit, second: Unit) -> int:
    """How many closing marks stand after the second telling alone: they close what is around it."""
    marks = [text[u.start : u.end] for u in (first, second)]
    mine, theirs = (m[len(m.rstrip(CLOSERS)) :] for m in marks)
    if not theirs.startswith(mine) or (SIGN.search(marks[1]) and not opening_signs(marks[1])):
        return 0
    return len(theirs) - len(mine)
