"""Build, serve, watch, build again: the loop of ``ssg serve``."""

import traceback
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path

from ssg.diagnostics.visible import visible
from ssg.serve.changes import Changes
from ssg.serve.live import Live
from ssg.serve.server import PreviewServer, listen, running
from ssg.serve.watcher import watching
from ssg.values import dataclass

HOST = "127.0.0.1"
PORT = 8000
# Where this machine itself reaches a server that listens on all its addresses.
_ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - no bind


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to.

    Attributes:
        ok: whether the site was published; if not, the last good one is still in place.
        changed: whether any page is another than before.
        message: for the terminal: summary or report; may be coloured.
        problems: for the browser when the build failed: the report as plain text.
        provisional: whether only the files that the watch named were looked at.
    """

    ok: bool
    changed: bool = True
    message: str = ""
    problems: str = ""
    provisional: bool = False


# From the address of the site, and the files that the watch named (none: all), to a new build.
Rebuild = Callable[[str, tuple[Path, ...]], Outcome]


def serve(
    output: Path,
    base_path: str,
    watch: Sequence[Path],
    rebuild: Rebuild,
    *,
    host: str = HOST,
    port: int = PORT,
    open_browser: bool = False,
    echo: Callable[[str], object] = print,
    ignored: Sequence[Path] = (),
    changes: Changes | None = None,
) -> None:
    """Serve a site that is built again at each change of its sources, until Ctrl-C.

    Args:
        output: the folder that ``rebuild`` publishes to.
        base_path: the path under which the site lies, without a trailing slash; may be empty.
        watch: sources, files and folders; those that are missing are waited for.
        rebuild: from the address of the site (``http://127.0.0.1:8000/blog``) to a new build.
        port: the first one to try; 0 takes any.
        echo: says one thing to the user.
        ignored: more folders, beside ``output``, that the build writes.
        changes: where changes of the sources are gathered; ``close`` ends the server.

    Raises:
        OSError: when no port is free, or the system has no watches left.
    """
    changes = changes or Changes()
    live = Live()
    server = listen(host, port, output, base_path, live)
    url = _address(host, server) + base_path
    if port not in (0, server.port):
        echo(f"Port {port} is in use: taking {server.port}.")
    try:
        with running(server), watching(watch, changes.add, ignored=(output, *ignored)):
            _build(rebuild, url, (), live, echo)
            echo(f"Serving {url}/ - press Ctrl-C to stop.")
            if open_browser:
                webbrowser.open(url + "/")
            while (changed := changes.take()) is not None:
                echo(_named(changed))
                if _build(rebuild, url, changed, live, echo).provisional and not changes.waiting:
                    _build(rebuild, url, (), live, echo)
    except KeyboardInterrupt:
        echo("Stopped.")


def _address(host: str, server: PreviewServer) -> str:
    name = _ANY_ADDRESS.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{server.port}"


def _named(changed: tuple[Path, ...]) -> str:
    more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
    return f"Changed: {visible(changed[0].name)}{more}"


def _build(
    rebuild: Rebuild,
    url: str,
    changed: tuple[Path, ...],
    live: Live,
    echo: Callable[[str], object],
) -> Outcome:
    """Build, and tell the terminal and the browser.

    A bug in a build is shown like any failure, so that the preview outlives it; the traceback is
    what a report of the bug needs.
    """
    try:
        outcome = rebuild(url, changed)
    except Exception:  # noqa: BLE001 - see above
        report = "\n".join(map(visible, traceback.format_exc().splitlines()))
        outcome = Outcome(ok=False, message=report, problems=report)
    if outcome.message:
        echo(outcome.message)
    if outcome.message or not outcome.ok or outcome.changed:
        live.publish(rebuilt=outcome.ok and outcome.changed, problems=outcome.problems)
    return outcome
