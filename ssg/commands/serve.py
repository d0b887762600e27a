"""``ssg serve``: the site on this machine, built again and reloaded at each change."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from ssg.commands.build import add_selection_options
from ssg.commands.building import BuildOptions, BuildReport, build_site
from ssg.commands.moments import build_time
from ssg.commands.site_folder import SETTINGS_FILE, STATE, UsageError, open_site
from ssg.commands.terminal import has_color
from ssg.diagnostics import Diagnostic, Severity, report
from ssg.serve import HOST, PORT, Outcome, serve

NAME = "serve"
HELP = "show the site in the browser while you write"
EXAMPLE = """\
  ssg serve                        http://127.0.0.1:8000, reloaded at each change
  ssg serve --drafts --future      with what is not published yet
  ssg serve --port 9000 --open     on another port, opened in the browser"""

_SOURCES = ("posts", "pages", "templates", "static", "data", SETTINGS_FILE)
_OUTPUT = Path(STATE) / "serve"
_LAST_PORT = 65535


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "--root", metavar="DIR", type=Path, default=Path(),
        help="the site: site.toml, posts/, templates/, static/ (default: here)",
    )  # fmt: skip
    parser.add_argument(
        "--port", metavar="N", type=_port, default=PORT,
        help=f"the first port to try; 0 takes any (default: {PORT})",
    )  # fmt: skip
    parser.add_argument(
        "--host", metavar="NAME", default=HOST,
        help=f"the address to listen on; 0.0.0.0 shows the site to your network (default: {HOST})",
    )  # fmt: skip
    parser.add_argument("--open", action="store_true", help="open the site in the browser")
    add_selection_options(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C.

    The preview is a build of its own, below ``.ssg-cache``, whose links lead to this machine:
    ``public/`` stays as the last ``ssg build`` left it.
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


def builder(args: argparse.Namespace, output: Path) -> Callable[[str], Outcome]:
    """From the address at which the site is served to a build for it.

    Warnings and hints are printed when they are others than at the build before; errors always.
    """
    said: tuple[Diagnostic, ...] = ()

    def build(url: str) -> Outcome:
        nonlocal said
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
            built = build_site(options)
        except UsageError as error:  # the site's folder has gone
            return Outcome(ok=False, changed=False, message=str(error), problems=str(error))
        news = () if built.ok and built.diagnostics == said else built.diagnostics
        said = built.diagnostics
        return outcome(built, news, color=has_color(sys.stdout))

    return build


def outcome(built: BuildReport, news: tuple[Diagnostic, ...], *, color: bool) -> Outcome:
    """What terminal and browser are told of a build.

    Args:
        news: the diagnostics to print.
    """
    if built.ok:
        last = (
            f"Built {built.posts} posts, {built.pages} pages in {built.seconds:.2f} s "
            f"({built.written} written, {built.deleted} deleted)"
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


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port: write a number from 0 to 65535")
    return int(text)


def _say(line: str) -> None:
    print(line, flush=True)
