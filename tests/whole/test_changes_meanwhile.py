"""Sources that change while a build runs: the next build is still right, whatever they become."""

from pathlib import Path

import pytest

from ssg.disk.scan import Scan


@pytest.mark.parametrize(
    "path", ["posts/2025-01-01-a.md", "static/images/x.txt", "templates/tag.html"]
)
def test_a_change_that_is_taken_back_leaves_nothing_stale(
    small_blog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    small_blog.file("templates/tag.html", "mine")
    small_blog.build(out=tmp_path / "whole")
    small_blog.without(".ssg-cache")
    old = (small_blog.root / path).read_bytes()
    read = Scan.read

    def late(scan: Scan, name: str) -> bytes:
        if name == path:
            (small_blog.root / path).write_bytes(old + b"\n\nmeanwhile\n")
        return read(scan, name)

    with monkeypatch.context() as patch:
        patch.setattr(Scan, "read", late)
        # Another process would read it without that (tests/commands/test_early.py).
        patch.setattr("ssg.disk.crew.can_fork", lambda: False)
        small_blog.build()
    assert b"meanwhile" in b"".join(small_blog.outputs().values())
    small_blog.file(path, old).build()
    whole = {
        f.relative_to(tmp_path / "whole").as_posix(): f.read_bytes()
        for f in (tmp_path / "whole").rglob("*")
        if f.is_file()
    }
    assert small_blog.outputs() == whole
