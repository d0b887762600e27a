"""Making cases, mending them and counting."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from damage.cases import Case, Score, judge
from damage.families import FAMILIES
from damage.texts import Article
from ssg.stitch import stitch


@dataclass
class Row:
    """A family's counts."""

    cases: int = 0
    exact: int = 0
    lost: int = 0
    size: int = 0
    end_wrong: int = 0
    end_judged: int = 0
    reviewed: int = 0
    failed: list[tuple[Case, str]] = field(default_factory=list)


def cases(seed: int, count: int, articles: tuple[Article, ...], only: str = "") -> Iterator[Case]:
    """``count`` cases of each family (fewer where the articles do not allow it)."""
    for name, maker in FAMILIES:
        if only and only != name:
            continue
        rng = Random(f"{seed}/{name}")
        made = tries = 0
        while made < count and tries < count * 12:
            tries += 1
            case = maker(rng, rng.choice(articles), articles)
            if case is not None:
                made += 1
                yield case


def score(case: Case) -> tuple[Score, str]:
    """Mend a case; how it came out, and the body."""
    done = stitch(case.raw, title=case.title)
    reviewed = any(s.review for s in done.seams)
    return judge(case, done.body, done.truncated, reviewed), done.body


def table(found: Iterator[Case]) -> dict[str, Row]:
    """The counts of each family."""
    rows: dict[str, Row] = {}
    for case in found:
        row = rows.setdefault(case.family, Row())
        result, body = score(case)
        row.cases += 1
        row.exact += result.exact
        row.lost += result.lost
        row.size += result.size
        row.reviewed += result.reviewed
        if result.truncated_right is not None:
            row.end_judged += 1
            row.end_wrong += not result.truncated_right
        right = result.exact and result.truncated_right is not False
        if not right or result.reviewed is not case.review:
            row.failed.append((case, body))
    return rows
