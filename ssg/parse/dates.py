"""Dates and times of front matter as one aware moment in the site's zone.

Read from the text as written, so that the forms which YAML gives back as a string, a date, a naive
or an aware time are all the same here. The forms are those of YAML 1.1 (timestamp) and of Jekyll,
``2025-10-21 02:15:20 +0900``.
"""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

_MOMENT = re.compile(
    r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})"
    r"(?:(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]*))?)?"
    r"(?:[ \t]*(Z|z|UTC|GMT|JST|([+-])([0-9]{1,2})(?::?([0-9]{2}))?))?)?"
)
_JAPANESE = re.compile(r"([0-9]{4}) *年 *([0-9]{1,2}) *月 *([0-9]{1,2}) *日")
FORMS = "write it as 2025-10-21, 2025-10-21 02:15 or 2025-10-21 02:15:20 +0900"


def moment(text: str, zone: ZoneInfo) -> datetime | str:
    """The moment that ``text`` names, in ``zone``; or what is wrong with it, in words.

    A text without an offset is local time in ``zone``; a date alone is its first minute.
    """
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return "this is not a date"
    year, _, month, day, hour, minute, second, fraction, offset, sign, hours, minutes = (
        found.groups()
    )
    if int(year) < 1000:
        return "the year must have four digits"
    try:
        written = datetime(
            int(year),
            int(month),
            int(day),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            int((fraction or "0")[:6].ljust(6, "0")),
            UTC,
        )
    except ValueError:
        return f"there is no such {'time' if _is_day(year, month, day) else 'day'}: {text.strip()}"
    if offset is None:
        return _in_zone(written.replace(tzinfo=zone), zone)
    if int(hours or 0) > 23 or int(minutes or 0) > 59:
        return f"there is no such offset from UTC: {offset}"
    shift = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    if offset == "JST":
        shift = timedelta(hours=9)
    return _in_zone(written.replace(tzinfo=timezone(-shift if sign == "-" else shift)), zone)


def suggestion(text: str) -> str:
    """What to write instead of a text that is no date."""
    plain = unicodedata.normalize("NFKC", text).strip()
    japanese = _JAPANESE.match(plain)
    if japanese:
        return f"write it as {japanese[1]}-{int(japanese[2]):02}-{int(japanese[3]):02}"
    if plain != text.strip() and _MOMENT.fullmatch(plain):
        return f"write it with half-width digits: {plain}"
    if re.fullmatch(r"[0-9]{8}", plain):
        return f"write it as {plain[:4]}-{plain[4:6]}-{plain[6:]}"
    return FORMS


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _in_zone(value: datetime, zone: ZoneInfo) -> datetime | str:
    """``value`` in ``zone``; by way of UTC, so that a time which a clock change skips gets real."""
    try:
        return value.astimezone(UTC).astimezone(zone)
    except OverflowError:
        return "this lies beyond the years that a calendar here can count"


def iso(text: str) -> str | None:
    """A timestamp of YAML as ISO 8601, in UTC if it has an offset; None if there is none such."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    value = moment(text, ZoneInfo("UTC"))
    if isinstance(value, str):
        return None
    if found[5] is None:
        return value.date().isoformat()
    if found[9] is None:
        return value.replace(tzinfo=None).isoformat()
    return value.isoformat()
