"""The corpus on disk: the same posts for every generator, written in one pass.

``python -m bench.sources --posts 1000 --flavor hugo --out DIR`` writes it alone. ``--shared`` takes
the posts from another folder (its ``corpus.py`` with ``iter_posts`` and ``render``), so that there
are figures on posts that are not our own.
"""

import argparse
import importlib.util
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

from bench import corpus
from bench.flavors import FLAVORS, PICTURES

ROOT = Path(__file__).resolve().parent.parent
# The name of a post's file, and its text in the flavor that is asked for.
Source = tuple[str, Callable[[str], str]]


def write_posts(
    count: int, folders: Sequence[tuple[Path, str]], shared: Path | None = None
) -> tuple[str, ...]:
    """Write ``count`` posts into each folder, in its flavor.

    Args:
        shared: the folder of another ``corpus.py``; None for our own posts.

    Returns:
        The names of the files, the oldest post first.
    """
    for folder, _ in folders:
        folder.mkdir(parents=True, exist_ok=True)
    names = []
    for name, text in _own(count) if shared is None else _shared(count, shared):
        for folder, flavor in folders:
            (folder / name).write_text(text(flavor), encoding="utf-8", newline="\n")
        names.append(name)
    return tuple(names)


def url_of(name: str) -> str:
    """The path of a post's page on every site of the benchmark, from the name of its file."""
    year, month, day, slug = name.removesuffix(".md").split("-", 3)
    return f"/{year}/{month}/{day}/{slug}/"


def shared_folder() -> Path:
    """Where the shared benchmark lies: below ``TSUGIME_SHARED``, by default beside this folder."""
    return Path(os.environ.get("TSUGIME_SHARED", ROOT.parent / "shared")) / "bench"


def load_module(path: Path) -> ModuleType:
    """A Python file of another folder, as a module.

    Raises:
        FileNotFoundError: when it is not there.
    """
    spec = importlib.util.spec_from_file_location(f"shared_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def add_shared_option(parser: argparse.ArgumentParser) -> None:
    """``--shared [DIR]``."""
    parser.add_argument(
        "--shared", metavar="DIR", type=Path, nargs="?", const=shared_folder(),
        help="take posts and peers' sites from DIR (default: bench/ in TSUGIME_SHARED)",
    )  # fmt: skip


def _known(flavor: str) -> str:
    """The other folder knows no photographs."""
    return "jekyll" if flavor == PICTURES else flavor


def _own(count: int) -> Iterator[Source]:
    for post in corpus.posts(count):
        yield post.name, lambda flavor, post=post: FLAVORS[flavor](post)  # type: ignore[misc]


def _shared(count: int, folder: Path) -> Iterator[Source]:
    module = load_module(folder / "corpus.py")
    for post in module.iter_posts(count):
        yield module.filename(post), lambda flavor, post=post: module.render(post, _known(flavor))  # type: ignore[misc]


def main() -> None:
    """Write posts into one folder."""
    parser = argparse.ArgumentParser(prog="python -m bench.sources", description=__doc__)
    parser.add_argument("--posts", metavar="N", type=int, required=True)
    parser.add_argument("--out", metavar="DIR", type=Path, required=True)
    parser.add_argument("--flavor", choices=tuple(FLAVORS), default="jekyll")
    add_shared_option(parser)
    args = parser.parse_args()
    names = write_posts(args.posts, [(args.out, args.flavor)], args.shared)
    size = sum((args.out / name).stat().st_size for name in names)
    print(f"{len(names):,} posts of {size // max(1, len(names)):,} bytes on average in {args.out}")


if __name__ == "__main__":
    main()
