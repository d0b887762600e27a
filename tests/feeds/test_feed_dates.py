"""Dates in feeds."""

import email.utils
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.feeds.dates import rfc822, rfc3339

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))


def test_forms() -> None:
    when = datetime(2025, 10, 21, 11, 15, 20, 999999, tzinfo=timezone(timedelta(hours=9)))
    assert rfc3339(when) == "2025-10-21T11:15:20+09:00"
    assert rfc822(when) == "Tue, 21 Oct 2025 11:15:20 +0900"


def test_an_offset_that_a_form_cannot_say_becomes_utc() -> None:
    nepal = datetime(2025, 1, 1, 5, 45, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    assert rfc822(nepal) == "Wed, 01 Jan 2025 00:00:00 +0000"
    local_mean_time = timezone(timedelta(hours=9, minutes=18, seconds=59))
    old = datetime(1880, 1, 1, 9, 18, 59, tzinfo=local_mean_time)
    assert rfc3339(old) == "1880-01-01T00:00:00+00:00"


@pytest.mark.parametrize(
    "when", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)]
)
def test_the_ends_of_time_are_no_crash(when: datetime) -> None:
    far = when.replace(tzinfo=timezone(timedelta(hours=13, minutes=7, seconds=1)))
    near = when.replace(tzinfo=timezone(-timedelta(hours=13, minutes=7, seconds=1)))
    assert rfc822(far)[-5:] == rfc822(near)[-5:] == "+0000"


@given(
    st.datetimes(
        datetime(1900, 1, 2),  # noqa: DTZ001 - Hypothesis adds the zone
        datetime(9999, 12, 30),  # noqa: DTZ001
        timezones=ZONES,
    )
)
def test_both_forms_name_the_same_second(when: datetime) -> None:
    second = when.replace(microsecond=0)
    assert datetime.fromisoformat(rfc3339(when)) == second
    assert email.utils.parsedate_to_datetime(rfc822(when)).astimezone(UTC) == second
