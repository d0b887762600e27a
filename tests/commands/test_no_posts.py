"""A site without posts is told where they may lie."""

from pathlib import Path

import pytest

from ssg.cli.main import main
from ssg.commands.building import BuildOptions, build_site


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "site.toml").write_text('title = "T"\n')
    return tmp_path


def _hints(root: Path) -> list[str]:
    report = build_site(BuildOptions(root=root, now="2026-01-01", strict=True))
    assert report.ok, "it is a hint: a site of pages alone is a site"
    return [d.hint for d in report.diagnostics if d.code == "SSG605"]


def test_a_site_with_posts_is_not_told(root: Path) -> None:
    (root / "posts").mkdir()
    (root / "posts/2025-01-02-a.md").write_text("---\ntitle: A\n---\n\nText.\n")
    assert _hints(root) == []


def test_jekylls_folder_is_named(root: Path) -> None:
    (root / "_posts").mkdir()
    assert _hints(root) == ["there is a folder _posts/: rename it, or move its posts"]


def test_an_empty_site_is_shown_a_name(root: Path) -> None:
    (hint,) = _hints(root)
    assert "posts/2026-01-31-title.md" in hint


def test_an_argument_too_many_is_called_that(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["build", "blog"])
    assert stopped.value.code == 2
    assert "“blog” is one argument too many" in capsys.readouterr().err


def test_output_dir_in_the_settings_is_refused_at_the_settings(root: Path) -> None:
    (root / "site.toml").write_text('title = "T"\noutput_dir = "posts"\n')
    report = build_site(BuildOptions(root=root))
    assert [(d.code, d.location.path) for d in report.diagnostics] == [("SSG601", "site.toml")]


def test_a_folder_that_appears_is_named_though_nothing_else_changed(root: Path) -> None:
    assert "posts/2026" in _hints(root)[0]
    (root / "_posts").mkdir()
    assert "_posts/" in _hints(root)[0]
