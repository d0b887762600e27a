"""Headings that bear numbers: whether one follows another."""

import re

_NUMBERED = re.compile(r"#{1,6}[ \t]+(?:[*_]{1,2})?(?:第\s*)?(\d+(?:\.\d+)*)(?![\d.]*\d)\.?(?=\D)")
_READ = 40  # lines


def numbered_on(before: str, heading: str) -> bool:
    """Whether a heading's number is the next one after the last number of the headings before."""
    found = _NUMBERED.match(heading)
    if found is None:
        return False
    for line in reversed(before.split("\n")[-_READ * 4 :]):
        last = _NUMBERED.match(line) if line.startswith("#") else None
        if last is not None:
            return _follows(_numbers(last[1]), _numbers(found[1]))
    return False


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(".")]


def _follows(last: list[int], now: list[int]) -> bool:
    """The next of the same rank, the first of the next rank, or the next of a rank above."""
    if now == [*last, 1]:
        return True
    return (
        len(now) <= len(last)
        and now[:-1] == last[: len(now) - 1]
        and now[-1] == last[len(now) - 1] + 1
    )
