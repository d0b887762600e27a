"""The numbers of posts."""

from hypothesis import given
from hypothesis import strategies as st

from ssg.search.slots import slots, table_size

URLS = st.lists(st.text(max_size=20), unique=True, max_size=60)


@given(URLS, st.randoms())
def test_slots_depend_on_the_addresses_alone(urls: list[str], random) -> None:
    mixed = list(urls)
    random.shuffle(mixed)
    assert slots(mixed) == slots(urls)
    assert len(set(slots(urls).values())) == len(urls)


def test_a_new_post_moves_few_others() -> None:
    urls = [f"/2025/{n}/" for n in range(1000)]
    before = slots(urls)
    moved = 0
    for n in range(50):
        after = slots([*urls, f"/new/{n}/"])
        moved += sum(before[url] != after[url] for url in urls)
    assert moved / 50 < 4
    assert max(before.values()) < table_size(1000) + 20
