"""Measure Tsugime and its peers on the same posts (docs/performance.md).

``python -m bench.measure --posts 1000,10000 --peers hugo`` builds each site in turn and again,
prints medians and ratios, and writes bench/results.json.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import growth, memory, phases, serving, startup, table
from bench.contestants import Contestant, lay_out, peers, tsugime, version
from bench.edits import Laid
from bench.flavors import PICTURES
from bench.phases import PHASES, SERVE, FailedError
from bench.photos import write_photos
from bench.results import Results, save
from bench.sources import ROOT, add_shared_option, write_posts

KEYS = (*(phase.key for phase in PHASES), SERVE)
_LARGE = 100_000
_OF_LARGE = ("cold", "warm", "body")  # phases, each run three times: what tells how a site grows
_MOST_PICTURED = 1000  # posts of row C: to draw ten thousand cards takes minutes, and tells no more
_START_UP_PAIRS = 15


def main() -> int:
    """Measure what the command line asks for; 1 when something failed."""
    args = _arguments()
    if not memory.is_measurable():
        print("No /proc/PID/smaps_rollup here: memory is not measured.", file=sys.stderr)
    everybody = (*tsugime(), *peers(args.peers_dir))
    chosen = _chosen(everybody, args.rows, args.peers)
    results = Results(
        machine={
            "processors": os.cpu_count(),
            "system": platform.platform(terse=True),
            "python": platform.python_version(),
            "load before": round(os.getloadavg()[0], 2),
        },
        versions={c.name: version(c, args.peers_dir) for c in chosen},
        posts_from="bench/corpus.py" if args.shared is None else "the shared corpus",
    )
    if args.work:
        args.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=args.work) as work:
        folder = Path(work)
        first = chosen[0]
        if not first.is_peer:
            log = folder / "start.log"
            results.start_up = startup.measure(first.build[:-2], _START_UP_PAIRS, folder, log)
        before: tuple[int, Sequence[Laid]] = (0, ())
        for size in args.posts:
            before = size, _measure_size(results, size, chosen, args, folder / str(size), before)
        if args.large:
            alone = [c for c in chosen if c.name == "tsugime"]
            _measure_size(results, _LARGE, alone, args, folder / str(_LARGE), before)
    print(table.text(results))
    print(f"Written: {args.results}", file=sys.stderr)
    return 1 if any(results.failed.values()) else 0


def _measure_size(
    results: Results,
    size: int,
    chosen: Sequence[Contestant],
    args: argparse.Namespace,
    folder: Path,
    before: tuple[int, Sequence[Laid]],
) -> Sequence[Laid]:
    """Measure the sites of one size.

    Args:
        before: the size before, and its sites, which are built in turn with these.
    """
    chosen = [c for c in chosen if c.flavor != PICTURES or size <= _MOST_PICTURED]
    _tell(f"{size:,} posts: writing {len(chosen)} sites")
    sites = _lay_out(chosen, size, folder, args)
    cells = results.cells.setdefault(size, {laid.contestant.name: {} for laid in sites})
    failed = results.failed.setdefault(size, {})
    if size == args.posts[0]:
        sites = _warmed_up(sites, failed, args.limit)
    for key in KEYS:
        if key not in args.phases or (size == _LARGE and key not in _OF_LARGE):
            continue
        repeats = min(args.repeats, 3) if size == _LARGE else args.repeats
        pairs: growth.Pairs = {}
        if key == "cold" and before[1]:
            pairs, wrong = growth.measure(before[1], sites, min(repeats, 3), args.limit, _tell)
            results.pairs[before[0], size] = pairs
            failed.update({f"{name}, growth": why for name, why in wrong.items()})
        if pairs and size == _LARGE:  # each takes minutes
            runs = {name: tuple(large for _, large in of) for name, of in pairs.items()}
        elif key == SERVE:
            runs, wrong = serving.measure(sites, repeats, args.limit, _tell)
        else:
            phase = PHASES[KEYS.index(key)]
            runs, wrong = phases.measure(phase, sites, repeats, args.limit, _tell)
        for name, of in runs.items():
            cells[name][key] = of
        failed.update({f"{name}, {key}": why for name, why in wrong.items()})
        results.outputs[size] = {laid.contestant.name: _extent(laid.output) for laid in sites}
        save(results, args.results)
    return sites


def _lay_out(
    chosen: Sequence[Contestant], size: int, folder: Path, args: argparse.Namespace
) -> list[Laid]:
    for contestant in chosen:
        lay_out(contestant, folder / contestant.name, args.peers_dir, args.shared)
    targets = [(folder / c.name / c.posts, c.flavor) for c in chosen]
    names = write_posts(size, targets, args.shared)
    if args.shared is None:
        for contestant in chosen:
            if contestant.flavor == PICTURES:
                write_photos(folder / contestant.name / contestant.posts, names)
    return [Laid(c, folder / c.name, names, folder / f"{c.name}.log") for c in chosen]


def _warmed_up(sites: Sequence[Laid], failed: dict[str, str], limit: float) -> list[Laid]:
    """One build each that does not count: programs are read from disk, Python's are compiled."""
    ready = []
    for laid in sites:
        try:
            done = phases.build(PHASES[0], laid, 0, limit)
        except FailedError as error:
            failed[laid.contestant.name] = str(error)
            _tell(f"{laid.contestant.name}: {error}")
        else:
            ready.append(laid)
            _tell(f"first build, not counted, {laid.contestant.name}: {done.wall:.2f} s")
    return ready


def _extent(output: Path) -> tuple[int, int]:
    """Files and bytes of an output folder."""
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def _chosen(
    everybody: Sequence[Contestant], rows: Sequence[str], wanted: Sequence[str]
) -> list[Contestant]:
    names = {"A": "tsugime", "B": "tsugime-default", "C": "tsugime-pictures"}
    ours = [names[row] for row in rows]
    found = [c for c in everybody if c.name in ours or (c.is_peer and c.name in wanted)]
    absent = set(wanted) - {c.name for c in found}
    if absent:
        _tell(f"not installed: {', '.join(sorted(absent))} (python -m bench.install)")
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.measure", description=__doc__)
    add = parser.add_argument
    add("--posts", metavar="N,…", type=_numbers, default=(1000, 10000), help="sizes of the site")
    add(
        "--large",
        action="store_true",
        help=f"{_LARGE:,} posts too, for Tsugime alone: from nothing, unchanged, an edited body",
    )
    add("--rows", metavar="A,B,C", type=_names, default=("A", "B", "C"),
        help="A: the site with the peers' features; B: the default theme; "
        "C: with pictures and cards")  # fmt: skip
    add("--peers", metavar="NAME,…", type=_names, default=("hugo", "eleventy", "pelican"),
        help="of those that are installed")  # fmt: skip
    add("--phases", metavar="NAME,…", type=_names, default=KEYS, help=", ".join(KEYS))
    add("--repeats", metavar="N", type=int, default=3, help="runs of each (default: 3)")
    add("--limit", metavar="SECONDS", type=float, default=600.0, help="for one run (default: 600)")
    add("--peers-dir", metavar="DIR", type=Path,
        default=Path(os.environ.get("PEERS_DIR", ROOT / ".peers")),
        help="where peers are installed (default: PEERS_DIR, else .peers)")  # fmt: skip
    add("--work", metavar="DIR", type=Path, help="where the sites are laid out (default: TMPDIR)")
    add("--results", metavar="FILE", type=Path, default=ROOT / "bench/results.json")
    add_shared_option(parser)
    args = parser.parse_args()
    args.peers_dir = args.peers_dir.resolve()
    if unknown := set(args.phases) - set(KEYS):
        parser.error(f"no such phase: {', '.join(sorted(unknown))} (of {', '.join(KEYS)})")
    if unknown := set(args.rows) - {"A", "B", "C"}:
        parser.error(f"no such row: {', '.join(sorted(unknown))} (of A, B)")
    return args


def _numbers(typed: str) -> tuple[int, ...]:
    return tuple(int(part.replace("_", "")) for part in typed.split(","))


def _names(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in typed.split(",") if part.strip())


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
