"""A whole call of the benchmark, with a fake generator in Tsugime's place."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import chart, measure, startup
from bench.edits import Laid
from bench.results import StartUp, load


@pytest.fixture
def call(
    fake: Callable[..., Laid], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., int]:
    """``call(build, *arguments)``: measure a generator that is that program."""

    def run(build: Laid, *arguments: str) -> int:
        def lay_out(_: object, folder: Path, *__: object) -> None:
            shutil.copytree(build.folder, folder, ignore=shutil.ignore_patterns("posts"))

        monkeypatch.setattr(measure, "tsugime", lambda: (build.contestant,))
        monkeypatch.setattr(measure, "peers", lambda _: ())
        monkeypatch.setattr(measure, "lay_out", lay_out)
        monkeypatch.setattr(measure, "version", lambda *_: "1")
        monkeypatch.setattr(startup, "measure", lambda *_: StartUp((0.07,), (0.01,)))
        results = ("--results", str(tmp_path / "results.json"), "--work", str(tmp_path))
        monkeypatch.setattr(sys, "argv", ["measure", *results, *arguments])
        return measure.main()

    return run


def test_a_call_measures_prints_and_writes(
    fake: Callable[..., Laid],
    call: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = ("--posts", "4,8", "--rows", "A", "--phases", "cold,body", "--repeats", "2")
    assert call(fake("tsugime"), *options) == 0
    printed = capsys.readouterr()
    assert "4 posts" in printed.out
    assert "Growth" in printed.out
    assert "not installed: eleventy, hugo, pelican" in printed.err
    results = load(tmp_path / "results.json")
    assert list(results.cells) == [4, 8]
    assert {k: len(v) for k, v in results.cells[8]["tsugime"].items()} == {"cold": 2, "body": 2}
    assert results.outputs[8]["tsugime"][0] == 9
    assert {sizes: len(of["tsugime"]) for sizes, of in results.pairs.items()} == {(4, 8): 2}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("bench-")] == []


def test_the_largest_site_is_built_in_turn_with_the_one_before(
    fake: Callable[..., Laid],
    call: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(measure, "_LARGE", 12)
    options = ("--posts", "4", "--rows", "A", "--phases", "cold,title", "--repeats", "2", "--large")
    assert call(fake("tsugime"), *options) == 0
    results = load(tmp_path / "results.json")
    of = results.pairs[4, 12]["tsugime"]
    assert results.cells[12]["tsugime"] == {"cold": tuple(large for _, large in of)}
    assert len(of) == 2


def test_a_generator_that_fails_fails_the_call(
    fake: Callable[..., Laid], call: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    broken = fake("tsugime", build="raise SystemExit('out of paper')")
    assert call(broken, "--posts", "4", "--rows", "A", "--phases", "cold") == 1
    assert "out of paper" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [("--phases", "hot"), ("--rows", "D")])
def test_wrong_usage_is_refused(
    fake: Callable[..., Laid], call: Callable[..., int], wrong: tuple[str, str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        call(fake("tsugime"), *wrong)
    assert stopped.value.code == 2


def test_no_chart_is_drawn_without_peers(
    fake: Callable[..., Laid],
    call: Callable[..., int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    call(fake("tsugime"), "--posts", "4", "--rows", "A", "--phases", "cold", "--repeats", "1")
    drawn = tmp_path / "chart.svg"
    names = ["chart", "--results", str(tmp_path / "results.json"), "--out", str(drawn)]
    monkeypatch.setattr(sys, "argv", names)
    assert chart.main() == 1
    assert not drawn.exists()
