"""A site whose posts a Dask cluster prepares, two worker processes on this machine: the same bytes.

``.ci/run`` runs this with what ``requirements-distributed.lock`` holds; elsewhere it is skipped.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

distributed = pytest.importorskip("distributed", reason="needs the extra “distributed”")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address.replace("tcp://", "dask://")


def build(root: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "ssg", "build", "--root", str(root), "--now", "2026-01-01"]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=False)


def test_a_cluster_makes_the_same_bytes(small_blog, tmp_path: Path, address: str) -> None:
    for number in range(40):
        small_blog.post(
            f"2025-03-{number % 28 + 1:02}-n{number}.md", f"第{number}の本文。\n", tags=["AI"]
        )
    alone = small_blog.copy(tmp_path / "alone")
    spread = build(small_blog.root, "--executor", address)
    assert spread.returncode == 0, spread.stderr
    assert build(alone.root).returncode == 0
    assert small_blog.outputs() == alone.outputs()
    again = build(small_blog.root, "--executor", address)
    assert "(0 written" in again.stdout


def test_mistakes_are_told_as_on_this_machine(small_blog, tmp_path: Path, address: str) -> None:
    small_blog.file("posts/2025-01-01-a.md", "---\ntitle: [\n---\n")
    alone = small_blog.copy(tmp_path / "alone")
    told = [build(small_blog.root, "--executor", address), build(alone.root)]
    assert told[0].returncode == told[1].returncode == 1
    assert told[0].stderr == told[1].stderr


def test_without_a_scheduler_the_build_says_so(small_blog) -> None:
    told = build(small_blog.root, "--executor", "dask://127.0.0.1:9")
    assert told.returncode == 2
    assert "no scheduler answers there" in told.stderr
