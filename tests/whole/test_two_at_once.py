"""Two builds of one site at the same time: one waits for the other, and the site is whole."""

import subprocess
import sys
from pathlib import Path


def start(root: Path, now: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "ssg", "build", "--root", str(root), "--now", now, "--quiet"]
    return subprocess.Popen(command)


def test_both_end_well_and_the_site_is_that_of_a_clean_build(small_blog, tmp_path: Path) -> None:
    for round_ in range(2):
        small_blog.post("2025-01-01-a.md", f"{round_} 回目の本文。\n", tags=["AI", f"回{round_}"])
        both = [start(small_blog.root, small_blog.now) for _ in range(2)]
        assert [process.wait() for process in both] == [0, 0]
        clean = small_blog.copy(tmp_path / f"clean{round_}")
        assert start(clean.root, clean.now).wait() == 0
        assert small_blog.outputs() == clean.outputs()
        assert not list(small_blog.root.rglob("*.new"))


def test_two_output_folders_share_one_cache(small_blog, tmp_path: Path) -> None:
    """Nothing makes these wait for each other but the cache itself."""
    command = [sys.executable, "-m", "ssg", "build", "--root", str(small_blog.root), "--quiet"]
    outs = [tmp_path / "one", tmp_path / "two"]
    both = [
        subprocess.Popen([*command, "--now", small_blog.now, "--out", str(out)]) for out in outs
    ]
    assert [process.wait() for process in both] == [0, 0]
    found = [
        {f.relative_to(out).as_posix(): f.read_bytes() for f in out.rglob("*") if f.is_file()}
        for out in outs
    ]
    assert found[0] == found[1]
    assert len(found[0]) > 20
