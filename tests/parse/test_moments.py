"""Dates in every form that writers use, as one aware moment."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssg.parse.dates import iso, moment, suggestion

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-10-21", "2025-10-21T00:00:00+09:00"),
        ("2025-10-21 02:15", "2025-10-21T02:15:00+09:00"),
        ("2025-10-21 02:15:20", "2025-10-21T02:15:20+09:00"),
        ("2025-10-21T02:15:20", "2025-10-21T02:15:20+09:00"),
        ("2025-10-21 02:15:20 +0000", "2025-10-21T11:15:20+09:00"),
        ("2025-10-21 02:15:20 +00:00", "2025-10-21T11:15:20+09:00"),
        ("2025-10-21 02:15 +0900", "2025-10-21T02:15:00+09:00"),
        ("2025-10-21 02:15 -5", "2025-10-21T16:15:00+09:00"),
        ("2025-10-21 02:15 +05:30", "2025-10-21T05:45:00+09:00"),
        ("2025-10-21T02:15:20Z", "2025-10-21T11:15:20+09:00"),
        ("2025-10-21t02:15:20.5-05:00", "2025-10-21T16:15:20.500000+09:00"),
        ("2025-10-21 02:15:20.1234567 UTC", "2025-10-21T11:15:20.123456+09:00"),
        ("2025-10-21 02:15 JST", "2025-10-21T02:15:00+09:00"),
        ("2025/10/21 2:15", "2025-10-21T02:15:00+09:00"),
        ("2025-1-2", "2025-01-02T00:00:00+09:00"),
        ("2024-02-29", "2024-02-29T00:00:00+09:00"),
        ("  2025-10-21  ", "2025-10-21T00:00:00+09:00"),
        ("9999-12-31", "9999-12-31T00:00:00+09:00"),
    ],
)
def test_forms(text: str, expected: str) -> None:
    got = moment(text, TOKYO)
    assert isinstance(got, datetime)
    assert got.isoformat() == expected
    assert got.tzinfo is TOKYO


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not a date"), ("today", "not a date"), ("2025-10", "not a date"),
        ("21.10.2025", "not a date"), ("2025-10/21", "not a date"),
        ("２０２５-10-21", "not a date"),
        ("2025-10-21 02", "not a date"), ("2025-10-21 02:15 EST", "not a date"),
        ("2025-02-30", "no such day"), ("2025-13-01", "no such day"), ("2025-00-01", "no such day"),
        ("2025-10-21 24:00", "no such time"), ("2025-10-21 10:60", "no such time"),
        ("2025-10-21 10:00:61", "no such time"), ("2025-10-21 10:00 +2400", "no such offset"),
        ("2025-10-21 10:00 +0960", "no such offset"), ("0025-10-21", "four digits"),
        ("9999-12-31 23:00 -1200", "beyond the years"),
    ],
)  # fmt: skip
def test_what_is_none(text: str, words: str) -> None:
    got = moment(text, TOKYO)
    assert isinstance(got, str)
    assert words in got


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2025年10月1日", "write it as 2025-10-01"),
        ("２０２５年１０月１日（水）", "write it as 2025-10-01"),
        ("２０２５-10-21", "write it with half-width digits: 2025-10-21"),
        ("20251021", "write it as 2025-10-21"),
        ("tomorrow", "write it as 2025-10-21, 2025-10-21 02:15 or 2025-10-21 02:15:20 +0900"),
    ],
)
def test_what_to_write_instead(text: str, hint: str) -> None:
    assert suggestion(text) == hint


def test_a_time_that_a_clock_change_skips_becomes_a_real_one() -> None:
    got = moment("2025-03-30 02:30", ZoneInfo("Europe/Berlin"))
    assert isinstance(got, datetime)
    assert got.isoformat() == "2025-03-30T03:30:00+02:00"


EARLIEST = datetime.fromisoformat("1000-01-02")
LATEST = datetime.fromisoformat("9999-12-30")
_OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))


@given(
    st.datetimes(min_value=EARLIEST, max_value=LATEST, timezones=_OFFSETS),
    st.sampled_from(["Asia/Tokyo", "America/New_York", "UTC", "Australia/Lord_Howe"]),
)
def test_a_moment_written_with_its_offset_comes_back(value: datetime, zone: str) -> None:
    for text in (value.isoformat(), value.strftime("%Y-%m-%d %H:%M:%S.%f %z")):
        got = moment(text, ZoneInfo(zone))
        assert got == value
        assert isinstance(got, datetime)
        assert got.tzinfo == ZoneInfo(zone)


@given(st.text())
def test_any_text_is_a_moment_or_words(text: str) -> None:
    assert isinstance(moment(text, TOKYO), (datetime, str))
    assert suggestion(text)
    assert iso(text) is None or isinstance(iso(text), str)


def test_iso_forms_of_free_values() -> None:
    assert iso("2025-10-21") == "2025-10-21"
    assert iso("2025-10-21 2:15:20") == "2025-10-21T02:15:20"
    assert iso("2025-10-21 02:15:20 +9") == "2025-10-20T17:15:20+00:00"
    assert iso("2025-02-30") is None
    assert datetime.fromisoformat("2025-10-20T17:15:20+00:00").tzinfo == UTC
