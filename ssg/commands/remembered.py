"""A build's report as plain values, kept for the build that finds nothing to do."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ssg.commands.build_report import BuildReport
from ssg.diagnostics.stored import from_plain
from ssg.model.article import Mending
from ssg.model.digests import plain


def to_remember(report: BuildReport) -> dict[str, Any]:
    """What of the report another build can say again; paths and times are its own."""
    return {
        "diagnostics": plain(report.diagnostics),
        "posts": report.posts,
        "pages": report.pages,
        "kept": report.kept + report.written,
        "mended": plain(report.mended),
        "left_out": plain(report.left_out),
        "next_due": plain(report.next_due),
    }


def remembered(values: Mapping[str, Any]) -> BuildReport | None:
    """The report of a build that wrote nothing; None where the values are not those of one."""
    try:
        due = values["next_due"]
        return BuildReport(
            ok=True,
            diagnostics=from_plain(values["diagnostics"]),
            posts=values["posts"],
            pages=values["pages"],
            kept=values["kept"],
            mended=tuple((path, Mending(**mending)) for path, mending in values["mended"]),
            left_out=tuple((reason, number) for reason, number in values["left_out"]),
            next_due=None if due is None else datetime.fromisoformat(due),
        )
    except (KeyError, TypeError, ValueError):
        return None
