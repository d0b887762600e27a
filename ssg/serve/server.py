"""HTTP on this machine: the files of the output folder, and the stream of news."""

import errno
import os
import socket
import socketserver
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from shutil import copyfileobj
from threading import Thread
from typing import Any

from ssg.serve.browser import EVENTS_PATH, SCRIPT, SCRIPT_PATH, plain_page, with_script
from ssg.serve.files import answer, media_type
from ssg.serve.live import Live

_HEARTBEAT = 15.0  # seconds; a closed tab is noticed when it is written to
_ATTEMPTS = 20  # ports tried after the one asked for
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HTML = "text/html; charset=utf-8"


class PreviewServer(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """Serves one output folder; each request in a thread of its own."""

    daemon_threads = True
    request_queue_size = 64
    # On POSIX a port in its last minute after use may be taken again; on Windows the same option
    # would take one that is in use.
    allow_reuse_address = os.name == "posix"

    def __init__(self, host: str, port: int, root: Path, base_path: str, live: Live) -> None:
        if ":" in host:
            self.address_family = socket.AF_INET6
        self.root = root.resolve()
        self.base_path = base_path
        self.live = live
        # A page of another site can make its own name point at this machine and read drafts (DNS
        # rebinding): a server on the loopback answers only to the loopback's names.
        self.hosts = _LOOPBACK if host in ("127.0.0.1", "::1", "localhost") else frozenset()
        super().__init__((host, port), _Handler)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser may leave in the middle of an answer; anything else is a bug, and shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "Tsugime"
    sys_version = ""

    def do_GET(self) -> None:
        if not self._asked_by_name():
            page = plain_page("Not this server", "Ask for 127.0.0.1 or localhost.")
            self._send(HTTPStatus.MISDIRECTED_REQUEST, _HTML, page)
            return
        path = self.path.partition("?")[0]
        if path == EVENTS_PATH:
            self._send_events()
        elif path == SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", SCRIPT.encode())
        else:
            self._send_file()

    do_HEAD = do_GET  # noqa: N815 - http.server looks for this name

    def log_message(self, *_: Any) -> None:
        """Nothing: the terminal belongs to the build."""

    def _asked_by_name(self) -> bool:
        hosts = self.server.hosts
        name = self.headers.get("Host", "").lower()
        bare = name if name.endswith("]") else name.rpartition(":")[0] or name
        return not hosts or not name or bare in hosts

    def _send_file(self) -> None:
        version = self.server.live.news.version  # before the file, which may be replaced now
        root = self.server.root
        found = answer(root, self.server.base_path, self.path)
        if found.redirect:
            self._send(HTTPStatus.FOUND, _HTML, b"", location=found.redirect)
            return
        if found.file is None:
            self._send_not_found(version)
            return
        kind = media_type(found.file)
        try:
            with found.file.open("rb") as file:
                if kind == _HTML:
                    self._send(HTTPStatus.OK, kind, with_script(file.read(), version))
                    return
                self._send_head(HTTPStatus.OK, kind, os.fstat(file.fileno()).st_size)
                if self.command != "HEAD":
                    copyfileobj(file, self.wfile)
        except (FileNotFoundError, PermissionError):  # deleted by a build that has just ended
            self._send_not_found(version)

    def _send_not_found(self, version: str) -> None:
        try:
            page = (self.server.root / "404.html").read_bytes()
        except OSError:
            page = plain_page("Not found", "The site has no page here (yet), and no 404 page.")
        self._send(HTTPStatus.NOT_FOUND, _HTML, with_script(page, version))

    def _send_events(self) -> None:
        """Server-sent events (WHATWG HTML, 9.2), from the present state until a side ends."""
        self._send_head(HTTPStatus.OK, "text/event-stream", None)
        live, serial = self.server.live, 0
        while self.command != "HEAD" and not live.closed:
            news = live.wait(serial, _HEARTBEAT)
            serial = news.serial if news else serial
            self.wfile.write(f"data: {news.message()}\n\n".encode() if news else b":\n\n")

    def _send(self, status: HTTPStatus, kind: str, body: bytes, *, location: str = "") -> None:
        self._send_head(status, kind, len(body), location=location)
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_head(
        self, status: HTTPStatus, kind: str, length: int | None, *, location: str = ""
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if location:
            self.send_header("Location", location)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()


def listen(host: str, port: int, root: Path, base_path: str, live: Live) -> PreviewServer:
    """A server on the port, or on the next free one; port 0 takes any.

    Raises:
        OSError: when none of them is free, or the host is not this machine's.
    """
    last = port if port == 0 else min(port + _ATTEMPTS, 65535)
    for candidate in range(port, last + 1):
        try:
            return PreviewServer(host, candidate, root, base_path, live)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or candidate == last:
                raise
    raise AssertionError("unreachable: the last port returns or raises")


@contextmanager
def running(server: PreviewServer) -> Iterator[None]:
    """Answer requests, in a thread, until the block ends; then close the port."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.live.close()
        server.shutdown()
        thread.join()
        server.server_close()
