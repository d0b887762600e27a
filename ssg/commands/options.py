"""Options that commands share, and the error for those that make no sense."""

import argparse
from pathlib import Path

SETTINGS_FILE = "site.toml"


class UsageError(Exception):
    """What was typed cannot be done; the command line prints it and exits with 2."""


def add_site_options(parser: argparse.ArgumentParser) -> None:
    """The options of every command that works on a site."""
    parser.add_argument(
        "--root", metavar="DIR", type=Path, default=Path(),
        help="the site: site.toml, posts/, templates/, static/ (default: here)",
    )  # fmt: skip
    parser.add_argument(
        "-o", "--out", metavar="DIR", type=Path,
        help="the output folder (default: output_dir in site.toml, public)",
    )  # fmt: skip
    parser.add_argument(
        "-b", "--base-url", metavar="URL", help="where the site will live; wins over site.toml"
    )
