"""A site large enough for several processes comes out as it does from one."""

import os
import subprocess
import sys
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


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_one_process_or_two_make_the_same_bytes(tmp_path: Path) -> None:
    outputs = []
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
    assert len(outputs[0]) > 100
    assert outputs[0] == outputs[1]
