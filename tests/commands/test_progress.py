"""The progress bar: counts and the time left, on a terminal only, gone when the work is done."""

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from ssg.commands.progress import Progress, bar
from ssg.prepare import one_by_one


class Clock:
    """Each look takes a second."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


def test_the_bar_counts_and_tells_the_time_left() -> None:
    assert bar("posts", 10, 40, 5.0) == f"[{'#' * 7}{'.' * 23}] 10/40 posts, 15 s left"
    assert bar("pages", 1_000, 13_607, 10.0).endswith("1,000/13,607 pages, 2 min 06 s left")
    assert bar("posts", 3, 3, 9.0) == f"[{'#' * 30}] 3/3 posts, 0 s left"


def test_every_result_comes_through_and_the_line_is_cleared() -> None:
    stream = io.StringIO()
    watched = Progress(stream, Clock()).watch("posts", one_by_one)
    assert list(watched(lambda n: n * n, 5)) == [0, 1, 4, 9, 16]
    said = stream.getvalue()
    assert said.count("\r[") == 5
    assert "4/5 posts, 1 s left" in said
    assert said.endswith("\r\x1b[K")
    assert "\n" not in said


def test_short_work_is_not_worth_a_bar() -> None:
    stream = io.StringIO()
    assert list(Progress(stream).through("posts", iter("abc"), 3)) == ["a", "b", "c"]
    assert stream.getvalue() == ""


def test_a_failure_clears_the_line_too() -> None:
    def failing() -> Iterator[int]:
        yield 1
        raise ValueError("no more")

    stream = io.StringIO()
    with pytest.raises(ValueError, match="no more"):
        list(Progress(stream, Clock()).through("posts", failing(), 2))
    assert stream.getvalue().endswith("\r\x1b[K")


CODE = """
import sys
from ssg.commands import ahead, progress
from ssg.disk import crew
ahead.can_fork = crew.can_fork = lambda: False  # else another process prepares the few posts
progress._LONG = progress._PAUSE = 0.0
from ssg.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def said_on_a_terminal(*arguments: str) -> str:
    """What the program says where its standard error is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", CODE, *arguments], stderr=theirs, stdout=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm"},
    ) as process:  # fmt: skip
        os.close(theirs)
        said = b""
        while True:
            try:
                some = os.read(ours, 65536)
            except OSError:  # nobody writes any more
                break
            if not some:
                break
            said += some
    os.close(ours)
    assert process.returncode == 0
    return said.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
def test_a_build_shows_it_on_a_terminal_alone(small_blog) -> None:
    build = ("build", "--root", str(small_blog.root), "--now", small_blog.now)
    said = said_on_a_terminal(*build)
    assert re.search(r"\r\[#+\.*\] \d+/\d+ posts, ", said)
    assert re.search(r"\r\[#+\.*\] \d+/\d+ pages, ", said)
    small_blog.post("2025-01-01-a.md", "別。\n")
    assert "\r[" not in said_on_a_terminal(*build, "--quiet")
    small_blog.post("2025-01-01-a.md", "また別。\n")
    done = subprocess.run([sys.executable, "-c", CODE, *build], check=True, capture_output=True)
    assert b"\r[" not in done.stderr
