"""The cache alone, restored into a fresh clone elsewhere: all is found, nothing is made again."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import sys
from pathlib import Path
from ssg.commands import ahead
from ssg.disk import crew
from ssg.commands.building import BuildOptions, build_site
ahead.can_fork = crew.can_fork = lambda: False  # what is prepared is prepared here
report = build_site(BuildOptions(root=Path({root!r}), now="2026-01-01"))
assert report.ok
loaded = [n for n in ("ssg.prepare.article", "markdown_it", "pygments", "yaml") if n in sys.modules]
print(*loaded)
"""


def build(root: Path) -> list[str]:
    """Build in another process; what it imported to prepare posts."""
    code = CODE.format(root=str(root))
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.split()


def cloned(root: Path, to: Path) -> Path:
    """The sources alone, with times, inodes and a path of their own."""
    for file in sorted(root.rglob("*")):
        path = file.relative_to(root)
        if file.is_file() and path.parts[0] not in (".ssg-cache", "public"):
            (to / path).parent.mkdir(parents=True, exist_ok=True)
            (to / path).write_bytes(file.read_bytes())
            os.utime(to / path, (1_700_000_000, 1_700_000_000))
    return to


@pytest.mark.parametrize("restored", ["articles.sqlite", "*"])
def test_what_ci_restores_is_found(small_blog, tmp_path: Path, restored: str) -> None:
    """Either the cache of articles alone, or the whole folder without the output."""
    assert "ssg.prepare.article" in build(small_blog.root)
    clone = cloned(small_blog.root, tmp_path / "another" / "machine" / "site")
    (clone / ".ssg-cache").mkdir()
    for kept in (small_blog.root / ".ssg-cache").glob(restored):
        target = clone / ".ssg-cache" / kept.name
        shutil.copytree(kept, target) if kept.is_dir() else shutil.copy(kept, target)
    assert build(clone) == []
    made = small_blog.outputs()
    found = {
        f.relative_to(clone / "public").as_posix(): f.read_bytes()
        for f in (clone / "public").rglob("*")
        if f.is_file()
    }
    assert found == made
    assert len(made) > 20


def test_a_clone_without_a_cache_has_to_make_them(small_blog, tmp_path: Path) -> None:
    """So that the test above can fail."""
    clone = cloned(small_blog.root, tmp_path / "site")
    assert "ssg.prepare.article" in build(clone)
