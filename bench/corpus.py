"""The posts of the benchmark: N long posts, the same for the same N.

Each is like what Tsugime is for: about 7 KB, seven of ten in Japanese, with headings, lists, a
quotation, links and emphasis, a table in three of ten and coloured code in three of ten; a category
of 20, three to seven of 200 tags (how many posts have a tag falls as 1/rank: Zipf), over eight
years.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from bench import vocabulary
from bench.post import Post
from bench.vocabulary import ENGLISH, JAPANESE, Vocabulary

# ruff: noqa: S311 - the numbers have to be the same again, not to be secret

NEWEST = datetime(2026, 6, 30, tzinfo=UTC)
SPAN = timedelta(days=8 * 365)
_TAG_WEIGHTS = tuple(accumulate(1 / rank for rank in range(1, len(vocabulary.TAGS) + 1)))


def posts(count: int) -> Iterator[Post]:
    """``count`` posts, the oldest first."""
    for index in range(count):
        yield _post(index, count)


def _post(index: int, count: int) -> Post:
    random_ = random.Random(f"tsugime {index}")
    words = JAPANESE if random_.random() < 0.7 else ENGLISH
    age = SPAN * (1 - (index + random_.random()) / count)
    pattern = random_.choice(words.titles)
    title = _fill(pattern, words, random_, number=index + 1)
    body = "\n\n".join(_blocks(words, random_, index)) + "\n"
    return Post(
        slug=f"{random_.choice(vocabulary.KEYS).replace('_', '-')}-{index + 1:06}",
        date=(NEWEST - age).replace(microsecond=0),
        title=title[:1].upper() + title[1:],
        category=random_.choice(vocabulary.CATEGORIES),
        tags=_tags(random_),
        author=random_.choice(vocabulary.AUTHORS),
        excerpt=_plain(_sentence(words, random_))[:120],
        minutes=max(1, round(words.units(body) / words.per_minute)),
        body=body,
    )


def _tags(random_: random.Random) -> tuple[str, ...]:
    wanted = random_.randint(3, 7)
    chosen: dict[str, None] = {}
    while len(chosen) < wanted:
        chosen[random_.choices(vocabulary.TAGS, cum_weights=_TAG_WEIGHTS)[0]] = None
    return tuple(chosen)


def _blocks(words: Vocabulary, random_: random.Random, index: int) -> Iterator[str]:
    """Paragraphs under headings up to the wanted size, with the other blocks between them."""
    others = list(_other_blocks(words, random_, index))
    random_.shuffle(others)
    sections = random_.randint(3, 6)
    left = random_.randint(4500, 8500) - sum(_size(block) for block in others)
    share = max(left, 0) / (sections + 1)
    yield from _paragraphs(share, words, random_)
    for number in range(1, sections + 1):
        yield "### " + _fill(random_.choice(words.headings), words, random_, number=number)
        # As many of the others as keep them spread over the sections.
        for _ in range(-(-len(others) // (sections - number + 1))):
            yield others.pop()
        yield from _paragraphs(share, words, random_)


def _paragraphs(size: float, words: Vocabulary, random_: random.Random) -> Iterator[str]:
    """At least one; so many that they come to about ``size`` bytes on average."""
    while True:
        number = random_.randint(3, 6)
        paragraph = words.space.join(_sentence(words, random_) for _ in range(number))
        yield paragraph
        size -= _size(paragraph)
        if size < _size(paragraph) / 2:
            return


def _other_blocks(words: Vocabulary, random_: random.Random, index: int) -> Iterator[str]:
    yield "> " + _sentence(words, random_)
    yield "\n".join("- " + _sentence(words, random_) for _ in range(random_.randint(3, 6)))
    if random_.random() < 0.5:
        steps = range(1, random_.randint(2, 4) + 1)
        yield "\n".join(f"{step}. {_sentence(words, random_)}" for step in steps)
    if random_.random() < 0.3:
        rows = [f"| {' | '.join(words.columns)} |", "|---|---:|---:|"]
        rows += [
            f"| {noun} | {random_.randint(1, 99)}% | +{random_.randint(1, 300)} |"
            for noun in random_.sample(words.nouns, random_.randint(3, 8))
        ]
        yield "\n".join(rows)
    if random_.random() < 0.3:
        language = random_.choice(tuple(vocabulary.CODE))
        code = vocabulary.CODE[language].format(i=index, **_numbers(random_))
        yield f"```{language}\n{code}```"


def _sentence(words: Vocabulary, random_: random.Random) -> str:
    return _fill(random_.choice(words.sentences), words, random_)


def _fill(
    pattern: str, words: Vocabulary, random_: random.Random, number: int | None = None
) -> str:
    a, b, c = random_.sample(words.nouns, 3)
    values = _numbers(random_)
    if number is not None:
        values["n"] = number
    how, does = random_.choice(words.traits), random_.choice(words.verbs)
    return pattern.format(a=a, b=b, c=c, how=how, does=does, **values)


def _numbers(random_: random.Random) -> dict[str, object]:
    return {
        "n": random_.randint(4, 96),
        "m": random_.randint(2, 60),
        "year": random_.randint(2012, 2025),
        "key": random_.choice(vocabulary.KEYS),
    }


def _plain(text: str) -> str:
    """A sentence without the marks of Markdown and without quotation marks."""
    return text.translate(str.maketrans("", "", '*`[]"'))


def _size(text: str) -> int:
    return len(text.encode()) + 2
