"""The time of a build."""

from datetime import UTC, datetime, timedelta

import pytest

from ssg.commands.moments import build_time
from ssg.commands.options import UsageError


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2026-01-31T09:00:00+09:00", "2026-01-31T00:00:00+00:00"),
        ("2026-01-31T00:00Z", "2026-01-31T00:00:00+00:00"),
        ("2026-01-31T09:00", "2026-01-31T00:00:00+00:00"),
        ("2026-01-31 09:00", "2026-01-31T00:00:00+00:00"),
        ("2026-01-31", "2026-01-30T15:00:00+00:00"),
        (" 2026-01-31 ", "2026-01-30T15:00:00+00:00"),
    ],
)
def test_a_time_without_a_zone_is_in_the_sites(given: str, expected: str) -> None:
    assert build_time(given, "Asia/Tokyo") == datetime.fromisoformat(expected)


@pytest.mark.parametrize("given", ["", "now", "tomorrow", "2026-13-01", "31.1.2026", "🕐"])
def test_what_is_no_time_is_wrong_usage(given: str) -> None:
    with pytest.raises(UsageError, match="--now"):
        build_time(given, "UTC")


def test_without_one_it_is_the_clocks() -> None:
    now = build_time(None, "Asia/Tokyo")
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
