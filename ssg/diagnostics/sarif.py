"""Diagnostics as a SARIF 2.1.0 log (OASIS standard), for code scanning."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from ssg import __version__
from ssg.diagnostics.codes import CODES
from ssg.diagnostics.diagnostic import Diagnostic, Severity
from ssg.diagnostics.json_form import safe_json
from ssg.diagnostics.order import in_order

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_INDEX = {c.code: n for n, c in enumerate(CODES)}


def _message(text: str) -> str:
    """A message string: a brace would open a placeholder (SARIF 2.1.0, 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")


def _location(d: Diagnostic) -> dict[str, Any]:
    place = d.location
    uri = quote(place.path.encode("utf-8", "surrogatepass"))
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if place.line:
        region: dict[str, Any] = {"startLine": place.line}
        if place.column:
            region["startColumn"] = place.column
        if d.source_line:
            region["snippet"] = {"text": d.source_line}
        physical["region"] = region
    return {"physicalLocation": physical}


def _result(d: Diagnostic) -> dict[str, Any]:
    text = _message(f"{d.message}\n{d.hint}" if d.hint else d.message)
    result: dict[str, Any] = {
        "ruleId": d.code,
        "level": _LEVEL[d.severity],
        "message": {"text": text},
    }
    if d.code in _INDEX:
        result["ruleIndex"] = _INDEX[d.code]
    if d.location.path:
        result["locations"] = [_location(d)]
    return result


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """One log with one run; every code is one of its rules, whether it was met or not."""
    rules = [
        {
            "id": c.code,
            "shortDescription": {"text": _message(c.about)},
            "defaultConfiguration": {"level": _LEVEL[c.severity]},
        }
        for c in CODES
    ]
    driver = {"name": "Tsugime", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d) for d in in_order(diagnostics)],
    }
    return safe_json(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        }
    )
