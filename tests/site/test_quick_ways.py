"""The quick ways of the site's stage give what the long ones give."""

from datetime import UTC, datetime
from string import ascii_lowercase, digits

from hypothesis import given
from hypothesis import strategies as st

from ssg.site import permalinks
from ssg.site.permalinks import fill, post_path

NAMES = (*permalinks._DATES, "title", "slug")
patterns = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5).map(
    lambda names: "".join(f"/:{name}" for name in names) + "/"
)
slugs = st.one_of(st.text(ascii_lowercase + digits + "-.日本/ ", max_size=12), st.text(max_size=9))


@given(patterns, slugs, st.datetimes(timezones=st.just(UTC)))
def test_a_pattern_of_dates_and_the_slug(pattern: str, slug: str, date: datetime) -> None:
    values = {name: make(date) for name, make in permalinks._DATES.items()}
    assert post_path(pattern, slug, date, ()) == fill(
        pattern, {**values, "title": slug, "slug": slug}
    )


def test_what_is_plain() -> None:
    assert permalinks._plain("/:year/:month/:day/:title/") == ("year", "month", "day", "slug")
    for other in ("/blog/:title/", "/:title", "/:categories/:title/", "/:titles/", "/:year_x/"):
        assert permalinks._plain(other) is None, other
