"""A site large enough for several processes comes out as it does from one."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

BUILD = """
import sys
from pathlib import Path
from ssg.disk import workers
workers.processors = lambda: int(sys.argv[2])
from ssg.commands.building import BuildOptions, build_site
report = build_site(BuildOptions(root=Path(sys.argv[1]), out=Path(sys.argv[3]), now="2026-01-01"))
assert report.ok and report.posts == 60, report
"""


KEPT = {"shelf", "shown", "article", "body"}  # of every post


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _kept(root: Path) -> dict[str, bytes]:
    with closing(sqlite3.connect(root / ".ssg-cache/articles.sqlite")) as database:
        entries = dict(database.execute("SELECT key, value FROM entry"))
    return {key: value for key, value in entries.items() if key.split(":")[0] in KEPT}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_one_process_or_two_make_the_same_bytes(tmp_path: Path) -> None:
    outputs, kept = [], []
    for processes in (1, 2):
        root = tmp_path / f"site{processes}"
        (root / "posts").mkdir(parents=True)
        (root / "site.toml").write_text('title = "T"\n')
        for n in range(60):
            front = (
                f'---\ntitle: "Post {n}"\ndate: 2025-{n % 12 + 1:02}-03\ntags: [a, t{n % 7}]\n---\n'
            )
            body = f"\nText {n}.\n\n```python\nx = {n}\n```\n"
            (root / f"posts/p{n}.md").write_text(front + body)
        out = tmp_path / f"out{processes}"
        code = [sys.executable, "-c", BUILD, root, str(processes), out]
        subprocess.run([str(part) for part in code], check=True, timeout=120)
        outputs.append(_files(out))
        kept.append(_kept(root))
    assert len(outputs[0]) > 100
    assert outputs[0] == outputs[1]
    # With two, what the next build reads is kept beside the work on pages.
    assert {key.split(":")[0] for key in kept[0]} == KEPT
    assert kept[0] == kept[1]


EDITED = """
import select, sys
from pathlib import Path
from ssg.commands import ahead, building, stages
from ssg.disk import beside, workers
from ssg.render.codes import Codes

root, out, clean = map(Path, sys.argv[1:])
for room in (workers, ahead, beside):
    room.processors = lambda: 2
stages.MANY_POSTS = 0
take, gather = beside._pieces, Codes.gather

def to_its_end(handle):
    poll = select.poll()
    poll.register(handle, 0)
    poll.poll()
    return take(handle)

gathered = []

def counted(codes):
    gather(codes)
    gathered.append(len(codes._known))

beside._pieces, Codes.gather = to_its_end, counted

def build(out):
    options = building.BuildOptions(root=root, out=out, now="2026-01-01")
    report = building.build_site(options)
    assert report.ok, report
    return report

build(out)
post = root / "posts/p7.md"
post.write_text(post.read_text().replace("Post 7", "Another <title>").replace("t0", "t1"))
assert build(out).written > workers._FEW_PAGES
assert gathered[-1] > 5, gathered
build(clean)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_templates_compiled_by_another_process_make_the_same_bytes(tmp_path: Path) -> None:
    root, out, clean = tmp_path / "site", tmp_path / "out", tmp_path / "clean"
    (root / "posts").mkdir(parents=True)
    (root / "site.toml").write_text('title = "T"\n')
    for n in range(20):
        front = f'---\ntitle: "Post {n}"\ndate: 2025-{n % 12 + 1:02}-03\ntags: [a, t{n % 7}]\n---\n'
        (root / f"posts/p{n}.md").write_text(f"{front}\n## A {n}\n\nText {n}.\n")
    code = [sys.executable, "-c", EDITED, str(root), str(out), str(clean)]
    subprocess.run(code, check=True, timeout=120)
    assert _files(out) == _files(clean)
