"""A build from nothing prepares its posts early: the same site, whether that works or not."""

import subprocess
import sys
from pathlib import Path

import pytest

from ssg.commands.building import BuildOptions, build_site

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="its pipes are Linux's")

CODE = """
import os, signal, sys
from pathlib import Path
from ssg.commands import early
from ssg.commands.building import BuildOptions, build_site
from ssg.disk import crew

crew.processors = lambda: 2
{patch}
report = build_site(BuildOptions(root=Path({root!r}), now="2026-01-01", out=Path({out!r})))
for diagnostic in report.diagnostics:
    print(diagnostic.code, diagnostic.location.path, file=sys.stderr)
print(report.ok, report.written, "ssg.prepare.article" in sys.modules)
"""


def build(root: Path, out: Path, patch: str = "") -> list[str]:
    code = CODE.format(root=str(root), out=str(out), patch=patch)
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return [*done.stdout.split(), done.stderr]


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def blog(small_blog):
    for number in range(20):
        small_blog.post(
            f"2024-02-{number % 28 + 1:02}-n{number}.md", f"本文 {number}。\n", tags=["AI"]
        )
    small_blog.post("2024-01-01-wide-が.md", "二つの点。\n")  # its name is not NFC
    small_blog.post("2024-01-02-long.md", "短い。\n", reading_time=50)
    return small_blog


def test_all_is_prepared_elsewhere_and_comes_out_the_same(blog, tmp_path: Path) -> None:
    early = build(blog.root, tmp_path / "early")
    assert early[2] == "False"
    (blog.root / ".ssg-cache" / "articles.sqlite").unlink()
    here = build(blog.root, tmp_path / "here", "early.prepare_early = lambda _: None\n"
                 "import ssg.commands.building as b; b.prepare_early = lambda _: None\n"
                 "b.prepare_ahead = lambda *_: None")  # fmt: skip
    assert here == [*early[:2], "True", early[3]]
    assert "SSG407 posts/2024-01-02-long.md" in here[3]
    assert files(tmp_path / "early") == files(tmp_path / "here")


def test_no_process_but_the_first_drops_what_others_made(blog, tmp_path: Path) -> None:
    patch = (
        "import ssg.disk.cache as c; real, first = c.SqliteCache._shrink, os.getpid()\n"
        "def shrink(self, database):\n"
        "    os.write(2, b'the first\\n' if os.getpid() == first else b'another\\n')\n"
        "    real(self, database)\n"
        "c.SqliteCache._shrink = shrink"
    )
    told = build(blog.root, tmp_path / "out", patch)[3]
    assert "the first" in told
    assert "another" not in told


@pytest.mark.parametrize(
    "patch",
    [
        "early._load = lambda: os.kill(os.getpid(), signal.SIGKILL)",
        "import ssg.prepare.found as c; real, parent = c.make_all_found, os.getpid()\n"
        "def make_all_found(items, *rest):\n"
        "    if any('-n17' in path for path, _, _ in items) and os.getpid() != parent:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(items, *rest)\n"
        "c.make_all_found = make_all_found",
    ],
)
def test_what_a_dead_process_left_is_done_here(blog, tmp_path: Path, patch: str) -> None:
    whole = build(blog.root, tmp_path / "whole")
    (blog.root / ".ssg-cache" / "articles.sqlite").unlink()
    assert build(blog.root, tmp_path / "patched", patch)[:3] == [*whole[:2], "True"]
    assert files(tmp_path / "patched") == files(tmp_path / "whole")


def test_a_build_that_finds_a_cache_does_without(blog, monkeypatch) -> None:
    blog.build()
    monkeypatch.setattr("ssg.disk.crew.start_crew", lambda *_: pytest.fail("it was started"))
    assert build_site(BuildOptions(root=blog.root, now="2026-01-01")).ok


CHANGING = """
import ssg.disk.scan as scan
from ssg.commands import early
real, post, parent = scan.read_file, Path({post!r}), os.getpid()
def read_file(file):
    if file.endswith("-n7.md") and os.getpid() != parent:
        old = real(file)
        post.write_bytes(old.replace("本文 7。".encode(), "別の文。".encode()))
        data = real(file)
        {then}
        return data
    return real(file)
scan.read_file = read_file
"""


@pytest.mark.parametrize("then", ["pass", "post.write_bytes(old)"], ids=["stays", "changes back"])
def test_a_post_that_changes_after_the_scan_is_built_as_it_was_read(
    blog, tmp_path: Path, then: str
) -> None:
    post = blog.root / "posts" / "2024-02-08-n7.md"
    old = post.read_text("utf-8")
    page = tmp_path / "out/2024/02/08/n7/index.html"
    assert (
        build(blog.root, tmp_path / "out", CHANGING.format(post=str(post), then=then))[0] == "True"
    )
    assert "別の文。" in page.read_text("utf-8")
    post.write_text(old, "utf-8")
    build(blog.root, tmp_path / "out")
    assert "本文 7。" in page.read_text("utf-8")


def test_a_post_that_changes_back_is_built_again(blog, tmp_path: Path) -> None:
    post = blog.root / "posts" / "2024-02-08-n7.md"
    page = tmp_path / "out/2024/02/08/n7/index.html"
    build(
        blog.root, tmp_path / "out", CHANGING.format(post=str(post), then="post.write_bytes(old)")
    )
    build(blog.root, tmp_path / "out")
    assert "本文 7。" in page.read_text("utf-8")
