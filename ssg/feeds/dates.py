"""Dates as feeds write them, without locale or clock."""

from datetime import UTC, datetime, timedelta

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _in_zone_of(when: datetime, step: timedelta) -> datetime:
    """``when`` itself, or in UTC when its offset is no multiple of ``step``."""
    offset = when.utcoffset() or timedelta()
    if not offset % step and when.tzinfo is not None:
        return when
    try:
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except OverflowError:  # the first or last day that Python knows
        return when.replace(tzinfo=UTC)


def rfc3339(when: datetime) -> str:
    """RFC 3339 to the second: ``2025-10-21T11:15:20+09:00``; a naive date counts as UTC."""
    if when.tzinfo is not UTC:
        when = _in_zone_of(when, timedelta(minutes=1))
    return when.isoformat(timespec="seconds")


def rfc822(when: datetime) -> str:
    """RFC 822 with the four-digit year of RFC 2822: ``Tue, 21 Oct 2025 11:15:20 +0900``.

    The W3C's feed validator knows only offsets of whole and half hours; others become UTC.
    """
    when = _in_zone_of(when, timedelta(minutes=30))
    minutes = int((when.utcoffset() or timedelta()).total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    hours, minutes = divmod(abs(minutes), 60)
    return (
        f"{_DAYS[when.weekday()]}, {when.day:02d} {_MONTHS[when.month - 1]} {when.year:04d} "
        f"{when:%H:%M:%S} {sign}{hours:02d}{minutes:02d}"
    )
