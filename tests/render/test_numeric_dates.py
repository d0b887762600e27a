"""Dates in numbers alone are written as ``strftime`` writes them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ssg.render.numeric_dates import strftime

_FORMS = st.lists(
    st.sampled_from(
        ["%Y", "%m", "%d", "%H", "%M", "%S", "%b", "%%", "%", "-", " ", "年", "{}", "%-d", "\0"]
    ),
    max_size=6,
).map("".join)


@given(st.datetimes(), _FORMS)
@example(datetime(999, 1, 2, tzinfo=UTC), "%Y-%m-%d")
@example(datetime(2025, 1, 2, tzinfo=UTC), "%Y-%m-%d")
def test_every_form_gives_the_same(moment: datetime, form: str) -> None:
    for value in (moment, moment.replace(tzinfo=ZoneInfo("Asia/Tokyo")), moment.date()):
        try:
            wanted = value.strftime(form)
        except ValueError:
            with pytest.raises(ValueError, match="null"):
                strftime(value, form)
            continue
        assert strftime(value, form) == wanted


def test_what_is_no_date_fails_as_it_did() -> None:
    assert strftime(date(2025, 10, 21), "%d.%m.%Y") == "21.10.2025"
    with pytest.raises(AttributeError):
        strftime("2025", "%Y")
