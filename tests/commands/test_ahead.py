"""A changed post is prepared by another process: the same site, whether that works or not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ssg.commands import ahead
from ssg.commands.building import BuildOptions, build_site

# Prepares nothing itself: the other process has to.
CODE = """
import os, sys
from pathlib import Path
from ssg.commands import ahead
from ssg.commands.building import BuildOptions, build_site

real = os.fork

def first(function):
    def fork():
        os.fork = real  # workers that render are forked later
        return function()
    os.fork = fork

ahead.processors = lambda: 2
{patch}
report = build_site(BuildOptions(root=Path({root!r}), now="2026-01-01"))
assert report.ok
print(report.written, "ssg.prepare.article" in sys.modules)
"""


def build(root: Path, patch: str = "") -> list[str]:
    code = CODE.format(root=str(root), patch=patch)
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.split()


pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")


def test_an_edit_is_prepared_elsewhere(small_blog) -> None:
    small_blog.build()
    small_blog.post("2025-01-01-a.md", "別の本文。\n", tags=["AI"])
    written, loaded = build(small_blog.root)
    assert (int(written) > 0, loaded) == (True, "False")
    assert "別の本文。" in small_blog.text("2025/01/01/a/index.html")


@pytest.mark.parametrize(
    "patch",
    [
        "first(lambda: (_ for _ in ()).throw(OSError('no process')))",
        "first(lambda: real() or os._exit(1))",  # it dies at once
        "ahead.can_fork = lambda: False",
    ],
)
def test_where_that_fails_the_build_does_it(small_blog, patch: str) -> None:
    small_blog.build()
    small_blog.post("2025-01-01-a.md", "別の本文。\n", tags=["AI"])
    assert build(small_blog.root, patch)[1] == "True"
    assert "別の本文。" in small_blog.text("2025/01/01/a/index.html")


def test_a_checkout_of_many_files_is_left_to_the_pool(small_blog, monkeypatch) -> None:
    monkeypatch.setattr(ahead, "can_fork", lambda: True)
    monkeypatch.setattr(ahead, "processors", lambda: 2)
    monkeypatch.setattr("ssg.disk.workers.can_fork", lambda: False)
    monkeypatch.setattr("ssg.disk.crew.can_fork", lambda: False)
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a process was started"))
    for number in range(ahead.WORTH_A_POOL):
        small_blog.post(f"2025-03-01-{number}.md")
    assert build_site(BuildOptions(root=small_blog.root, now="2026-01-01")).ok
