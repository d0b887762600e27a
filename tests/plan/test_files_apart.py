"""Whether files meet, found for all together, is what is found one by one."""

from hypothesis import given
from hypothesis import strategies as st

from ssg.plan import planner

names = st.sampled_from(["a", "A", "b", "a.html", "é", "e\u0301", "index.html"])
files = st.lists(st.lists(names, min_size=1, max_size=3).map("/".join), max_size=6)


@given(files)
def test_together_and_one_by_one(files: list[str]) -> None:
    claims = planner._Claims()
    met = [file for file in files if claims.add(file, "x") is not None]
    assert planner.are_apart(files) is not bool(met)
