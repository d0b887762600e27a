"""``ssg build``: the folder of posts becomes a site."""

import argparse
import sys
import time
from typing import TYPE_CHECKING

from ssg.commands.options import add_site_options

if TYPE_CHECKING:
    from ssg.commands.build_report import BuildOptions

NAME = "build"
HELP = "build the site"
FORMATS = ("text", "json", "github", "sarif")
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
        "--format", choices=FORMATS, default="text",
        help="how errors and warnings are printed (default: text)",
    )  # fmt: skip
    parser.add_argument(
        "--executor", metavar="URL",
        help="prepare posts on other machines: dask://host:port (default: on this one)",
    )  # fmt: skip
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="print errors and warnings alone, no summary"
    )


def add_selection_options(parser: argparse.ArgumentParser) -> None:
    """The options that choose which posts are published."""
    parser.add_argument(
        "--now", metavar="TIME",
        help="the time of the build, ISO 8601, in the site's zone (default: the clock)",
    )  # fmt: skip
    parser.add_argument("-D", "--drafts", action="store_true", help="publish drafts too")
    parser.add_argument("-F", "--future", action="store_true", help="publish posts not due yet too")
    parser.add_argument("-E", "--expired", action="store_true", help="publish expired posts too")


def run(args: argparse.Namespace) -> int:
    """Build, report, and say by the exit status whether the site is published."""
    started = time.perf_counter()
    from ssg.commands.still import keep_said, say, say_again
    from ssg.disk.walk import Walked

    walked = Walked()
    if say_again(args, started, walked):
        return 0
    from ssg.commands.build_said import said, unchanged
    from ssg.commands.building import build_site
    from ssg.commands.progress import progress

    built = build_site(
        build_options(args),
        say=lambda line: print(line, file=sys.stderr),
        progress=progress(quiet=args.quiet),
        walked=walked,
    )
    say(said(built, args), built.seconds)
    keep_said(args, built, said(unchanged(built), args))
    return 0 if built.ok else 1


def build_options(args: argparse.Namespace) -> "BuildOptions":
    """The options as they were typed."""
    from ssg.commands.build_report import BuildOptions

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
