"""The figures as text: for a terminal, and as Markdown for docs/performance.md.

``python -m bench.table --markdown`` prints those of bench/results.json again.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench import bars
from bench.phases import PHASES, SERVE
from bench.results import METRICS, Results, load, paired_ratio
from bench.sources import ROOT

LABELS = {**{phase.key: phase.label for phase in PHASES}, SERVE: "serve: save to new page"}
_NAMES = {"wall": "wall", "cpu": "CPU", "memory": "peak memory"}
OURS = ("tsugime", "tsugime-default")
AGAINST = "hugo"
# Everywhere the wall time; the rest where it says something of its own, or a bar is set.
_EDITS = dict.fromkeys(("body", "title", "tag"), ("wall", "memory"))
_SHOWN = {"cold": METRICS, "warm": METRICS, **_EDITS, SERVE: ("wall", "cpu", "memory")}

Row = tuple[str, ...]


def text(results: Results) -> str:
    """The tables for a terminal: columns padded."""
    return _tables(results, _padded)


def markdown(results: Results) -> str:
    """The tables in Markdown."""
    return _tables(results, _piped)


def _tables(results: Results, form: Callable[[Sequence[Row]], str]) -> str:
    parts = []
    for size, cells in results.cells.items():
        parts.append(f"{size:,} posts\n\n{form(_rows(results, size, tuple(cells)))}")
        failed = results.failed.get(size, {})
        parts += [f"{where}: {why}" for where, why in failed.items()]
    if growth := tuple(_growth(results)):
        head: Row = ("cold build", "from", "to", "wall", "peak memory", "bar")
        parts.append(f"Growth\n\n{form((head, *growth))}")
    if results.start_up:
        parts.append(f"Start\n\n{form(_start(results))}")
    return "\n\n".join(parts) + "\n"


def _rows(results: Results, size: int, names: Sequence[str]) -> list[Row]:
    ours = [name for name in OURS if name in names and AGAINST in names]
    head = ["", "", *names]
    for name in ours:
        head += [f"{name} / {AGAINST}", "bar"]
    rows: list[Row] = [tuple(head)]
    for key, label in LABELS.items():
        first = True
        for metric in _SHOWN.get(key, ("wall",)):
            values = [results.typical(size, name, key, metric) for name in names]
            if not any(value is not None for value in values):
                continue
            row = [
                label if first else "",
                _NAMES[metric],
                *(_amount(metric, value) for value in values),
            ]
            for name in ours:
                ratio = results.ratio(size, (name, AGAINST), key, metric)
                row += [_ratio(ratio), _judged(ratio, bars.bar(size, name, key, metric))]
            rows.append(tuple(row))
            first = False
    return rows


def _growth(results: Results) -> Iterator[Row]:
    for small, large in pairwise(sorted(results.cells)):
        for name in results.cells[large]:
            wall, memory = (results.growth((small, large), name, m) for m in ("wall", "memory"))
            if wall is not None and memory is not None:
                bar = bars.GROWTH * large / small / 10 if name in OURS else None
                judged = _judged(max(wall, memory), bar)
                yield (name, f"{small:,}", f"{large:,}", f"× {wall:.1f}", f"× {memory:.1f}", judged)


def _start(results: Results) -> Sequence[Row]:
    found = results.start_up
    assert found is not None
    ratio = paired_ratio(found.ssg, found.python) or 0.0
    ssg, python = median(found.ssg), median(found.python)
    return (
        ("CPU", "ssg --version", "python -c pass", "ratio", "bar"),
        ("", f"{ssg * 1000:.0f} ms", f"{python * 1000:.0f} ms", f"{ratio:.1f}",
         _judged(ratio, bars.START_UP, f"{bars.START_UP:.1f}")),
    )  # fmt: skip


def _amount(metric: str, value: float | None) -> str:
    if value is None:
        return "–"
    if metric == "memory":
        return f"{value / 2**20:,.0f} MB"
    return f"{value:.3f} s" if value < 1 else f"{value:.1f} s"


def _ratio(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.3f}"


def _judged(value: float | None, bar: float | None, shown: str = "") -> str:
    """The bar, and whether it is met; nothing where none is set."""
    if bar is None:
        return ""
    name = shown or f"{bar:.3g}"
    return f"≤ {name}" if value is None else f"{'✓' if value <= bar else '✗'} ≤ {name}"


def _padded(rows: Sequence[Row]) -> str:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i < 2 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _piped(rows: Sequence[Row]) -> str:
    head, *rest = rows
    rule = tuple("---" if i < 2 else "---:" for i in range(len(head)))
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rest))


def main() -> None:
    """Print the tables of results.json."""
    parser = argparse.ArgumentParser(prog="python -m bench.table", description=__doc__)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--results", metavar="FILE", type=Path, default=ROOT / "bench/results.json")
    args = parser.parse_args()
    results = load(args.results)
    print((markdown if args.markdown else text)(results), end="")


if __name__ == "__main__":
    main()
