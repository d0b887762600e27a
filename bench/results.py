"""The figures of one call: medians, ratios of paired runs, growth; written to results.json."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from bench.running import Run

METRICS = ("wall", "cpu", "memory")
# Contestant, then phase, to its runs.
Cells = dict[str, dict[str, tuple[Run, ...]]]


@dataclass(frozen=True, slots=True)
class StartUp:
    """Seconds of processor time: ``ssg --version`` and ``python -c pass``, in pairs."""

    ssg: tuple[float, ...]
    python: tuple[float, ...]


@dataclass(slots=True)
class Results:
    """All that was measured; filled step by step, so that a stopped call leaves what it had.

    Attributes:
        cells: by number of posts.
        failed: by number of posts, then ``contestant: phase``, to what went wrong.
        outputs: by number of posts, then contestant: the files and bytes that a build writes.
        pairs: by two numbers of posts, then contestant: cold builds that followed each other.
    """

    machine: dict[str, Any]
    versions: dict[str, str]
    posts_from: str
    cells: dict[int, Cells] = field(default_factory=dict)
    failed: dict[int, dict[str, str]] = field(default_factory=dict)
    outputs: dict[int, dict[str, tuple[int, int]]] = field(default_factory=dict)
    start_up: StartUp | None = None
    pairs: dict[tuple[int, int], Mapping[str, Sequence[tuple[Run, Run]]]] = field(
        default_factory=dict
    )

    def runs(self, size: int, contestant: str, phase: str) -> tuple[Run, ...]:
        """The runs of one cell; empty where nothing was measured."""
        return self.cells.get(size, {}).get(contestant, {}).get(phase, ())

    def typical(self, size: int, contestant: str, phase: str, metric: str) -> float | None:
        """The median of a metric; None where nothing was measured."""
        values = _values(self.runs(size, contestant, phase), metric)
        return median(values) if values else None

    def ratio(self, size: int, pair: tuple[str, str], phase: str, metric: str) -> float | None:
        """How the first of two contestants does to the second; None without both."""
        ours, theirs = (_values(self.runs(size, name, phase), metric) for name in pair)
        return paired_ratio(ours, theirs)

    def growth(self, sizes: tuple[int, int], contestant: str, metric: str) -> float | None:
        """How a cold build grows from the first number of posts to the second.

        By runs that followed each other where there are some, else by the medians.
        """
        pairs = self.pairs.get(sizes, {}).get(contestant, ())
        if pairs:
            first, second = (_values([pair[n] for pair in pairs], metric) for n in (0, 1))
            return paired_ratio(second, first)
        small, large = (self.typical(size, contestant, "cold", metric) for size in sizes)
        return large / small if small and large else None


def paired_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float | None:
    """The median of the ratios of runs that followed each other; None without any.

    A machine that is slow for a while is slow for both runs of a pair: their ratio stays, while
    either's time does not.
    """
    ratios = [a / b for a, b in zip(ours, theirs, strict=False) if b > 0]
    return median(ratios) if ratios else None


def save(results: Results, path: Path) -> None:
    """Write results.json: every run, and the medians for those who only read."""
    path.write_text(json.dumps(_document(results), ensure_ascii=False, indent=1) + "\n", "utf-8")


def load(path: Path) -> Results:
    """Read results.json."""
    document = json.loads(path.read_text("utf-8"))
    results = Results(document["machine"], document["versions"], document["posts_from"])
    for size, found in document["sizes"].items():
        results.cells[int(size)] = {
            name: {key: tuple(Run(**run) for run in cell["runs"]) for key, cell in phases.items()}
            for name, phases in found["phases"].items()
        }
        results.failed[int(size)] = found["failed"]
        results.outputs[int(size)] = {
            name: (one["files"], one["bytes"]) for name, one in found["outputs"].items()
        }
    for found in document.get("growth", ()):
        results.pairs[found["from"], found["to"]] = {
            name: [(Run(**small), Run(**large)) for small, large in pairs]
            for name, pairs in found["pairs"].items()
        }
    if start_up := document["start_up"]:
        results.start_up = StartUp(tuple(start_up["ssg"]), tuple(start_up["python"]))
    return results


def _document(results: Results) -> dict[str, Any]:
    return {
        "machine": results.machine,
        "versions": results.versions,
        "posts_from": results.posts_from,
        "start_up": asdict(results.start_up) if results.start_up else None,
        "sizes": {
            str(size): {
                "outputs": {
                    name: {"files": files, "bytes": size_}
                    for name, (files, size_) in results.outputs.get(size, {}).items()
                },
                "failed": results.failed.get(size, {}),
                "phases": {
                    name: {key: _cell(runs) for key, runs in phases.items()}
                    for name, phases in cells.items()
                },
            }
            for size, cells in results.cells.items()
        },
        "growth": [
            {
                "from": small,
                "to": large,
                "pairs": {
                    name: [list(map(asdict, pair)) for pair in of] for name, of in each.items()
                },
            }
            for (small, large), each in results.pairs.items()
        ],
    }


def _cell(runs: Sequence[Run]) -> Mapping[str, Any]:
    medians = {metric: round(median(_values(runs, metric)), 4) for metric in METRICS}
    return {"median": medians, "runs": [asdict(run) for run in runs]}


def _values(runs: Sequence[Run], metric: str) -> list[float]:
    return [float(getattr(run, metric)) for run in runs]
