"""``ssg serve``: the site on this machine, built again and reloaded at each change."""

import argparse
from pathlib import Path

from ssg.commands.build import add_selection_options

NAME = "serve"
HELP = "show the site in the browser while you write"
EXAMPLE = """\
  ssg serve                        http://127.0.0.1:8000, reloaded at each change
  ssg serve --drafts --future      with what is not published yet
  ssg serve --port 9000 --open     on another port, opened in the browser"""

HOST = "127.0.0.1"
PORT = 8000
_LAST_PORT = 65535


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "--root", metavar="DIR", type=Path, default=Path(),
        help="the site: site.toml, posts/, templates/, static/ (default: here)",
    )  # fmt: skip
    parser.add_argument(
        "-p", "--port", metavar="N", type=_port, default=PORT,
        help=f"the first port to try; 0 takes any (default: {PORT})",
    )  # fmt: skip
    parser.add_argument(
        "--host", metavar="NAME", default=HOST,
        help=f"the address to listen on; 0.0.0.0 shows the site to your network (default: {HOST})",
    )  # fmt: skip
    parser.add_argument("--open", action="store_true", help="open the site in the browser")
    add_selection_options(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    from ssg.commands.previewing import preview

    return preview(args)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port: write a number from 0 to 65535")
    return int(text)
