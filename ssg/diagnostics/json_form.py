"""Diagnostics as one JSON document."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ssg.diagnostics.diagnostic import Diagnostic, Severity
from ssg.diagnostics.order import in_order
from ssg.diagnostics.visible import DANGEROUS


def safe_json(value: Any) -> str:
    """JSON that a terminal and any encoding can take, and that says the same.

    Readable letters stay; what ``visible`` would change is written by its number.
    """
    text = json.dumps(value, ensure_ascii=False, indent=1)
    # json.dumps escapes C0 controls in strings; those that are left lay the document out.
    return DANGEROUS.sub(lambda m: m[0] if m[0] == "\n" else f"\\u{ord(m[0]):04x}", text) + "\n"


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """``{"version": 1, "errors": …, "warnings": …, "hints": …, "diagnostics": […]}``."""
    ordered = in_order(diagnostics)
    count = Counter(d.severity for d in ordered)
    return safe_json(
        {
            "version": 1,
            "errors": count[Severity.ERROR],
            "warnings": count[Severity.WARNING],
            "hints": count[Severity.HINT],
            "diagnostics": [
                {
                    "path": d.location.path,
                    "line": d.location.line,
                    "column": d.location.column,
                    "severity": str(d.severity),
                    "code": d.code,
                    "message": d.message,
                    "hint": d.hint,
                    "source_line": d.source_line,
                }
                for d in ordered
            ],
        }
    )
