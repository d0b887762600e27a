"""Values of TOML and JSON as what JSON knows, safe for a page."""

import math
from datetime import date, datetime, time
from typing import Any

from ssg.parse.unsafe import UNSAFE


def json_value(value: Any) -> Any:
    """str, int, float, bool, None, list and dict; dates become ISO 8601 texts.

    Infinities, NaN and whole numbers of more than 15 digits become texts; characters that no page
    can hold are left out. The caller bounds the depth.
    """
    if isinstance(value, dict):
        return {UNSAFE.sub("", str(k)): json_value(v) for k, v in value.items()}
    if isinstance(value, list):
        return [json_value(v) for v in value]
    if isinstance(value, str):
        return UNSAFE.sub("", value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**15:
        return str(value) if abs(value) < 10**100 else hex(value)[:100]
    return value
