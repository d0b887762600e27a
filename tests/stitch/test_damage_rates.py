"""A small run of the damage generator; the large one is ``python -m damage``, see its help."""

import pytest
from damage.families import FAMILIES
from damage.run import cases, table
from damage.texts import own_articles

_HARD = {"aborted elsewhere", "heavy drift", "preamble", "wrapped in a fence", "unrelated"}
_NOTHING_LOST = {"undamaged", "literal marker", "false anchor", "parallel", "finished end"}


@pytest.mark.parametrize("name", [name for name, _ in FAMILIES])
def test_a_family_is_mended(name: str) -> None:
    row = table(cases(20261123, 14, own_articles(), name))[name]
    assert row.cases >= 8
    assert row.exact >= row.cases * (0.7 if name in _HARD else 0.85)
    assert row.end_wrong == 0
    assert row.lost <= (0 if name in _NOTHING_LOST else 0.01 * row.size)


def test_the_generator_gives_the_same_cases_for_a_seed() -> None:
    first = [c.raw for c in cases(3, 2, own_articles(), "mixed")]
    assert first == [c.raw for c in cases(3, 2, own_articles(), "mixed")]
    assert first != [c.raw for c in cases(4, 2, own_articles(), "mixed")]
