"""Diagnostics as workflow commands of GitHub Actions, shown beside the changed lines.

The form and its escapes are those of ``@actions/core`` (its ``command.ts``).
"""

from collections.abc import Iterable

from ssg.diagnostics.diagnostic import Diagnostic, Severity
from ssg.diagnostics.order import in_order
from ssg.diagnostics.visible import one_line, visible

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _command(d: Diagnostic) -> str:
    properties = []
    if d.location.path:
        properties.append(f"file={_property(d.location.path)}")
        if d.location.line:
            properties.append(f"line={d.location.line}")
            if d.location.column:
                properties.append(f"col={d.location.column}")
    properties.append(f"title={_property(d.code)}")
    said = one_line(d.message) + (f"\nhint: {one_line(d.hint)}" if d.hint else "")
    return f"::{_COMMAND[d.severity]} {','.join(properties)}::{_data(said)}\n"


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """One command a line; empty when there is nothing to say."""
    return "".join(map(_command, in_order(diagnostics)))
