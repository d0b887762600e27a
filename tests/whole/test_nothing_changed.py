"""A build that finds nothing changed says what the last one said, and never wrongly."""

import subprocess
import sys
from pathlib import Path

import pytest

from ssg.commands.building import BuildOptions, BuildReport, build_site

POST = """---
title: One
date: 2025-01-02
---

{}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "posts").mkdir()
    (tmp_path / "site.toml").write_text('title = "T"\n')
    _write(tmp_path, "First text.")
    return tmp_path


def _write(root: Path, text: str, name: str = "a", front: str = "") -> None:
    post = POST.replace("title: One\n", f"title: One\n{front}").format(text)
    (root / f"posts/{name}.md").write_text(post)


def _build(root: Path, now: str = "2025-06-01", **options: bool) -> BuildReport:
    return build_site(BuildOptions(root=root, now=now, **options))


def _page(root: Path) -> str:
    return (root / "public/2025/01/02/a/index.html").read_text("utf-8")


def test_the_second_report_says_what_the_first_said(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _build(root)

    def refuse(*_: object) -> None:
        raise AssertionError("the stages were run")

    monkeypatch.setattr("ssg.commands.stages.run_stages", refuse)
    second = _build(root)
    assert (first.written, second.written) == (first.written + first.kept, 0)
    assert second.kept == first.written
    for name in ("ok", "diagnostics", "posts", "pages", "mended", "left_out", "next_due", "home"):
        assert getattr(second, name) == getattr(first, name), name


def test_the_stages_are_not_even_imported(root: Path) -> None:
    _build(root)
    code = (
        "import sys; from pathlib import Path\n"
        "from ssg.commands.building import BuildOptions, build_site\n"
        f"assert build_site(BuildOptions(root=Path({str(root)!r}), now='2025-06-01')).ok\n"
        "heavy = {'jinja2', 'markdown_it', 'pygments', 'nh3', 'ssg.pipeline'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_text_options_and_settings_are_seen(root: Path) -> None:
    _write(root, "Hidden.", "draft", "draft: true\n")
    _build(root)
    assert _build(root, drafts=True).posts == 2
    assert _build(root).posts == 1
    _write(root, "Other text.")
    assert _build(root).written > 0
    assert "Other text." in _page(root)
    (root / "site.toml").write_text('title = "Another"\n')
    _build(root)
    assert "Another" in _page(root)


def test_a_warning_fails_a_strict_build_though_nothing_changed(root: Path) -> None:
    _write(root, "Text that is never fin\n\n---END---")
    assert _build(root).ok
    assert not _build(root, strict=True).ok


def test_a_post_comes_due_and_expires(root: Path) -> None:
    _write(root, "Later.", "b", "expires: 2026-01-01\n")
    future = (root / "posts/b.md").read_text().replace("2025-01-02", "2025-08-01")
    (root / "posts/b.md").write_text(future)
    counts = [
        _build(root, now).posts
        for now in (
            "2025-06-01",
            "2025-07-31",
            "2025-08-02",
            "2025-09-01",
            "2026-02-01",
            "2025-06-02",
        )
    ]
    assert counts == [1, 1, 2, 2, 1, 1]


def test_a_file_lost_or_changed_in_the_output_comes_back(root: Path) -> None:
    _build(root)
    before = _page(root)
    page = root / "public/2025/01/02/a/index.html"
    page.unlink()
    assert _build(root).written == 1
    page.write_text("changed by hand")
    assert _build(root).written == 1
    assert _page(root) == before


def test_a_build_killed_after_publishing_leaves_no_wrong_snapshot(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A, then B whose end is never reached, then A's files again: the output must be A's."""
    _build(root)
    _write(root, "Text of B.")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        for way in ("building", "short_way"):
            patch.setattr(f"ssg.commands.{way}.save_snapshot", killed)
        with pytest.raises(KeyboardInterrupt):
            _build(root)
    assert "Text of B." in _page(root)
    _write(root, "First text.")
    _build(root)
    assert "First text." in _page(root)


def test_a_damaged_snapshot_is_no_snapshot(root: Path) -> None:
    _build(root)
    for snapshot in (root / ".ssg-cache/outputs").glob("*.snapshot"):
        text = snapshot.read_text("utf-8")
        for damaged in ("", text[: len(text) // 2], text.replace('"posts": 1', '"posts": 7')):
            snapshot.write_text(damaged)
            report = _build(root)
            assert (report.ok, report.posts) == (True, 1)
