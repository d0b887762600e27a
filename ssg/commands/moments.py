"""The time of a build."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from ssg.commands.options import UsageError


def build_time(given: str | None, timezone: str) -> datetime:
    """The time that ``--now`` says (in the site's zone unless it names one), or the clock's.

    Raises:
        UsageError: when it is no ISO 8601 date or time.
    """
    if given is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(given.strip())
    except ValueError as error:
        raise UsageError(
            f"--now {given}: not a date; write 2026-01-31, 2026-01-31T09:00 or "
            "2026-01-31T09:00:00+09:00"
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(timezone))
