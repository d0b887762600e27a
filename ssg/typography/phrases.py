"""Where a line of Japanese or Chinese may end: BudouX's model, and the rules that bind any model.

BudouX (Iitsuka et al., Google, 2021) is a linear classifier over one to three characters on each
side of a place. The model is the library's; its scores are summed here by the runs of characters
that the text holds, which takes a quarter of the library's time. A test compares the two.
"""

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from operator import add
from typing import Any
from unicodedata import name

from ssg.typography.line_edges import is_kept_together, is_wide, line_ends

DIVIDED = frozenset({"ja", "zh"})  # written without spaces
LONG = 10  # wide characters: a title's line on the narrowest phone (320 px)
# A feature of the model looks at one (U), two (B) or three (T) characters, beginning so far before
# the place.
_BEFORE = {
    "UW1": 3, "UW2": 2, "UW3": 1, "UW4": 0, "UW5": -1, "UW6": -2,
    "BW1": 2, "BW2": 1, "BW3": 0,
    "TW1": 3, "TW2": 2, "TW3": 1, "TW4": 0,
}  # fmt: skip
# A number or a word in brackets belongs to what it follows: 解剖（1）, まとめ（前編）.
_OPENS_ASIDE = frozenset("（〔［")
_ASIDE = re.compile("[（〔［][^（）〔〕［］]{1,4}[）〕］]")
# Before an opening bracket and behind a closing one browsers may end a line even where letters are
# kept together.
_OPENING, _CLOSING = "（〔［｛〈《「『【", "）〕］｝〉》」』】"
BRACKETS = frozenset(_OPENING + _CLOSING)
_AT_BRACKET = re.compile(rf"(?<=\S)(?=[{_OPENING}])|(?<=[{_CLOSING}])(?=\S)")
# Particles of several words, which the model divides: による, について, として.
_PARTICLE_TAIL = re.compile(
    "(?<=に)(?:よ[るりっれ]|お[けい]|つい|とっ|わた)|(?<=と)(?:して|いう|とも)"
)


class _Widths(dict[str, float]):
    """The width of each character that was met."""

    def __missing__(self, char: str) -> float:
        width = self[char] = 1 if is_wide(char) else 0.5
        return width


_WIDTHS = _Widths()

# What every place begins with, and for each run of characters what it adds where.
Model = tuple[float, dict[str, tuple[tuple[int, int], ...]]]


@lru_cache(maxsize=65536)
def phrases(text: str, lang: str) -> tuple[str, ...]:
    """The pieces of ``text`` after each of which a line may end; joined they are the text.

    Args:
        text: plain, on one line: a title, a heading.
        lang: its BCP 47 tag. Japanese and Chinese are divided at phrases, all others after spaces.
    """
    divided = is_divided(lang)
    wanted = set(line_ends(text))
    if divided:
        wanted.update(_model_breaks(text, lang))
    pieces: list[str] = []
    start = 0
    for place in sorted(wanted):
        if text[place : place + 1] in _OPENS_ASIDE and _ASIDE.match(text, place):
            continue
        if place < len(text) and not is_kept_together(text[place - 1], text[place]):
            pieces.append(text[start:place])
            start = place
    if start < len(text):
        pieces.append(text[start:])
    if divided and any(len(piece) > LONG for piece in pieces):
        return tuple(part for piece in pieces for part in _divided(piece))
    return tuple(pieces)


def joints(phrase: str) -> tuple[int, ...]:
    """The places at brackets within a phrase at which a browser has to be kept from ending a line.

    There are none in a phrase that is longer than a phone's line, which has to break somewhere.
    """
    found = tuple([joint.start() for joint in _AT_BRACKET.finditer(phrase)])
    return () if found and width(phrase.strip()) > LONG else found


def is_divided(lang: str) -> bool:
    """Whether texts of this language are divided at phrases."""
    return lang[:2].lower() in DIVIDED


def width(text: str) -> float:
    """The text's width in wide characters; any other counts as half of one."""
    return sum(map(_WIDTHS.__getitem__, text))


def _model_breaks(text: str, lang: str) -> Iterator[int]:
    last = 0
    for place, score in enumerate(scores(text, _model(lang)), 1):
        if score > 0 and not (text[place - 1] in "にと" and _PARTICLE_TAIL.match(text, place)):
            # One character alone is no phrase, but at the text's beginning.
            if place - last > 1 and place < len(text) - 1:
                yield place
            last = place


def scores(text: str, model: Model) -> list[float]:
    """For each place between two characters the score that the model gives to a break there."""
    base, weights = model
    sums = [base] * (len(text) + 6)
    pairs = list(map(add, text, text[1:]))
    for grams in (text, pairs, map(add, pairs, text[2:])):
        for start, known in enumerate(map(weights.get, grams), 2):
            if known:
                for before, weight in known:
                    sums[start + before] += weight
    return sums[3 : len(text) + 2]


@cache
def load_model(file: str) -> Model:
    """One of the library's models, by the name of its file."""
    tables = json.loads(_model_file(file))
    weights: dict[str, tuple[tuple[int, int], ...]] = {}
    for feature, table in tables.items():
        for gram, weight in table.items():
            weights[gram] = (*weights.get(gram, ()), (_BEFORE[feature], weight))
    return -sum(sum(table.values()) for table in tables.values()) * 0.5, weights


def _model_file(name: str) -> bytes:
    """A file of the library's, read by what loads its modules: to import the library is not needed.

    ``importlib.resources`` does import it, and much else: 10 ms.
    """
    spec = find_spec("budoux")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("budoux is not installed")
    loader: Any = spec.loader
    data: bytes = loader.get_data(f"{spec.submodule_search_locations[0]}/models/{name}")
    return data


def _model(lang: str) -> Model:
    tag = lang.lower()
    if tag.startswith("ja"):
        return load_model("ja.json")
    traditional = tag.startswith(("zh-tw", "zh-hk", "zh-mo", "zh-hant"))
    return load_model("zh-hant.json" if traditional else "zh-hans.json")


def _divided(piece: str) -> Iterator[str]:
    """A piece that is longer than a phone's line, divided where one script gives way to another."""
    start = 0
    if len(piece) > LONG and width(piece) > LONG:
        scripts = [_script(char) for char in piece]
        for place in range(2, len(piece) - 1):
            one, two = scripts[place - 1], scripts[place]
            # One character alone (a prefix, a counter) is no word.
            words = scripts[place - 2] == one != two == scripts[place + 1]
            if words and one and two and not is_kept_together(piece[place - 1], piece[place]):
                yield piece[start:place]
                start = place
    yield piece[start:]


@lru_cache(maxsize=8192)
def _script(char: str) -> str:
    """``LATIN``, ``KATAKANA`` or ``CJK``, in which words are written; empty for all others."""
    if char == "ー":
        return "KATAKANA"
    first = name(char, "").split(" ", 1)[0]
    return first if first in ("LATIN", "KATAKANA", "CJK") else ""
