"""The preview that ``ssg serve`` shows: builds of its own, below ``.ssg-cache``."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ssg.commands.build_report import BuildOptions, BuildReport
from ssg.commands.building import build_site
from ssg.commands.moments import build_time
from ssg.commands.options import SETTINGS_FILE, UsageError
from ssg.commands.progress import progress
from ssg.commands.quick_build import is_settled, quick_build
from ssg.commands.site_folder import STATE, open_site
from ssg.commands.standing import Standing
from ssg.commands.terminal import has_color
from ssg.diagnostics import Diagnostic, Severity, report
from ssg.serve import Outcome, serve

_SOURCES = ("posts", "pages", "templates", "static", "data", SETTINGS_FILE)
_OUTPUT = Path(STATE) / "serve"


def preview(args: argparse.Namespace) -> int:
    """Serve the site of ``ssg serve``'s options until Ctrl-C; returns the exit status.

    Links of the preview lead to this machine; ``public/`` stays as the last ``ssg build`` left it.

    Raises:
        UsageError: when the options make no sense.
    """
    opened = open_site(args.root)
    if opened.value is None:
        print(report(opened.diagnostics, color=has_color(sys.stderr)), end="", file=sys.stderr)
        return 1
    build_time(args.now, opened.value.settings.timezone)  # wrong usage is said before anything
    output = args.root / _OUTPUT
    _say(f"The preview is built in {output}; {opened.value.out} is not touched.")
    try:
        serve(
            output,
            opened.value.settings.base_path,
            [args.root / name for name in _SOURCES],
            builder(args, output),
            host=args.host,
            port=args.port,
            open_browser=args.open,
            echo=_say,
            ignored=(args.root / STATE, opened.value.out),
        )
    except OSError as error:
        _say(f"ssg serve: cannot serve at {args.host}:{args.port}: {error.strerror or error}")
        return 1
    return 0


def builder(args: argparse.Namespace, output: Path) -> Callable[[str, tuple[Path, ...]], Outcome]:
    """From the address at which the site is served, and what has changed, to a build for it.

    Warnings and hints are printed when they are others than at the build before; errors always.
    """
    said: tuple[Diagnostic, ...] = ()
    standing = Standing()
    provisional = False

    def build(url: str, changed: tuple[Path, ...]) -> Outcome:
        nonlocal said, provisional
        if not changed and provisional:
            provisional = False
            if is_settled(standing):
                return Outcome(ok=True, changed=False)
        options = BuildOptions(
            root=args.root,
            out=output,
            base_url=url,
            now=args.now,
            drafts=args.drafts,
            future=args.future,
            expired=args.expired,
        )
        try:
            quick = quick_build(options, standing, changed) if changed else None
            provisional = quick is not None
            built = quick or build_site(options, standing=standing, progress=progress())
        except UsageError as error:  # the site's folder has gone
            return Outcome(ok=False, changed=False, message=str(error), problems=str(error))
        news = () if built.ok and built.diagnostics == said else built.diagnostics
        said = built.diagnostics
        told = outcome(built, news, color=has_color(sys.stdout))
        return replace(told, provisional=provisional)

    return build


def outcome(built: BuildReport, news: tuple[Diagnostic, ...], *, color: bool) -> Outcome:
    """What terminal and browser are told of a build.

    Args:
        news: the diagnostics to print.
    """
    if built.ok:
        last = (
            f"Built in {built.seconds:.2f} s: posts {built.posts}, pages {built.pages}, "
            f"files written {built.written}, deleted {built.deleted}"
        )
    else:
        last = "Not built: the preview shows the last good site."
    return Outcome(
        ok=built.ok,
        changed=bool(built.written or built.deleted),
        message=report(news, color=color) + last,
        problems="" if built.ok else _problems(built.diagnostics),
    )


def _problems(diagnostics: tuple[Diagnostic, ...]) -> str:
    return report(d for d in diagnostics if d.severity is Severity.ERROR)


def _say(line: str) -> None:
    print(line, flush=True)
