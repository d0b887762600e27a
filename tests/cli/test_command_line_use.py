"""The command line: help with an example, suggestions for what is mistyped, exit codes."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ssg import __version__
from ssg.cli.main import main, run_alone
from ssg.commands import COMMANDS, build, find_command
from ssg.diagnostics import forms


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        status = main(list(arguments))
    except SystemExit as end:
        status = int(end.code or 0)
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_shows_an_example(capsys, name: str) -> None:
    status, out, err = run(capsys, name, "--help")
    assert (status, err) == (0, "")
    assert "Examples:" in out
    assert f"ssg {name}" in out.split("Examples:")[1]


def test_the_help_lists_every_command(capsys) -> None:
    status, out, _ = run(capsys, "--help")
    assert status == 0
    assert all(name in out for name in COMMANDS)


def test_the_version(capsys) -> None:
    assert run(capsys, "--version") == (0, f"Tsugime {__version__}\n", "")


def test_without_a_command_the_help_is_shown(capsys) -> None:
    status, out, _ = run(capsys)
    assert status == 2
    assert "COMMAND" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], "did you mean “build”?"),
        (["sevre"], "did you mean “serve”?"),
        (["new_site", "x"], "did you mean “new-site”?"),
        (["xyzzy"], "there are: build"),
        (["build", "--darfts"], "did you mean “--drafts”?"),
        (["build", "--base_url", "x"], "did you mean “--base-url”?"),
        (["build", "--base_url=x"], "did you mean “--base-url”?"),
        (["build", "--format", "jsn"], "did you mean “json”?"),
        (["build", "-n"], "no option “-n”; there is “--now”"),
        (["build", "-x"], "no option “-x”\n"),
        (["build", "--draft"], "did you mean “--drafts”?"),
        (["build", "extra"], "extra"),
        (["new-site"], "DIR"),
        (["--verison"], "did you mean “--version”?"),
    ],
)
def test_what_is_mistyped_gets_a_suggestion(capsys, arguments: list[str], said: str) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert "Try: ssg" in err


def test_build_py_takes_the_options_of_ssg_build(repository: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(repository / "build.py")]
    done = subprocess.run([*command, "--help"], capture_output=True, text=True, check=True)
    for option in ("--root", "--out", "--base-url", "--now", "--drafts", "--future", "--expired",
                   "--strict", "--format", "--quiet"):  # fmt: skip
        assert option in done.stdout
    assert "python build.py --root" in done.stdout
    done = subprocess.run([*command, "--darfts"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--drafts" in done.stderr


def test_an_encoding_without_our_letters_is_no_traceback(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('title = "題"\nlangauge = "ja"\n', "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "ssg", "build", "--root", str(tmp_path), "--format", "json"],
        cwd=repository, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True,
        check=False, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    helped = subprocess.run(
        [sys.executable, "-m", "ssg", "biuld"],
        cwd=repository, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True,
        check=False, text=True,
    )  # fmt: skip
    assert helped.returncode == 2
    assert "build" in helped.stderr
    assert "Traceback" not in helped.stderr


def test_a_reader_that_leaves_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert main(["schema"]) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_under_the_output_is_told_in_one_line(repository: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ssg", "schema"],
            cwd=repository, stdout=full, stderr=subprocess.PIPE, check=False, text=True,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "ssg schema: No space left on device\n")


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(find_command("build"), "run", interrupted)
    assert run_alone("build", "python build.py", []) == 130


def test_the_forms_of_the_build_command_are_those_that_there_are() -> None:
    assert tuple(form.name for form in forms.FORMATS) == build.FORMATS


def test_the_version_is_said_without_the_commands(repository: Path) -> None:
    code = (
        "import sys; from ssg.cli.main import main\n"
        "assert main(['--version']) == 0\n"
        "assert not {'argparse', 'dataclasses', 'ssg.commands.build'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=repository, check=True, capture_output=True, text=True
    )
    assert done.stdout == f"Tsugime {__version__}\n"
