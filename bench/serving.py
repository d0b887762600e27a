"""From saving a post to the page that the preview server sends: how long, and for what."""

import http.client
import socket
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bench import edits
from bench.contestants import PORT
from bench.edits import Laid
from bench.memory import tree_cpu, tree_pss
from bench.phases import SERVE, Told
from bench.running import Run, last_words, start, stop
from bench.sources import url_of

_EVERY = 0.01  # seconds between two looks at the page
_QUIET = 2.0  # seconds without work after which a server is waiting
_WORK = 0.06  # seconds of processor time that are work, and no timer's tick


@dataclass(frozen=True, slots=True)
class _Server:
    laid: Laid
    process: "subprocess.Popen[bytes]"
    port: int


def measure(
    sites: Sequence[Laid], repeats: int, limit: float, tell: Told
) -> tuple[dict[str, tuple[Run, ...]], dict[str, str]]:
    """Start the server of each site, then save a post in each in turn.

    Wall time is from the save to the first answer that shows it; processor time is all that the
    server does about it; memory is what it holds when it is done.

    Returns:
        The edits of each contestant that showed them all, and for the others what went wrong.
    """
    runs: dict[str, list[Run]] = {laid.contestant.name: [] for laid in sites}
    failed: dict[str, str] = {}
    servers: list[_Server] = []
    try:
        for laid in sites:
            port = _free_port()
            command = [part.replace(PORT, str(port)) for part in laid.contestant.serve]
            server = _Server(laid, start(command, laid.folder, laid.log), port)
            servers.append(server)
            if not _is_ready(server, limit):
                failed[laid.contestant.name] = f"its server does not answer: {last_words(laid.log)}"
                tell(f"{laid.contestant.name}: {failed[laid.contestant.name]}")
        for number in range(repeats):
            for server in servers:
                name = server.laid.contestant.name
                if name in failed:
                    continue
                done = _save(server, number, limit)
                if done is None:
                    failed[name] = f"the page does not show the edit after {limit:.0f} s"
                    tell(f"{name}: {failed[name]}")
                else:
                    runs[name].append(done)
                    tell(f"{SERVE}, {number + 1} of {repeats}, {name}: {done.wall:.3f} s")
    finally:
        for server in servers:
            stop(server.process)
            try:
                server.process.wait(10)
            except subprocess.TimeoutExpired:
                stop(server.process, 9)
                server.process.wait(10)
    return {name: tuple(of) for name, of in runs.items() if name not in failed}, failed


def _save(server: _Server, number: int, limit: float) -> Run | None:
    """One edit; None when it does not come through."""
    laid = server.laid
    before = tree_cpu(server.process.pid)
    shown = edits.body(laid, 1000 + number)
    began = time.perf_counter()
    mark = shown[0].text.encode()
    while mark not in _get(server.port, url_of(laid.middle)):
        if time.perf_counter() - began > limit:
            return None
        time.sleep(_EVERY)
    wall = time.perf_counter() - began
    _wait_until_idle(server.process.pid, limit)
    pid = server.process.pid
    return Run(wall, tree_cpu(pid) - before, tree_pss(pid), 0)


def _is_ready(server: _Server, limit: float) -> bool:
    """Wait for the first build, and until it idles: a server may answer before it watches."""
    began = time.perf_counter()
    while not _get(server.port, url_of(server.laid.middle)):
        if time.perf_counter() - began > limit or server.process.poll() is not None:
            return False
        time.sleep(0.1)
    _wait_until_idle(server.process.pid, limit)
    return server.process.poll() is None


def _wait_until_idle(pid: int, limit: float) -> None:
    began = quiet = time.perf_counter()
    last = tree_cpu(pid)
    while time.perf_counter() - quiet < _QUIET and time.perf_counter() - began < limit:
        time.sleep(0.1)
        now = tree_cpu(pid)
        if now - last > _WORK:
            last, quiet = now, time.perf_counter()


def _get(port: int, path: str) -> bytes:
    """A page of the preview; empty when there is none yet."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()
    return body if response.status == 200 else b""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
