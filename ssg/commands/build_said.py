"""What ``ssg build`` says: the diagnostics, and a summary."""

import argparse
import sys
from dataclasses import replace

from ssg.commands.build_report import BuildReport
from ssg.commands.still import SECONDS, Said
from ssg.commands.terminal import has_color
from ssg.diagnostics import Severity, report
from ssg.model.article import Mending


def said(built: BuildReport, args: argparse.Namespace) -> Said:
    """The texts of a build with these options, each with its stream."""
    texts = []
    is_text = args.format == "text"
    if not is_text:
        texts.append(("stdout", report(built.diagnostics, args.format)))
    elif built.diagnostics:
        texts.append(("stderr", report(built.diagnostics, color=has_color(sys.stderr))))
    if not args.quiet:
        # A machine format has the standard output for itself.
        texts.append(("stdout" if is_text else "stderr", "\n".join(_summary(built))))
    return texts


def unchanged(built: BuildReport) -> BuildReport:
    """What the same build reports that finds everything as this one has left it."""
    return replace(built, written=0, kept=built.kept + built.written, deleted=0)


def _summary(built: BuildReport) -> list[str]:
    """What the build did, in a few lines."""
    counts = {s: sum(d.severity is s for d in built.diagnostics) for s in Severity}
    noticed = ", ".join(
        _count(counts[s], str(s)) for s in (Severity.ERROR, Severity.WARNING) if counts[s]
    )
    if not built.ok:
        return [f"Not built: {noticed}. The output folder is as it was."]
    lines = [_mended(path, mending) for path, mending in built.mended]
    seams = sum(mending.seams - mending.review for _, mending in built.mended)
    lines.append(
        f"Built {_count(built.posts, 'post')}, {_count(built.pages, 'page')}, "
        f"{_count(seams, 'seam')} mended, {noticed or 'no warnings'}, in {SECONDS} s "
        f"({built.written} written, {built.kept} unchanged, {built.deleted} deleted)"
    )
    left = ", ".join(f"{n} {_REASONS[reason][n != 1]}" for reason, n in built.left_out)
    if left:
        lines.append(f"Left out: {left}")
    if built.next_due:
        lines.append(f"Next scheduled post: {built.next_due:%Y-%m-%d %H:%M %z}")
    lines.append(f"Home page: {built.home}")
    return lines


_REASONS = {
    "draft": ("draft", "drafts"),
    "future": ("post not due yet", "posts not due yet"),
    "expired": ("expired post", "expired posts"),
}


def _mended(path: str, mending: Mending) -> str:
    mended = mending.seams - mending.review
    parts = [f"{_count(mended, 'seam')} mended"] if mended else []
    if mending.dropped:
        parts.append(f"{_count(mending.dropped, 'character')} said twice left out")
    if mending.review:
        parts.append(f"{mending.review} to review")
    if mending.trimmed:
        parts.append("unfinished end left out")
    elif mending.truncated:
        parts.append("end unfinished")
    return f"{path}: {', '.join(parts)}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
