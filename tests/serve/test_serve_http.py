"""The server, asked over real sockets."""

import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from ssg.serve.live import Live
from ssg.serve.server import PreviewServer, listen, running

LONG = 30.0
PAGE = "<!DOCTYPE html><title>朝</title><body><p>本文</p></body></html>"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "about").mkdir()
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "a.css").write_text("p { color: red }")
    return tmp_path


@pytest.fixture
def server(root: Path) -> Iterator[PreviewServer]:
    served = listen("127.0.0.1", 0, root, "/blog", Live())
    with running(served):
        yield served


def ask(
    server: PreviewServer, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LONG)
    connection.request(method, path, headers=headers)
    reply = connection.getresponse()
    body = reply.read()
    connection.close()
    return reply.status, {k.lower(): v for k, v in reply.getheaders()}, body


def test_a_page_has_the_script_and_its_file_does_not(server: PreviewServer, root: Path) -> None:
    status, headers, body = ask(server, "/blog/")
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    before, script, after = body.decode().partition("<script")
    assert before + after.partition("</script>")[2] == PAGE
    assert server.live.news.version in script + after
    assert (root / "index.html").read_text() == PAGE


def test_other_files_are_as_they_are(server: PreviewServer) -> None:
    status, headers, body = ask(server, "/blog/a.css")
    assert (status, body) == (200, b"p { color: red }")
    assert headers["content-type"].startswith("text/css")
    assert headers["content-length"] == "16"


def test_head_says_the_same_without_a_body(server: PreviewServer) -> None:
    for path in ("/blog/", "/blog/a.css", "/blog/nothing"):
        got, asked = ask(server, path), ask(server, path, "HEAD")
        assert asked[2] == b""
        assert asked[0] == got[0]
        assert asked[1]["content-length"] == str(len(got[2]))


def test_a_missing_page_is_the_sites_own_404(server: PreviewServer, root: Path) -> None:
    assert ask(server, "/blog/nothing")[0] == 404
    (root / "404.html").write_text("<body>迷子</body>")
    status, _, body = ask(server, "/blog/nothing")
    assert status == 404
    assert "迷子".encode() in body
    assert b"<script" in body


def test_a_folder_is_never_listed(server: PreviewServer) -> None:
    status, _, body = ask(server, "/blog/about/")
    assert status == 404
    assert b"about" not in body


def test_a_folder_is_asked_for_with_its_slash(server: PreviewServer) -> None:
    status, headers, _ = ask(server, "/blog/about")
    assert (status, headers["location"]) == (302, "/blog/about/")


def test_a_name_that_was_made_to_point_here_is_refused(server: PreviewServer) -> None:
    assert ask(server, "/blog/", Host="evil.example:8000")[0] == 421
    for name in ("localhost:1", "127.0.0.1", "[::1]:9"):
        assert ask(server, "/blog/", Host=name)[0] == 200


def test_only_reading(server: PreviewServer) -> None:
    assert ask(server, "/blog/", "POST")[0] == 501


def test_the_script_is_served(server: PreviewServer) -> None:
    status, headers, body = ask(server, "/__ssg/reload.js")
    assert status == 200
    assert headers["content-type"].startswith("text/javascript")
    assert b"textContent" in body
    assert b"innerHTML" not in body


def test_the_news_come_as_events_until_the_end(server: PreviewServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LONG)
    connection.request("GET", "/__ssg/events")
    reply = connection.getresponse()
    assert reply.getheader("Content-Type") == "text/event-stream"

    def message() -> dict[str, str]:
        line = reply.readline()
        assert line.startswith(b"data: ")
        assert reply.readline() == b"\n"
        news: dict[str, str] = json.loads(line.removeprefix(b"data: "))
        return news

    first = message()
    server.live.publish(rebuilt=False, problems="line 1\n<b>line 2")
    assert message() == {"version": first["version"], "problems": "line 1\n<b>line 2"}
    server.live.publish(rebuilt=True)
    last = message()
    assert last["version"] != first["version"]
    assert last["problems"] == ""
    server.live.close()
    assert b"data" not in reply.read()
    connection.close()


def test_a_taken_port_gives_the_next_free_one(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = listen("127.0.0.1", port, root, "", Live())
        server.server_close()
        assert port < server.port <= port + 20


def test_a_file_that_goes_while_it_is_asked_for_is_not_found(
    server: PreviewServer, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(type(root), "open", gone)
    assert ask(server, "/blog/a.css")[0] == 404


def test_two_servers_never_have_the_same_version() -> None:
    assert Live().news.version != Live().news.version


def test_waiting_ends_without_news() -> None:
    live = Live()
    assert live.wait(live.news.serial, 0.001) is None
