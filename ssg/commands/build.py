"""``ssg build``: the folder of posts becomes a site."""

import argparse
import sys

from ssg.commands.build_report import BuildOptions, BuildReport
from ssg.commands.options import add_site_options
from ssg.commands.terminal import has_color
from ssg.diagnostics import FORMATS, Severity, report
from ssg.model.article import Mending

NAME = "build"
HELP = "build the site"
EXAMPLE = """\
  ssg build                                  build the site in this folder into public/
  ssg build --root blog --out /srv/www       another site, another output folder
  ssg build --drafts --future                with what is not published yet
  ssg build --strict --format github         in CI: a warning fails the build
  ssg build --now 2026-01-31T09:00           as of that time, for a build that can be repeated"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of a build."""
    add_site_options(parser)
    add_selection_options(parser)
    parser.add_argument(
        "--strict", action="store_true", help="treat warnings as errors: publish nothing then"
    )
    parser.add_argument(
        "--format", choices=[form.name for form in FORMATS], default="text",
        help="how errors and warnings are printed (default: text)",
    )  # fmt: skip
    parser.add_argument(
        "--executor", metavar="URL",
        help="prepare posts on other machines: dask://host:port (default: on this one)",
    )  # fmt: skip
    parser.add_argument(
        "--quiet", action="store_true", help="print errors and warnings alone, no summary"
    )


def add_selection_options(parser: argparse.ArgumentParser) -> None:
    """The options that choose which posts are published."""
    parser.add_argument(
        "--now", metavar="TIME",
        help="the time of the build, ISO 8601, in the site's zone (default: the clock)",
    )  # fmt: skip
    parser.add_argument("--drafts", action="store_true", help="publish drafts too")
    parser.add_argument("--future", action="store_true", help="publish posts not due yet too")
    parser.add_argument("--expired", action="store_true", help="publish expired posts too")


def run(args: argparse.Namespace) -> int:
    """Build, report, and say by the exit status whether the site is published."""
    from ssg.commands.building import build_site

    built = build_site(build_options(args), say=lambda line: print(line, file=sys.stderr))
    if args.format == "text":
        if built.diagnostics:
            text = report(built.diagnostics, color=has_color(sys.stderr))
            print(text, file=sys.stderr)
    else:
        print(report(built.diagnostics, args.format))
    if not args.quiet:
        # A machine format has the standard output for itself.
        stream = sys.stdout if args.format == "text" else sys.stderr
        print("\n".join(summary(built)), file=stream)
    return 0 if built.ok else 1


def build_options(args: argparse.Namespace) -> BuildOptions:
    """The options as they were typed."""
    return BuildOptions(
        root=args.root,
        out=args.out,
        base_url=args.base_url,
        now=args.now,
        drafts=args.drafts,
        future=args.future,
        expired=args.expired,
        strict=args.strict,
        executor=args.executor,
    )


def summary(built: BuildReport) -> list[str]:
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
        f"{_count(seams, 'seam')} mended, {noticed or 'no warnings'}, in {built.seconds:.2f} s "
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
