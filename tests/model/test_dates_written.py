"""Dates as pages write them, without any locale."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from ssg.feeds.dates import rfc3339
from ssg.model.dates import long_date, month_name, primary_language, short_date

MOMENT = datetime(2025, 3, 1, 2, 15, 20, tzinfo=timezone(timedelta(hours=9)))


@pytest.mark.parametrize(
    ("language", "long", "short", "month"),
    [
        ("ja", "2025年3月1日", "2025.03.01", "3月"),
        ("zh-Hant-TW", "2025年3月1日", "2025.03.01", "3月"),
        ("ko-KR", "2025년 3월 1일", "2025.03.01", "3월"),
        ("en", "1 March 2025", "1 Mar 2025", "March"),
        ("EN-gb", "1 March 2025", "1 Mar 2025", "March"),
        ("tlh", "1 March 2025", "1 Mar 2025", "March"),
        ("jam", "1 March 2025", "1 Mar 2025", "March"),
    ],
)
def test_a_date_in_each_language(language: str, long: str, short: str, month: str) -> None:
    assert long_date(MOMENT, language) == long
    assert short_date(MOMENT, language) == short
    assert month_name(3, language) == month


def test_the_first_subtag_is_the_language() -> None:
    assert primary_language("Zh-Hans") == "zh"


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (MOMENT, "2025-03-01T02:15:20+09:00"),
        (datetime(2025, 3, 1, 2, 15, 20, 999, tzinfo=UTC), "2025-03-01T02:15:20+00:00"),
    ],
)
def test_iso_dates_are_rfc_3339_to_the_second(moment: datetime, written: str) -> None:
    assert rfc3339(moment) == written


@pytest.mark.parametrize("year", [1, 1850])
def test_an_offset_with_seconds_is_written_in_utc(year: int) -> None:
    # Local mean time, as zones have it for the 19th century; RFC 3339 knows no seconds there.
    old = datetime(year, 1, 1, tzinfo=timezone(timedelta(hours=9, minutes=18, seconds=59)))
    written = rfc3339(old)
    assert written.endswith("+00:00")
    assert year == 1 or datetime.fromisoformat(written) == old
