"""``ssg clean``: what builds have written goes away."""

import argparse
import contextlib
from pathlib import Path

from ssg.commands.options import add_site_options

NAME = "clean"
HELP = "delete what builds have written"
EXAMPLE = """\
  ssg clean                  delete the published files (and nothing else in the folder)
  ssg clean --cache          delete the cache; the published files stay"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_site_options(parser)
    parser.add_argument(
        "--cache", action="store_true", help="delete the cache of articles and pictures alone"
    )


def run(args: argparse.Namespace) -> int:
    """Delete, and say what."""
    from ssg.commands.site_folder import open_site
    from ssg.diagnostics import report

    opened = open_site(args.root, args.out, args.base_url)
    folder = opened.value
    if folder is None:
        print(report(opened.diagnostics))
        return 1
    if args.cache:
        print(f"Deleted {_clean_cache(folder.state)}.")
        return 0
    deleted = _clean_output(folder.root, folder.out, folder.state)
    print(f"Deleted {deleted} of {folder.out}.")
    return 0


def _clean_cache(state: Path) -> str:
    from ssg.commands.site_folder import ARTICLES

    names = (f"{ARTICLES}*", "images.sqlite*", "stat-index.json", "outputs/*.spare/*")
    found = sorted(path for name in names for path in state.glob(name))
    size = sum(path.stat().st_size for path in found)
    for path in found:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
    return f"the cache ({size / 1e6:.1f} MB)"


def _clean_output(root: Path, out: Path, state: Path) -> str:
    from ssg.disk.lock import locked
    from ssg.disk.manifests import load_manifest, manifest_path
    from ssg.disk.publish import delete_published

    record = manifest_path(state, root, out)
    with locked(record.with_suffix(".lock"), lambda: print("waiting for a build to end")):
        return f"{delete_published(out, load_manifest(record), record)} published files"
