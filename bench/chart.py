"""Draw the README's chart from bench/results.json: bars of time, by phase, for each generator.

``python -m bench.chart --out docs/images/benchmark.svg`` writes plain SVG that follows the reader's
light or dark scheme. Bars of one phase share a scale that starts at nought; each says its time.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from bench.results import Results, load
from bench.sources import ROOT

_NAMES = {"tsugime": "Tsugime", "hugo": "Hugo", "eleventy": "Eleventy", "pelican": "Pelican"}
_PHASES = (
    ("cold", "Build from nothing"),
    ("warm", "Build, nothing changed"),
    ("body", "Build, one post edited"),
    ("title", "Build, one title edited"),
    ("serve", "Preview, save to new page"),
)
_WIDTH, _LEFT, _BARS = 760, 100, 560
_TOP, _TITLE, _ROW, _BAR, _GAP = 62, 24, 22, 14, 16

_STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #3b4252; }
.head { font-size: 17px; font-weight: 600; fill: #16191f; }
.phase { font-weight: 600; fill: #16191f; }
.name { text-anchor: end; }
.paper { fill: #fbfcfd; }
.bar { fill: #aab3c2; }
.ours { fill: #a1331f; }
@media (prefers-color-scheme: dark) {
text { fill: #b6bfce; }
.head, .phase { fill: #eef1f6; }
.paper { fill: #10182b; }
.bar { fill: #56627a; }
.ours { fill: #ee8a70; }
}"""


def chart(results: Results, size: int) -> str:
    """The chart of one number of posts, as SVG.

    Raises:
        ValueError: when nothing was measured at that size.
    """
    groups = [
        (label, bars)
        for phase, label in _PHASES
        if len(bars := _bars(results, size, phase)) > 1
    ]  # fmt: skip
    if not groups:
        raise ValueError(f"no two generators were measured with {size:,} posts")
    height = _TOP + sum(_TITLE + _ROW * len(bars) + _GAP for _, bars in groups)
    body = "\n".join(_groups(groups))
    title = f"{size:,} posts: shorter is better, each group on a scale of its own"
    described = "; ".join(
        f"{label}: {', '.join(f'{name} {_seconds(value)}' for name, value in bars)}"
        for label, bars in groups
    )
    versions = ", ".join(
        f"{label} {results.versions[name]}"
        for name, label in _NAMES.items()
        if results.versions.get(name)
    )
    note = f"{results.machine['processors']} processors; medians of paired runs; {versions}"
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" \
aria-labelledby="title description">
<title id="title">{escape(title)}</title>
<desc id="description">{escape(described)}</desc>
<style>
{_STYLE}
</style>
<rect class="paper" width="{_WIDTH}" height="{height}" rx="8"/>
<text class="head" x="20" y="30">{escape(title)}</text>
<text x="20" y="50">{escape(note)}</text>
{body}
</svg>
"""


def _bars(results: Results, size: int, phase: str) -> list[tuple[str, float]]:
    found = ((label, results.typical(size, name, phase, "wall")) for name, label in _NAMES.items())
    return [(label, value) for label, value in found if value is not None]


def _groups(groups: Sequence[tuple[str, Sequence[tuple[str, float]]]]) -> Iterator[str]:
    y = _TOP
    for label, bars in groups:
        yield f'<text class="phase" x="20" y="{y + 16}">{escape(label)}</text>'
        y += _TITLE
        longest = max(value for _, value in bars)
        for name, value in bars:
            # Even the shortest can be seen.
            width = max(2.0, _BARS * value / longest)
            kind = "bar ours" if name == _NAMES["tsugime"] else "bar"
            text = y + _BAR - 2
            yield (
                f'<text class="name" x="{_LEFT - 8}" y="{text}">{escape(name)}</text>'
                f'<rect class="{kind}" x="{_LEFT}" y="{y}" width="{width:.1f}" height="{_BAR}" '
                f'rx="2"/>'
                f'<text x="{_LEFT + width + 8:.1f}" y="{text}">{_seconds(value)}</text>'
            )
            y += _ROW
        y += _GAP


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value < 10 else f"{value:.0f} s"


def main() -> int:
    """Draw the chart; 1 when there is nothing to draw."""
    parser = argparse.ArgumentParser(prog="python -m bench.chart", description=__doc__)
    parser.add_argument("--results", metavar="FILE", type=Path, default=ROOT / "bench/results.json")
    parser.add_argument("--posts", metavar="N", type=int, help="default: the most measured of all")
    parser.add_argument(
        "--out", metavar="FILE", type=Path, default=ROOT / "docs/images/benchmark.svg"
    )
    args = parser.parse_args()
    results = load(args.results)
    peers = set(_NAMES) - {"tsugime"}
    compared = [size for size, cells in results.cells.items() if peers & set(cells)]
    try:
        drawn = chart(results, args.posts or max(compared, default=0))
    except ValueError as error:
        print(f"No chart: {error}.", file=sys.stderr)
        return 1
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(drawn, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
