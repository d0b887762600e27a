"""The quickest answer of ``ssg build``: nothing has changed, known from ``stat`` alone."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ssg.cli.main import main
from ssg.disk import marks, standstill


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site; its files count at once, though they are young."""
    monkeypatch.setattr(marks, "YOUNG_NS", 0)
    root = tmp_path / "site"
    for name, text in {
        "site.toml": 'title = "T"\n[cards]\nenabled = false\n',
        "posts/2025-01-02-a.md": "---\ntitle: One\nreading_time: 9\n---\n\nFirst text.\n",
        "templates/tag.html": "{{ page.name }}",
        "static/x.txt": "x",
        "data/team.json": "{}",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.fixture
def looks_closer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Whether ``ssg build`` with these arguments goes on to build."""
    from ssg.commands import building

    asked = []
    real = building.build_site
    monkeypatch.setattr(building, "build_site", lambda *a, **k: asked.append(a) or real(*a, **k))

    def build(root: Path, *arguments: str) -> bool:
        asked.clear()
        main(["build", "--root", str(root), *arguments])
        return bool(asked)

    return build


def test_it_says_what_the_build_said(root: Path, looks_closer, capsys) -> None:
    assert looks_closer(root)
    first = capsys.readouterr()
    assert not looks_closer(root)
    second = capsys.readouterr()
    assert "SSG407" in first.err
    assert second.err == first.err
    assert "(0 written" in second.out
    assert second.out.splitlines()[1:] == first.out.splitlines()[1:]


CHANGES: dict[str, Callable[[Path], object]] = {
    "a post": lambda root: (root / "posts/2025-01-02-a.md").write_text("---\ntitle: B\n---\n"),
    "its time alone": lambda root: os.utime(root / "posts/2025-01-02-a.md", (1, 1)),
    "a new post": lambda root: (root / "posts/2025-01-03-b.md").write_text("---\ntitle: B\n---\n"),
    "a post less": lambda root: (root / "posts/2025-01-02-a.md").unlink(),
    "the settings": lambda root: (root / "site.toml").write_text('title = "U"\n'),
    "a template": lambda root: (root / "templates/tag.html").write_text("other"),
    "a new template": lambda root: (root / "templates/post.html").write_text("{{ page.title }}"),
    "a static file": lambda root: (root / "static/x.txt").write_text("y"),
    "data": lambda root: (root / "data/team.json").write_text("[]"),
    "an output": lambda root: (root / "public/index.html").write_text("by hand"),
    "an output less": lambda root: (root / "public/index.html").unlink(),
    "a folder for an output": lambda root: [
        (root / "public/index.html").unlink(), (root / "public/index.html").mkdir(),
    ],
    "no manifest": lambda root: [f.unlink() for f in root.glob(".ssg-cache/outputs/*.manifest")],
    "a claim": lambda root: [
        f.with_suffix(".intent").write_text("") for f in root.glob(".ssg-cache/outputs/*.manifest")
    ],
    "a damaged note": lambda root: [
        f.write_bytes(f.read_bytes().replace(b"9", b"8"))
        for f in root.glob(".ssg-cache/outputs/*.still")
    ],
    "a link": lambda root: (root / "posts/2025-01-04-c.md").symlink_to("2025-01-02-a.md"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_looked_at(root: Path, looks_closer, name: str) -> None:
    looks_closer(root)
    assert not looks_closer(root)
    CHANGES[name](root)
    assert looks_closer(root)


def test_an_edit_that_keeps_size_and_mtime_is_looked_at(root: Path, looks_closer) -> None:
    looks_closer(root)
    post = root / "posts/2025-01-02-a.md"
    stat = post.stat()
    post.write_text(post.read_text().replace("First", "Other"))
    os.utime(post, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert looks_closer(root)
    assert "Other text." in (root / "public/2025/01/02/a/index.html").read_text()


def test_other_options_and_another_program_are_looked_at(
    root: Path, looks_closer, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks_closer(root)
    for options in (["--drafts"], ["--now", "2025-06-01"], ["--format", "json"], ["--quiet"]):
        assert looks_closer(root, *options)
        assert not looks_closer(root, *options)
    monkeypatch.setattr(standstill, "program", lambda: "another")
    assert looks_closer(root, "--quiet")


def test_a_young_file_may_change_without_a_trace(
    root: Path, looks_closer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "YOUNG_NS", 60_000_000_000)
    assert looks_closer(root)
    assert looks_closer(root)


def test_a_post_comes_due(root: Path, looks_closer, monkeypatch: pytest.MonkeyPatch) -> None:
    due = "---\ntitle: Later\ndate: 2999-01-01\n---\n\nText.\n"
    (root / "posts/later.md").write_text(due)
    looks_closer(root)
    assert not looks_closer(root)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 1000 * 366 * 86_400)
    assert looks_closer(root)


def test_a_link_is_never_passed_over(root: Path, looks_closer) -> None:
    (root / "posts/2025-01-04-c.md").symlink_to("2025-01-02-a.md")
    assert looks_closer(root)
    assert looks_closer(root)


def test_posts_that_lie_elsewhere_are_looked_for_each_time(
    root: Path, looks_closer, capsys
) -> None:
    (root / "posts/2025-01-02-a.md").unlink()
    assert looks_closer(root)
    (root / "_posts").mkdir()
    assert looks_closer(root)
    assert "_posts" in capsys.readouterr().err


def test_a_site_with_errors_is_looked_at_again(root: Path, looks_closer, capsys) -> None:
    (root / "posts/2025-01-02-a.md").write_text("---\ntitle: [\n---\n")
    assert looks_closer(root)
    assert looks_closer(root)
    assert "SSG1" in capsys.readouterr().err


def test_it_imports_none_of_the_program_s_stages(root: Path) -> None:
    code = (
        "import json, sys\n"
        "from ssg.disk import marks; marks.YOUNG_NS = 0\n"
        "from ssg.cli.main import main\n"
        f"assert main(['build', '--root', {str(root)!r}]) == 0\n"
        "print(json.dumps([n for n in sys.modules if n.startswith(('ssg', 'dataclasses'))]),"
        " file=sys.stderr)\n"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        )
    loaded = set(json.loads(done.stderr.splitlines()[-1]))
    assert not {"ssg.commands.building", "ssg.model", "ssg.diagnostics", "dataclasses"} & loaded
