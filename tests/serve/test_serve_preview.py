"""The whole loop: build, serve, watch, build again."""

import http.client
import json
import os
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ssg.serve import Changes, Outcome, serve
from ssg.serve.live import Live
from ssg.serve.preview import PORT
from ssg.serve.server import listen

LONG = 30.0


class Preview:
    """``serve`` in a thread, with what it says and builds in queues."""

    def __init__(self, site: Path, build: Callable[[], Outcome]) -> None:
        self.said: queue.Queue[str] = queue.Queue()
        self.urls: queue.Queue[str] = queue.Queue()
        self.changes = Changes(quiet=0.01)

        def rebuild(url: str, _: tuple[Path, ...]) -> Outcome:
            self.urls.put(url)
            return build()

        def run() -> None:
            watch = [site / "posts"]
            serve(
                site / "public",
                "/blog",
                watch,
                rebuild,
                port=0,
                echo=self.said.put,
                changes=self.changes,
            )
            self.said.put("ended")

        self.thread = threading.Thread(target=run, daemon=True)
        self.thread.start()

    def hear(self, start: str) -> str:
        while not (line := self.said.get(timeout=LONG)).startswith(start):
            pass
        return line

    def stop(self) -> None:
        self.changes.close()
        self.thread.join(LONG)
        assert not self.thread.is_alive()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.md").write_text("one")
    (tmp_path / "public").mkdir()
    return tmp_path


def save(site: Path, text: str) -> None:
    """In one step, so that no build can read half of it."""
    aside = site / "aside"
    aside.write_text(text)
    os.replace(aside, site / "posts" / "a.md")


def events(url: str) -> tuple[http.client.HTTPConnection, Callable[[], dict[str, str]]]:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=LONG)
    connection.request("GET", "/__ssg/events")
    reply = connection.getresponse()

    def message() -> dict[str, str]:
        while not (line := reply.readline()).startswith(b"data: "):
            assert line
        news: dict[str, str] = json.loads(line.removeprefix(b"data: "))
        return news

    return connection, message


def test_a_saved_file_reaches_the_browser(site: Path) -> None:
    def build() -> Outcome:
        text = (site / "posts" / "a.md").read_text()
        if text == "broken":
            return Outcome(ok=False, message="1 error", problems="posts/a.md:1: error: broken")
        (site / "public" / "index.html").write_text(f"<body>{text}</body>")
        return Outcome(ok=True, message="built")

    preview = Preview(site, build)
    url = preview.urls.get(timeout=LONG)
    assert preview.hear("Serving") == f"Serving {url}/ - press Ctrl-C to stop."
    assert url.startswith("http://127.0.0.1:")
    assert url.endswith("/blog")
    connection, message = events(url)
    first = message()
    save(site, "two")
    preview.hear("Changed: a.md")
    second = message()
    assert second["version"] != first["version"]
    page = http.client.HTTPConnection(urlsplit(url).netloc, timeout=LONG)
    page.request("GET", "/blog/")
    body = page.getresponse().read()
    page.close()
    assert b"<body>two<script" in body
    assert second["version"].encode() in body

    save(site, "broken")
    preview.hear("1 error")
    assert message() == {
        "version": second["version"],
        "problems": "posts/a.md:1: error: broken",
    }
    preview.stop()
    connection.close()


def test_a_bug_in_a_build_is_shown_and_survived(site: Path) -> None:
    def build() -> Outcome:
        if (site / "posts" / "a.md").read_text() == "two":
            return Outcome(ok=True, message="well again")
        raise ZeroDivisionError("\x1b[31m")

    preview = Preview(site, build)
    report = preview.hear("Traceback")
    assert "ZeroDivisionError: \\x1b[31m" in report
    connection, message = events(preview.urls.get(timeout=LONG))
    assert "ZeroDivisionError" in message()["problems"]
    preview.hear("Serving")
    save(site, "two")
    preview.hear("well again")
    preview.stop()
    connection.close()


def test_a_build_that_changes_no_page_reloads_nothing(site: Path) -> None:
    preview = Preview(site, lambda: Outcome(ok=True, changed=False, message="same"))
    preview.hear("Serving")
    connection, message = events(preview.urls.get(timeout=LONG))
    first = message()
    save(site, "two")
    assert message() == first
    preview.stop()
    connection.close()


def test_ctrl_c_ends_it(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(url: str, changed: tuple[Path, ...]) -> Outcome:
        raise KeyboardInterrupt

    before = set(threading.enumerate())  # of which one of another test's may still be ending
    serve(site / "public", "", [site / "posts"], interrupted, port=0)
    assert capsys.readouterr().out == "Stopped.\n"
    assert set(threading.enumerate()) <= before


def test_a_taken_port_is_said(site: Path) -> None:
    said: list[str] = []
    taken = listen("127.0.0.1", PORT, site, "", Live())

    def interrupted(url: str, changed: tuple[Path, ...]) -> Outcome:
        raise KeyboardInterrupt

    serve(site / "public", "", [], interrupted, port=taken.port, echo=said.append)
    taken.server_close()
    assert said[0].startswith(f"Port {taken.port} is in use: taking ")
