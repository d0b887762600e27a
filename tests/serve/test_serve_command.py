"""``ssg serve``: what it builds, says and serves."""

import argparse
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from ssg.commands import previewing
from ssg.commands import serve as command
from ssg.commands.options import UsageError
from ssg.serve import HOST, PORT

ROOT = Path(__file__).parents[2]
URL = "http://127.0.0.1:8000/blog"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site.toml").write_text('title = "t"\nbase_url = "https://example.com/blog"\n')
    (tmp_path / "posts").mkdir()
    post = "---\ntitle: Hello\ndate: 2025-01-01\n---\n\nA whole article.\n"
    (tmp_path / "posts" / "2025-01-01-hello.md").write_text(post)
    return tmp_path


def typed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.configure(parser)
    return parser.parse_args(arguments)


def test_the_preview_is_a_build_of_its_own_for_this_machine(site: Path) -> None:
    output = site / ".ssg-cache" / "serve"
    built = previewing.builder(typed("--root", str(site)), output)(URL, ())
    assert built.ok
    assert built.changed
    assert built.problems == ""
    page = (output / "index.html").read_text("utf-8")
    assert URL + "/" in page
    assert "example.com" not in page
    assert not (site / "public").exists()


def test_a_build_without_a_change_says_so(site: Path) -> None:
    build = previewing.builder(typed("--root", str(site)), site / ".ssg-cache" / "serve")
    assert build(URL, ()).changed
    assert not build(URL, ()).changed


def test_errors_reach_the_browser_and_the_last_good_site_stays(site: Path) -> None:
    output = site / ".ssg-cache" / "serve"
    build = previewing.builder(typed("--root", str(site)), output)
    build(URL, ())
    before = (output / "index.html").read_bytes()
    (site / "posts" / "2025-01-02-bad.md").write_text("---\ntitle: [\n")
    for _ in range(2):  # said again as long as it lasts
        failed = build(URL, ())
        assert not failed.ok
        assert "2025-01-02-bad.md:" in failed.problems
        assert "2025-01-02-bad.md:" in failed.message
        assert "\x1b" not in failed.problems
    assert (output / "index.html").read_bytes() == before


def test_the_same_warnings_are_said_once(site: Path) -> None:
    with (site / "site.toml").open("a") as settings:
        settings.write("titel = 1\n")
    build = previewing.builder(typed("--root", str(site)), site / ".ssg-cache" / "serve")
    assert "site.toml:3" in build(URL, ()).message
    assert "site.toml" not in build(URL, ()).message


def test_what_is_served_and_watched(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Any, ...]] = []

    def serve(*arguments: Any, **named: Any) -> None:
        asked.append((*arguments, named))

    monkeypatch.setattr(previewing, "serve", serve)
    assert command.run(typed("--root", str(site), "--port", "9000")) == 0
    ((output, base_path, watched, _, named),) = asked
    assert output == site / ".ssg-cache" / "serve"
    assert base_path == "/blog"
    assert {p.name for p in watched} >= {"posts", "pages", "templates", "static", "site.toml"}
    assert site / "public" in named["ignored"]
    assert (named["host"], named["port"], named["open_browser"]) == ("127.0.0.1", 9000, False)


def test_a_folder_without_settings_is_no_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(typed("--root", str(tmp_path))) == 1
    assert "site.toml" in capsys.readouterr().err


def test_the_defaults_are_the_servers() -> None:
    assert (typed().host, typed().port) == (HOST, PORT)


def test_wrong_usage_is_said_before_anything_is_built(site: Path) -> None:
    with pytest.raises(UsageError, match="--now"):
        command.run(typed("--root", str(site), "--now", "soon"))
    assert not (site / ".ssg-cache").exists()


@pytest.mark.parametrize("port", ["70000", "-1", "http", "٨"])
def test_a_port_is_a_number(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        typed(f"--port={port}")
    assert stopped.value.code == 2
    assert "is no port" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process on Windows")
def test_from_start_to_ctrl_c(site: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "ssg", "serve", "--root", str(site), "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        # A shell's background job ignores Ctrl-C, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("Serving"):
            break
    found = re.search(r"http://\S+", said[-1])
    assert found, said
    with urllib.request.urlopen(found[0], timeout=30) as reply:
        page = reply.read().decode()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert rest == "Stopped.\n"
    assert "/__ssg/reload.js" in page
    assert found[0] in page
