"""Pagination: no item is lost and none is shown twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.pages.pagers import paginate


def cut(count: int, size: int) -> list:
    found = paginate(range(count), size, "/", "/page/:page/")
    return [(which.path, part, which.pager()) for part, which in found]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_what_fits_stays_on_one_page(count: int) -> None:
    ((path, part, pager),) = cut(count, 5)
    assert path == "/"
    assert list(part) == list(range(count))
    assert (pager.number, pager.total, pager.items) == (1, 1, count)
    assert pager.newer == pager.older == ""


@given(st.integers(0, 200), st.integers(1, 30))
def test_pages_together_are_the_list(count: int, size: int) -> None:
    made = cut(count, size)
    assert [item for _, part, _ in made for item in part] == list(range(count))
    assert all(len(part) == size for _, part, _ in made[:-1])
    assert all(part for _, part, _ in made) or count == 0
    assert len({path for path, _, _ in made}) == len(made)


@given(st.integers(0, 200), st.integers(1, 30))
def test_pagers_lead_from_each_page_to_its_neighbours(count: int, size: int) -> None:
    made = cut(count, size)
    paths = ["", *(path for path, _, _ in made), ""]
    for n, (path, _, pager) in enumerate(made, 1):
        assert (pager.newer, pager.older) == (paths[n - 1], paths[n + 1])
        assert (pager.number, pager.total, pager.items) == (n, len(made), count)
        assert [x.url for x in pager.links if x.current] == [path]
        numbers = [x.number for x in pager.links if x.number]
        assert numbers == sorted(set(numbers))
        assert {1, len(made), n} <= set(numbers)
        assert all(x.url == (paths[x.number] if x.number else "") for x in pager.links)


@pytest.mark.parametrize(
    ("pages", "current", "shown"),
    [
        (1, 1, [1]),
        (5, 3, [1, 2, 3, 4, 5]),
        (9, 1, [1, 2, 3, 0, 9]),
        (9, 5, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (20, 10, [1, 0, 8, 9, 10, 11, 12, 0, 20]),
        (20, 20, [1, 0, 18, 19, 20]),
    ],
)
def test_numbers_far_away_are_left_out(pages: int, current: int, shown: list[int]) -> None:
    pager = cut(pages, 1)[current - 1][2]
    assert [link.number for link in pager.links] == shown


def test_a_pattern_may_have_a_slug() -> None:
    made = list(paginate("abc", 2, "/t/x/", "/t/:slug/page/:page/", "x"))
    assert [which.path for _, which in made] == ["/t/x/", "/t/x/page/2/"]
