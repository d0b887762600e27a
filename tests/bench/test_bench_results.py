"""Medians, ratios, bars, tables and the chart."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench import bars, table
from bench.chart import chart
from bench.results import Results, StartUp, load, paired_ratio, save
from bench.running import Run

PAIR = ("tsugime", "hugo")


def runs(*walls: float, memory: int = 100 * 2**20) -> tuple[Run, ...]:
    return tuple(Run(wall, wall / 2, memory, 0) for wall in walls)


@pytest.fixture
def results() -> Results:
    made = Results({"processors": 2}, {"tsugime": "0.1.0", "hugo": "0.168.0"}, "ours")
    made.cells[1000] = {
        "tsugime": {"cold": runs(1.0, 1.0, 1.0), "warm": runs(0.1, 0.1, 0.2)},
        "hugo": {"cold": runs(2.0, 2.0, 2.0), "warm": runs(2.0, 2.0, 2.0)},
    }
    made.cells[10000] = {
        "tsugime": {"cold": runs(12.0, 9.0, 30.0, memory=500 * 2**20)},
        "hugo": {"cold": runs(16.0, 18.0, 15.0, memory=1000 * 2**20)},
    }
    made.failed = {1000: {}, 10000: {"hugo, serve": "its server does not answer: <port>"}}
    made.outputs = {1000: {"tsugime": (1800, 12_000_000)}, 10000: {}}
    made.pairs[1000, 10000] = {"tsugime-default": list(zip(runs(1, 3), runs(8, 27), strict=True))}
    made.start_up = StartUp((0.06, 0.08, 0.07), (0.01, 0.02, 0.01))
    return made


def test_a_ratio_is_of_runs_that_followed_each_other() -> None:
    # The second pair ran while the machine was ten times slower.
    assert paired_ratio([1, 10, 1], [2, 20, 4]) == 0.5
    assert paired_ratio([3], [2, 9]) == 1.5
    assert paired_ratio([], [1]) is None
    assert paired_ratio([1], [0]) is None


def test_medians_ratios_and_growth(results: Results) -> None:
    assert results.typical(10000, "tsugime", "cold", "wall") == 12
    assert results.typical(10000, "tsugime", "cold", "cpu") == 6
    assert results.typical(10000, "tsugime", "warm", "wall") is None
    assert results.ratio(10000, PAIR, "cold", "wall") == 0.75
    assert results.ratio(10000, PAIR, "cold", "memory") == 0.5
    assert results.ratio(10000, PAIR, "warm", "wall") is None
    assert results.growth((1000, 10000), "tsugime", "wall") == 12
    assert results.growth((1000, 10000), "pelican", "wall") is None


def test_growth_is_of_builds_that_followed_each_other(results: Results) -> None:
    assert results.growth((1000, 10000), "tsugime-default", "wall") == 8.5
    assert results.growth((1000, 10000), "tsugime-default", "memory") == 1


def test_results_are_read_as_they_were_written(results: Results, tmp_path: Path) -> None:
    save(results, tmp_path / "results.json")
    assert load(tmp_path / "results.json") == results
    assert '"median"' in (tmp_path / "results.json").read_text("utf-8")


def test_bars() -> None:
    assert bars.bar(10000, "tsugime", "cold", "wall") == 0.75
    assert bars.bar(10000, "tsugime-default", "cold", "wall") == pytest.approx(0.975)
    assert bars.bar(10000, "tsugime-default", "warm", "wall") == 1 / 50
    assert bars.bar(1000, "tsugime", "body", "wall") is None
    assert bars.bar(500, "tsugime", "cold", "wall") is None


def test_the_table_tells_values_ratios_and_bars(results: Results) -> None:
    said = table.text(results)
    cold, warm = (
        next(line for line in said.splitlines() if line.startswith(start))
        for start in ("cold build", "nothing changed")
    )
    assert re.split(r"  +", cold)[1:] == ["wall", "1.0 s", "2.0 s", "0.500", "✓ ≤ 1"]
    assert re.split(r"  +", warm)[1:] == ["wall", "0.100 s", "2.0 s", "0.050", "✓ ≤ 0.2"]
    assert "500 MB" in said
    assert "✗ ≤ 0.35" in said
    assert "hugo, serve: its server does not answer" in said
    assert re.search(r"tsugime +1,000 +10,000 +× 12\.0 +× 5\.0 +✗ ≤ 11", said)
    assert re.search(r"70 ms +10 ms +6\.0 +✓ ≤ 6\.2", said)


def test_the_table_in_markdown_is_a_table(results: Results) -> None:
    lines = [line for line in table.markdown(results).splitlines() if line.startswith("|")]
    assert lines[1].startswith("| --- | --- | ---:")
    assert len({line.count("|") for line in lines[:5]}) == 1


def test_a_table_without_peers_has_no_ratios(results: Results) -> None:
    results.cells = {1000: {"tsugime": results.cells[1000]["tsugime"]}}
    assert "/ hugo" not in table.text(results)


def test_the_chart_is_well_formed_and_to_scale(results: Results) -> None:
    root = ET.fromstring(chart(results, 1000))
    svg = "{http://www.w3.org/2000/svg}"
    widths = [
        float(r.get("width", "")) for r in root.iter(f"{svg}rect") if "bar" in r.get("class", "")
    ]
    assert widths == [280, 560, 28, 560]
    texts = [text.text for text in root.iter(f"{svg}text")]
    assert texts[3:7] == ["Tsugime", "1.00 s", "Hugo", "2.00 s"]
    assert "Build from nothing: Tsugime 1.00 s, Hugo 2.00 s" in (root.findtext(f"{svg}desc") or "")


def test_a_chart_of_nothing_is_refused(results: Results) -> None:
    with pytest.raises(ValueError, match="500 posts"):
        chart(results, 500)
