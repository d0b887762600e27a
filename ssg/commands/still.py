"""A build that finds nothing changed says what the last one said, and imports nothing else."""

import argparse
import sys
import time
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from ssg.commands.terminal import has_color
from ssg.disk.standstill import keep, recall
from ssg.disk.walk import Walked

if TYPE_CHECKING:
    from ssg.commands.build_report import BuildReport

SECONDS = "\0"  # where a text says how long the build took
_STATE = ".ssg-cache"
Said = Sequence[tuple[str, str]]  # texts in their order, each with the name of its stream


def say(said: Said, seconds: float) -> None:
    """Print what a build has to say."""
    for stream, text in said:
        line = text.replace(SECONDS, f"{seconds:.2f}")
        print(line, file=sys.stdout if stream == "stdout" else sys.stderr)


def say_again(args: argparse.Namespace, started: float, walked: Walked | None = None) -> bool:
    """Say what the last build of these options said; False where anything may have changed.

    Args:
        started: of ``time.perf_counter``.
        walked: keeps what was seen of the site's folders.
    """
    kept = recall(_place(args), args.root, _find_font, walked)
    if kept is None or kept.get("asked") != _asked(args):
        return False
    say([(stream, text) for stream, text in kept["said"]], time.perf_counter() - started)
    return True


def keep_said(args: argparse.Namespace, built: "BuildReport", said: Said) -> None:
    """Keep what a build that finds nothing changed has to say.

    Args:
        said: what one would say that has written nothing.
    """
    proof = built.proof
    if proof is None:
        return
    # Where a time is given it is asked for that again.
    since, until = proof.span if args.now is None else (None, None)
    keep(
        _place(args),
        {"asked": _asked(args), "said": list(said)},
        out=proof.out,
        record=proof.record,
        sources=proof.marks,
        outputs=proof.outputs,
        span=(since.timestamp() if since else None, until.timestamp() if until else None),
        cards=proof.cards,
    )


def _place(args: argparse.Namespace) -> Path:
    """One for each output folder."""
    name = blake2b(str(args.out or "").encode("utf-8", "surrogateescape"), digest_size=8)
    folder: Path = args.root / _STATE / "outputs"
    return folder / f"{name.hexdigest()}.still"


def _asked(args: argparse.Namespace) -> list[str]:
    """Everything that decides what is built and how it is told."""
    options = sorted((name, str(value)) for name, value in vars(args).items())
    return [*(f"{name}={value}" for name, value in options), str(has_color(sys.stderr))]


def _find_font(own: str, root: Path) -> Path | None:
    from ssg.imaging.fonts import find_font

    return find_font(root, own)
