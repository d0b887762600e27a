"""Diagnostics that were kept as plain values (``ssg.model.digests.plain``), read back."""

from collections.abc import Iterable, Mapping
from typing import Any

from ssg.diagnostics.diagnostic import Diagnostic, Location, Severity


def from_plain(values: Iterable[Mapping[str, Any]]) -> tuple[Diagnostic, ...]:
    """The diagnostics.

    Raises:
        KeyError, TypeError, ValueError: when a value is not a diagnostic's.
    """
    return tuple(
        Diagnostic(
            **{
                **value,
                "severity": Severity(value["severity"]),
                "location": Location(**value["location"]),
            }
        )
        for value in values
    )
