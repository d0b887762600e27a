"""``ssg new-site``: a new blog, ready to build."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from ssg.commands.first_files import FIRST_FILES
from ssg.commands.options import SETTINGS_FILE, UsageError

NAME = "new-site"
HELP = "make a new blog"
EXAMPLE = """\
  ssg new-site blog && cd blog && ssg build
  ssg new-site blog --language en"""

_IGNORE = """\
/public/
/.ssg-cache/
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("dir", metavar="DIR", type=Path, help="the folder to make")
    parser.add_argument(
        "--language",
        choices=tuple(FIRST_FILES),
        default="ja",
        help="the language of its settings, first post and About page (default: ja)",
    )


def run(args: argparse.Namespace) -> int:
    """Write the new site's files; a folder that holds something is left alone."""
    folder: Path = args.dir
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already and is not an empty folder")
    today = datetime.now(UTC).date()
    first = FIRST_FILES[args.language]
    files = {
        SETTINGS_FILE: first.settings,
        f"posts/{today}-first-post.md": first.post.format(date=today),
        "pages/about.md": first.about,
        ".gitignore": _IGNORE,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for name in ("static", "templates"):
        (folder / name).mkdir()
    print(f"Made {folder}: {', '.join(files)}")
    print(f"Next: cd {folder} && ssg serve")
    return 0
